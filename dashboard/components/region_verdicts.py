"""What the figures of a region say of it: needs attention, better, on a par.

A figure is judged against the region above and against its own a year before, and only
where the difference is larger than its range. Complete counts, and what is neither good
nor bad, are not judged.
"""

from dashboard.catalogue import Indicator
from dashboard.components.change_words import (
    both_shown,
    change_between,
    change_words,
    judge_change,
)
from dashboard.components.panel import judge
from dashboard.components.wording import Row, value_words
from dashboard.context import Context
from dashboard.formats import format_period
from dashboard.texts import translator

WORSE, BETTER, SAME, UNJUDGED = "worse", "better", "same", "unjudged"
VERDICTS = (WORSE, BETTER, SAME, UNJUDGED)  # in the order of reading


def verdict(row: Row, parent: Row | None, indicator: Indicator) -> str:
    """One of VERDICTS; what is worse in one way and better in another is worse."""
    found = {_beside(row, parent, indicator), _since(row, indicator)}
    for word in (WORSE, BETTER):
        if word in found:
            return word
    return SAME if found & {SAME, "chance"} else UNJUDGED


def verdict_name(word: str, lang: str) -> str:
    _ = translator(lang)
    return {
        WORSE: _("Needs attention"),
        BETTER: _("Better"),
        SAME: _("On a par"),
        UNJUDGED: _("Not judged"),
    }[word]


def verdict_meaning(word: str, lang: str, *, parent: str) -> str:
    """What puts a figure here, for the caption of its table."""
    _ = translator(lang)
    before = _("a year before")
    beside = _("{parent} or a year before", parent=parent) if parent else before
    return {
        WORSE: _("worse than {beside}, beyond the usual ups and downs"),
        BETTER: _("better than {beside}, beyond the usual ups and downs"),
        SAME: _("no clear difference to {beside}"),
        UNJUDGED: _("without a range, neither good nor bad, or not shown"),
    }[word].format(beside=beside)


def reason(
    row: Row, parent: Row | None, indicator: Indicator, context: Context, *, lang: str
) -> str:
    """Why the figure stands where it does, in a sentence; "" where nothing is said."""
    said = (
        _beside_words(row, parent, indicator, context, lang),
        _since_words(row, indicator, lang),
    )
    return "; ".join(words for words in said if words)


def _beside(row: Row, parent: Row | None, indicator: Indicator) -> str:
    if parent is None or parent is row or not both_shown(row, parent):
        return ""
    return judge(row, parent, indicator)[0]


def _beside_words(row, parent, indicator: Indicator, context: Context, lang: str):
    _ = translator(lang)
    text = {
        WORSE: _("worse than {parent} ({value})"),
        BETTER: _("better than {parent} ({value})"),
    }.get(_beside(row, parent, indicator))
    if text is None:
        return ""
    name = context.regions[parent["region"]].short_name
    return text.format(parent=name, value=value_words(parent, indicator, lang))


def _since(row: Row, indicator: Indicator) -> str:
    change = change_between(row["before"], row)
    return judge_change(change, indicator) if change else ""


def _since_words(row: Row, indicator: Indicator, lang: str) -> str:
    if _since(row, indicator) not in (WORSE, BETTER):
        return ""
    return translator(lang)(
        "{difference} since {period}",
        difference=change_words(change_between(row["before"], row), indicator, lang),
        period=format_period(row["before"]["period"], lang),
    )
