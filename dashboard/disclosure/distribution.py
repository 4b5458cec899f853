"""What may be shown of how units spread: of a histogram and of the parts of a whole.

Both stand on a figure that is judged by itself (`judge`): what is withheld there shows
no spread either. A histogram follows the indicator's least numbers; where the trait
could expose people, classes of 1 to 4 units are put together with their neighbours. Of
parts that make up a whole no single one is hidden: what is left would tell it.
"""

from collections.abc import Sequence

from dashboard.catalogue import Indicator
from dashboard.disclosure import flags
from dashboard.disclosure.judge import SAFE_N, SENSITIVE_COUNT

Class = tuple[
    int, int, int
]  # first and last of the classes put together, and its units


def flag_of_spread(n: int, of_figure: str, indicator: Indicator) -> str:
    """The flag of a histogram of `n` units whose figure has the flag `of_figure`."""
    if of_figure in (flags.POOLED, flags.PARENT_VALUE):
        return flags.TOO_FEW
    if of_figure not in flags.SHOWN_OWN:
        return of_figure
    if n < indicator.minimum_n.confidentiality:
        return flags.SUPPRESSED if n else flags.NO_DATA
    if n < indicator.minimum_n.publication:
        return flags.TOO_FEW
    return flags.CAUTION if of_figure == flags.OK and n < SAFE_N else of_figure


def flag_of_part(n: int, weak: int, of_figure: str, indicator: Indicator) -> str:
    """The flag of a count of weak units among `n`."""
    found = flag_of_spread(n, of_figure, indicator)
    is_telling = _is_small(weak) or _is_small(n - weak)
    if found in flags.SHOWN_OWN and indicator.sensitive and is_telling:
        return flags.SUPPRESSED
    return found


def classes_to_show(counts: Sequence[int], indicator: Indicator) -> list[Class]:
    """The classes, those of a sensitive trait with 1 to 4 units joined to others."""
    found = [(number, number, count) for number, count in enumerate(counts)]
    while indicator.sensitive and len(found) > 1:
        small = next((k for k, one in enumerate(found) if _is_small(one[2])), None)
        if small is None:
            break
        first = _smaller_pair(found, small)
        (start, _to, one), (_from, end, other) = found[first], found[first + 1]
        found[first : first + 2] = [(start, end, one + other)]
    return found


def with_another_hidden(found: Sequence[str], sizes: Sequence[int]) -> list[str]:
    """Flags of parts of a whole; where one is confidential, so is the next smallest."""
    hidden = [k for k, flag in enumerate(found) if flag in flags.CONFIDENTIAL]
    others = [k for k, flag in enumerate(found) if flag in flags.SHOWN_OWN]
    answer = list(found)
    if len(hidden) == 1 and others:
        smallest = min(others, key=lambda k: sizes[k])
        answer[smallest] = flags.SUPPRESSED_COMPLEMENTARY
    return answer


def _smaller_pair(found: Sequence[Class], at: int) -> int:
    """The number of the first of two neighbours, one of them `at`, with least units."""
    starts = [k for k in (at - 1, at) if 0 <= k < len(found) - 1]
    return min(starts, key=lambda k: found[k][2] + found[k + 1][2])


def _is_small(count: int) -> bool:
    return 1 <= count <= SENSITIVE_COUNT
