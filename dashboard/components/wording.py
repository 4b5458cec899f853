"""What is known of a value, in words: never a bare symbol.

A row is one row of values: `value, lower, upper, n, numerator, denominator, flag,
due, reported`. Numbers that may not be shown are already missing in it.
"""

import math
from collections.abc import Mapping

from dashboard.catalogue import Indicator
from dashboard.disclosure import flags
from dashboard.formats import (
    format_number,
    format_period,
    format_plain,
    format_range,
    format_rupiah_of,
    format_share,
    format_value,
)
from dashboard.queries.borrowed import is_lent
from dashboard.texts import Translate, translator

Row = Mapping[str, object]


def is_known(number: object) -> bool:
    """Neither None nor NaN."""
    return number is not None and not math.isnan(float(number))


def when_words(period: str, indicator: Indicator, locale: str) -> str:
    """TW III 2024; of an indicator that adds up a year, the four quarters up to it."""
    when = format_period(period, locale)
    if indicator.window == 1:
        return when
    return translator(locale)("four quarters to {period}", period=when)


def value_words(row: Row, indicator: Indicator, locale: str) -> str:
    """The value with its unit, or the words that stand where it is not shown."""
    if row["flag"] in flags.SHOWN and is_known(row["value"]):
        return format_value(row["value"], indicator.unit, locale)
    return short_flag(row["flag"], locale)


def cell_words(row: Row, indicator: Indicator, locale: str) -> str:
    """As value_words, for a table column whose heading tells the unit."""
    if row["flag"] in flags.SHOWN and is_known(row["value"]):
        return format_plain(row["value"], indicator.unit, locale)
    return short_flag(row["flag"], locale)


def short_flag(flag: str, locale: str) -> str:
    """Two or three words for a table cell or a list row."""
    _ = translator(locale)
    return {
        flags.SUPPRESSED: _("Withheld"),
        flags.SUPPRESSED_COMPLEMENTARY: _("Withheld"),
        flags.TOO_FEW: _("Not enough data"),
        flags.LOW_REPORTING: _("Too few reported"),
        flags.NOT_REPORTED: _("Not reported yet"),
        flags.NO_PROGRAMME: _("No programme"),
        flags.OUTSIDE_FILTER: _("Outside the filter"),
        flags.CAUTION: _("Read with care"),
        flags.PARTIAL: _("Provisional"),
        flags.POOLED: _("Four quarters together"),
        flags.PARENT_VALUE: _("Regency's figure"),
        flags.OK: _("No remark"),
    }.get(flag, _("No data"))


def flag_sentence(row: Row, indicator: Indicator, locale: str) -> str:
    """Why a value is not shown, or how to read it; "" where nothing needs saying."""
    _ = translator(locale)
    n = _count(row["n"], locale)
    unit = unit_of_n(indicator, locale)
    sentence = {
        flags.SUPPRESSED: _hidden(indicator, unit, _),
        flags.SUPPRESSED_COMPLEMENTARY: _("Withheld to protect another region"),
        flags.TOO_FEW: _too_few(n, unit, indicator, _),
        flags.LOW_REPORTING: _("Only {share} reported: too few for a figure"),
        flags.NOT_REPORTED: _("Not reported yet"),
        flags.PARTIAL: _("Only {share} reported so far, a provisional figure"),
        flags.NO_PROGRAMME: _("There is no programme here"),
        flags.OUTSIDE_FILTER: _("Outside the filter: not of this area type"),
        flags.NO_DATA: _("No data: the source has none of this region"),
        flags.PARENT_VALUE: _regencys(indicator, unit, _),
        flags.POOLED: _(
            "Last four quarters together: too few {unit} in one", unit=unit
        ),
        flags.CAUTION: _careful(n, unit, indicator, _),
    }.get(row["flag"], "")
    if sentence and row["flag"] != flags.PARENT_VALUE and is_lent(row, indicator):
        reason = f"{sentence[0].lower()}{sentence[1:]}"
        sentence = _("The regency's figure: {reason}", reason=reason)
    return sentence.replace("{share}", reporting_share(row, locale))


def _hidden(indicator: Indicator, unit: str, _: Translate) -> str:
    return _(
        "Withheld: fewer than {minimum} {unit}, so that nobody is recognised",
        minimum=indicator.minimum_n.confidentiality,
        unit=unit,
    )


def _regencys(indicator: Indicator, unit: str, _: Translate) -> str:
    if indicator.is_survey:
        return _("The regency's figure: the survey does not hold for sub-districts")
    return _("The regency's figure: too few {unit} here", unit=unit)


def _careful(n: str, unit: str, indicator: Indicator, _: Translate) -> str:
    if indicator.is_survey:
        return _("Sample of {n} {unit}: mind the wide range", unit=unit, n=n)
    return _("Few {unit} ({n}): the figure moves easily", unit=unit, n=n)


def _too_few(n: str, unit: str, indicator: Indicator, _: Translate) -> str:
    if indicator.is_survey:
        return _(
            "Not enough data yet: {n} {unit}; fewer than {minimum}, or the range is too"
            " wide for a figure",
            n=n,
            unit=unit,
            minimum=indicator.minimum_n.publication,
        )
    if indicator.minimum_units > 1:
        return _(
            "Not enough data yet: under {events} events or under {minimum} {unit}",
            events=indicator.minimum_units,
            minimum=indicator.minimum_n.publication,
            unit=unit,
        )
    return _(
        "Not enough data yet: {n} {unit} (at least {minimum})",
        n=n,
        unit=unit,
        minimum=indicator.minimum_n.publication,
    )


def _count(number: object, locale: str) -> str:
    return format_number(float(number), locale) if is_known(number) else "–"


def unit_of_n(indicator: Indicator, locale: str) -> str:
    """What n counts: kelompok, desa, …"""
    units = units_of_n(translator(locale))
    return units.get(indicator.n, units["units"])


def units_of_n(_: Translate) -> dict[str, str]:
    """Word for each of the things that an indicator may count."""
    return {
        "groups": _("groups"),
        "villages": _("villages"),
        "members": _("members"),
        "persons": _("persons"),
        "families": _("families"),
        "invited": _("people invited"),
        "attended": _("people present"),
        "events": _("events"),
        "proposals": _("proposals"),
        "complaints": _("complaints"),
        "institutions": _("institutions"),
        "households": _("households"),
        "sites": _("sites"),
        "facilitators": _("facilitators"),
        "regions": _("regions"),
        "units": _("units"),
    }


def reporting_share(row: Row, locale: str) -> str:
    """82 %; "" where reports are not counted."""
    due, reported = row.get("due"), row.get("reported")
    if not is_known(due) or not due:
        return ""
    return format_share((reported or 0) / due, locale)


def reporting_words(row: Row, locale: str) -> str:
    """412 of 503 groups reported (82 %); "" where reports are not counted.

    Where four quarters stand together, of which one that was.
    """
    share = reporting_share(row, locale)
    if not share:
        return ""
    _ = translator(locale)
    text = _("{reported} of {due} groups reported ({share})")
    if is_pooled(row):
        text = _("{reported} of {due} groups reported in {period} ({share})")
    return text.format(
        period=format_period(row["period"], locale),
        reported=_count(row["reported"], locale),
        due=_count(row["due"], locale),
        share=share,
    )


def range_words(row: Row, indicator: Indicator, locale: str) -> str:
    """kisaran 68–79 %; "" for a complete count, which has none."""
    ends = range_cell(row, indicator, locale)
    return translator(locale)("range {range}", range=ends) if ends else ""


def range_cell(row: Row, indicator: Indicator, locale: str) -> str:
    """68–79 %, for a column whose heading says that it is a range."""
    if not (is_known(row["lower"]) and is_known(row["upper"])):
        return ""
    return format_range(row["lower"], row["upper"], indicator.unit, locale)


def base_words(row: Row, indicator: Indicator, locale: str) -> str:
    """12.431 dari 16.902 · 512 kelompok: what stands behind the value."""
    fraction = fraction_words(row, indicator, locale)
    if fraction and is_pooled(row):
        fraction = f"{fraction} ({sum_of_quarters(indicator, locale)})"
    parts = [fraction, counted_words(row, indicator, locale)]
    return " · ".join(part for part in parts if part)


def is_pooled(row: Row) -> bool:
    """Four quarters stand together: every group counts once for each report."""
    return row["flag"] == flags.POOLED


def counted_words(row: Row, indicator: Indicator, locale: str) -> str:
    """512 kelompok; 40 laporan triwulan where four quarters stand together."""
    if not is_known(row["n"]):
        return ""
    _ = translator(locale)
    text = "{n} {unit}"
    if is_pooled(row):
        text = _("{n} {unit} in four quarters")
        if indicator.n == "groups":
            text = _("{n} quarterly reports")
    count = format_number(float(row["n"]), locale)
    return text.format(n=count, unit=unit_of_n(indicator, locale))


def sum_of_quarters(indicator: Indicator, locale: str) -> str:
    """What the amounts of four quarters together are: no single stock or flow."""
    _ = translator(locale)
    if indicator.time == "stock":
        return _("balances of four quarters added up")
    return _("four quarters added up")


def fraction_words(row: Row, indicator: Indicator, locale: str) -> str:
    """Numerator of denominator, for shares only; "" where either is unknown.

    Of a survey both are weighted sums, which no one can count.
    """
    is_share = indicator.unit == "percent" and not indicator.is_survey
    if not is_share or not (
        is_known(row["numerator"]) and is_known(row["denominator"])
    ):
        return ""
    amounts = float(row["numerator"]), float(row["denominator"])
    if indicator.dominance:  # sums of money
        numerator, denominator = format_rupiah_of(*amounts, locale)
    else:
        numerator, denominator = (format_value(a, "count", locale) for a in amounts)
    return translator(locale)(
        "{numerator} of {denominator}", numerator=numerator, denominator=denominator
    )
