"""The second of two things that are compared: which one it is on this store.

A comparison that names nothing of which there are figures takes what lies nearest and
says so; where there is nothing else at all, the selection is left without a second.
`assets/meaning.js` follows the same rules for what is chosen on the page.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from dashboard.formats import format_period
from dashboard.periods import is_period, latest_not_after, year_before
from dashboard.queries.moments import Source
from dashboard.queries.offers import indicator_periods, period_to_show
from dashboard.selection import Notice, Selection
from dashboard.texts import translator

OF_PERIODS = ("period", "change")


def with_second(
    source: Source, selection: Selection, asked: str | None, offered: Collection[str]
) -> tuple[Selection, list[Notice]]:
    """The selection with the second period or indicator, and what was put right.

    `asked` is what the address names as the second, whatever it may be.
    """
    if selection.compare in OF_PERIODS:
        key, second = "period_b", _second_period(source, selection, asked)
    elif selection.compare == "indicator":
        key, second = "indicator_b", _second_indicator(selection, asked, offered)
    else:
        return selection, []
    told = [] if second is None or asked in (None, second) else [asked]
    notices = [_replaced(source, selection, value, second) for value in told]
    return replace(selection, **{key: second}), notices


def _second_period(source: Source, selection: Selection, asked) -> str | None:
    known = indicator_periods(source, selection.indicator)
    shown = period_to_show(source, selection.indicator, selection.period)
    return second_period(known, shown=shown, asked=asked)


def second_period(
    periods: Sequence[str], *, shown: str | None, asked: str | None
) -> str | None:
    """The one asked for, else the latest before it, else that of a year before.

    Of two or more periods there is always one to compare with; of one there is none.
    """
    others = [period for period in periods if period != shown]
    if not others or asked in periods:
        return asked if others else None
    if asked and is_period(asked):
        return latest_not_after(others, asked) or others[0]
    earlier = year_before(shown)
    return earlier if earlier in others else others[0]


def _second_indicator(selection, asked, offered: Collection[str]) -> str | None:
    others = [one for one in offered if one != selection.indicator]
    if asked in offered and others:
        return asked
    return next(iter(others), None)


def _replaced(source: Source, selection: Selection, value: str, second: str) -> Notice:
    lang = selection.lang
    if selection.compare in OF_PERIODS:
        value = format_period(value, lang) if is_period(value) else value
        name = format_period(second, lang)
    else:
        name = source.catalogue.indicators[second].name.in_locale(lang)
    text = translator(lang)(
        "There are no figures of “{value}”; compared with {other}.",
        value=value[:40],
        other=name,
    )
    return Notice(text)
