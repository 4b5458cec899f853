"""The sentences of the sheet for the people: large, plain, and never without a word.

What is withheld, not reported or not known is said; it is neither blank nor a zero.
"""

from collections.abc import Mapping
from math import floor

from dashboard.components.wording import (
    base_words,
    flag_sentence,
    fraction_words,
    is_known,
    range_words,
    reporting_share,
    value_words,
    when_words,
)
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import format_number
from dashboard.queries import report as measures
from dashboard.queries.readings import Reading
from dashboard.texts import translator

Found = Mapping[str, Reading]


def is_told(found: Reading) -> bool:
    """There is a figure to say."""
    row = found.row
    return row is not None and row["flag"] in flags.SHOWN and is_known(row["value"])


def of_ten(value: float) -> int:
    """How many of ten a share is, to the nearest; never over ten."""
    return min(floor(value * 10 + 0.5), 10)


def of_ten_words(value: float, lang: str) -> str:
    """8 dari 10; what rounds to none or to all is not said to be that."""
    _ = translator(lang)
    count = of_ten(value)
    if count == 0 and value > 0:
        return _("fewer than 1 of 10")
    if count == 10 and value < 1:
        return _("nearly 10 of 10")
    return _("{count} of 10", count=count)


def proposals_words(found: Found, lang: str) -> str:
    """Usulan Anda: 12, didanai 4."""
    _ = translator(lang)
    made, funded = found[measures.MADE], found[measures.FUNDED]
    if not is_told(made):
        return _untold(_("Your proposals"), made, lang)
    count = format_number(made.row["value"], lang)
    if not is_told(funded):
        return _("Your proposals: {made}", made=count)
    if funded.row["value"] == 0:
        return _("Your proposals: {made}, none funded yet", made=count)
    number = format_number(funded.row["value"], lang)
    return _("Your proposals: {made}, funded {funded}", made=count, funded=number)


def funded_of(found: Found) -> tuple[int, int] | None:
    """How many signs to fill of how many: each proposal one, of many ten."""
    made, funded = found[measures.MADE], found[measures.FUNDED]
    if not (is_told(made) and is_told(funded)):
        return None
    count, full = int(made.row["value"]), int(funded.row["value"])
    return (full, count) if count <= 10 else (of_ten(full / count), 10)


def money_words(found: Found, lang: str) -> str:
    """Dana yang diterima: Rp 1,2 miliar; "" where no proposal was made or funded."""
    _ = translator(lang)
    money, funded = found[measures.FUNDED_RP], found[measures.FUNDED]
    if not is_told(funded) or funded.row["value"] == 0:
        return ""
    if not is_told(money):
        return _untold(_("Money granted"), money, lang)
    amount = value_words(money.row, money.indicator, lang)
    return _("Money granted: {amount}", amount=amount)


def came_words(found: Found, lang: str) -> str:
    """312 orang hadir dari 520 yang diundang; of ten where the counts are another's."""
    _ = translator(lang)
    came = found[measures.CAME]
    if not is_told(came):
        return _untold(_("Who came to planning meetings"), came, lang)
    row = came.row
    is_own = row["flag"] in flags.SHOWN_OWN and is_known(row["numerator"])
    if not is_own:
        share = of_ten_words(row["value"], lang)
        return _sentence(_("{share} people invited came", share=share))
    return _(
        "{came} people came of {invited} invited",
        came=format_number(row["numerator"], lang),
        invited=format_number(row["denominator"], lang),
    )


def share_words(measure: str, found: Found, lang: str) -> str:
    """8 dari 10 anggota menabung, for the shares said of ten."""
    _ = translator(lang)
    title, text = {
        measures.WOMEN: (_("Women at meetings"), _("{share} who came were women")),
        measures.MEETINGS: (_("Group meetings"), _("{share} planned meetings held")),
        measures.SAVERS: (_("Savings"), _("{share} members saved")),
        measures.REPAID: (_("Instalments"), _("{share} rupiah due paid on time")),
        measures.COMPLAINTS: (
            _("Complaints"),
            _("{share} complaints answered within 30 days"),
        ),
    }[measure]
    one = found[measure]
    if not is_told(one):
        return _untold(title, one, lang)
    return _sentence(text.format(share=of_ten_words(one.row["value"], lang)))


def groups_words(found: Found, lang: str) -> str:
    """Ada 48 kelompok."""
    _ = translator(lang)
    groups = found[measures.GROUPS]
    if not is_told(groups):
        return _untold(_("Groups here"), groups, lang)
    count = value_words(groups.row, groups.indicator, lang)
    return _("There are {count} groups", count=count)


def fine_print(found: Reading, region: str, context: Context, lang: str) -> str:
    """84,2 % · kisaran 82–86 % · 421 dari 500 · TW IV 2024, for who asks."""
    if found.row is None:
        return ""
    _ = translator(lang)
    row, indicator = found.row, found.indicator
    share = reporting_share(row, lang)
    whose = context.regions[found.region].short_name
    parts = [_("figure of {region}", region=whose) if found.region != region else ""]
    if is_told(found):
        parts += _exact(found, lang)
        parts.append(_("{share} of reports in", share=share) if share else "")
    parts.append(when_words(row["period"], indicator, lang))
    return " · ".join(part for part in parts if part)


def _exact(found: Reading, lang: str) -> list[str]:
    """A count is exact in the sentence already, and few are no less exact."""
    row, indicator = found.row, found.indicator
    if not indicator.is_ratio:
        return []
    counts_people = indicator.n_counts == "denominator"
    of = fraction_words if counts_people else base_words
    return [
        flag_sentence(row, indicator, lang),
        value_words(row, indicator, lang),
        range_words(row, indicator, lang),
        of(row, indicator, lang),
    ]


def _untold(title: str, found: Reading, lang: str) -> str:
    """Tabungan: belum melapor. Why there is no figure, after what it would be of."""
    _ = translator(lang)
    why = flag_sentence(found.row, found.indicator, lang) if found.row else ""
    why = why or _("No data yet")
    return f"{title}: {why[:1].lower()}{why[1:]}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
