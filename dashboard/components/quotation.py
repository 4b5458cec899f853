"""Salin kutipan: one sentence that can be pasted into a memo and still be checked.

It names everything that the figure depends on: region, filters, indicator, period,
what stands behind it, who reported, source and data version.
"""

from dashboard.catalogue import Indicator
from dashboard.components.change_words import (
    change_range,
    change_words,
    is_change_shown,
    judgement_sentence,
)
from dashboard.components.comparison_panel import Other
from dashboard.components.filter_words import filtered
from dashboard.components.sentences import source_line
from dashboard.components.wording import (
    Row,
    base_words,
    flag_sentence,
    is_known,
    range_words,
    reporting_share,
    reporting_words,
    unit_of_n,
    value_words,
    when_words,
)
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import format_number, format_period, region_in_parent
from dashboard.queries.borrowed import is_lent
from dashboard.queries.two_periods import Pair
from dashboard.regions import parent_code
from dashboard.selection import Selection
from dashboard.texts import translator


def quotation_of(
    row: Row,
    indicator: Indicator,
    context: Context,
    selection: Selection,
    *,
    pair: Pair | None = None,
    other: Other | None = None,
) -> str:
    """Of what is on screen: one figure, two periods of it, or two indicators."""
    if pair is not None:
        return change_quotation(pair, indicator, context, selection)
    found = quotation(row, indicator, context, selection)
    if other is None:
        return found
    return f"{found} {quotation(other.row, other.indicator, context, selection)}"


def change_quotation(
    pair: Pair, indicator: Indicator, context: Context, selection: Selection
) -> str:
    """From which figure to which, how large the change is, and how sure."""
    lang = selection.lang
    place = region_in_parent(pair.region, context.regions)
    place = filtered(place, selection, context)
    say = _change if is_change_shown(pair) else _no_change
    parts = [
        say(pair, indicator, lang, place=place),
        _reporting(pair, lang),
        source_line(indicator, context, lang=lang),
    ]
    return "; ".join(part for part in parts if part) + "."


def _change(pair: Pair, indicator: Indicator, lang: str, *, place: str) -> str:
    _ = translator(lang)
    change, before, after = pair.change, pair.before, pair.after
    ends = change_range(change, indicator, lang)
    extra = (
        _("range {range}", range=ends) if ends else "",
        judgement_sentence(change, indicator, lang),
    )
    said = "; ".join(part for part in extra if part)
    size = change_words(change, indicator, lang)
    return _(
        "In {region}: {indicator} from {before} in {earlier} to {after} in {later}, a"
        " change of {change}",
        region=place,
        indicator=indicator.name.in_locale(lang),
        before=_with_basis(before, indicator, lang),
        earlier=format_period(before["period"], lang),
        after=_with_basis(after, indicator, lang),
        later=format_period(after["period"], lang),
        change=f"{size} ({said})" if said else size,
    )


def _no_change(pair: Pair, indicator: Indicator, lang: str, *, place: str) -> str:
    """There is none where one of the periods shows no figure of its own."""
    _ = translator(lang)
    rows = [pair.before, pair.after]
    missing = [row for row in rows if row["flag"] not in flags.SHOWN]
    borrowed = [row for row in rows if row["flag"] == flags.PARENT_VALUE]
    row = (missing or borrowed or rows)[0]
    reason = _reason(row, indicator, lang) if missing else _("the regency's stands in")
    return _(
        "In {region}: no change of {indicator} from {earlier} to {later}, as there is"
        " no figure in {period}: {reason}",
        region=place,
        indicator=indicator.name.in_locale(lang),
        earlier=format_period(pair.before["period"], lang),
        later=format_period(pair.after["period"], lang),
        period=format_period(row["period"], lang),
        reason=reason,
    )


def _reporting(pair: Pair, lang: str) -> str:
    """Who reported in each of the periods."""
    said = []
    for row in (pair.before, pair.after):
        words = reporting_words(row, lang)
        if words:
            said.append(f"{format_period(row['period'], lang)}: {words}")
    return "; ".join(said)


def quotation(
    row: Row, indicator: Indicator, context: Context, selection: Selection
) -> str:
    """The figure in a sentence; where there is none, that there is none and why.

    What the regency lends is quoted as the regency's.
    """
    lang = selection.lang
    if is_lent(row, indicator):
        is_shown = row["flag"] == flags.PARENT_VALUE
        own = {"flag": flags.OK} if is_shown else {}
        row = {**row, "region": parent_code(row["region"]), **own}
    is_shown = row["flag"] in flags.SHOWN and is_known(row["value"])
    place = region_in_parent(row["region"], context.regions)
    place = filtered(place, selection, context)
    say = _shown if is_shown else _not_shown
    parts = [
        say(row, indicator, lang, place=place),
        range_words(row, indicator, lang) if is_shown else "",
        reporting_words(row, lang),
        source_line(indicator, context, lang=lang),
    ]
    return "; ".join(part for part in parts if part) + "."


def _shown(row: Row, indicator: Indicator, lang: str, *, place: str) -> str:
    return translator(lang)(
        "In {region}: {indicator} {value} in {period}",
        region=place,
        indicator=indicator.name.in_locale(lang),
        value=_with_basis(row, indicator, lang),
        period=when_words(row["period"], indicator, lang),
    )


def _with_basis(row: Row, indicator: Indicator, lang: str) -> str:
    """76,4 % (Rp 6,3 miliar dari Rp 8,2 miliar · 1.263 kelompok)"""
    behind = (base_words(row, indicator, lang), flag_sentence(row, indicator, lang))
    extra = "; ".join(part for part in behind if part)
    value = value_words(row, indicator, lang)
    return f"{value} ({extra})" if extra else value


def _not_shown(row: Row, indicator: Indicator, lang: str, *, place: str) -> str:
    return translator(lang)(
        "In {region}: no figure of {indicator} in {period}, because {reason}",
        region=place,
        indicator=indicator.name.in_locale(lang),
        period=when_words(row["period"], indicator, lang),
        reason=_reason(row, indicator, lang),
    )


def _reason(row: Row, indicator: Indicator, lang: str) -> str:
    """Why there is no figure, as the end of a sentence."""
    _ = translator(lang)
    unit = unit_of_n(indicator, lang)
    known = {
        flags.SUPPRESSED: _(
            "fewer than {least} {unit} stand behind it and nobody may be recognised",
            least=indicator.minimum_n.confidentiality,
            unit=unit,
        ),
        flags.SUPPRESSED_COMPLEMENTARY: _("it would give away another region's figure"),
        flags.TOO_FEW: _too_few(row, indicator, lang),
        flags.LOW_REPORTING: _(
            "only {share} of the groups have reported", share=reporting_share(row, lang)
        ),
        flags.NOT_REPORTED: _("no group has reported yet"),
        flags.NO_PROGRAMME: _("there is no programme here"),
        flags.OUTSIDE_FILTER: _("no part of it is of this area type"),
    }
    return known.get(row["flag"], _("the source has none of this region"))


def _too_few(row: Row, indicator: Indicator, lang: str) -> str:
    if indicator.minimum_units > 1:
        return translator(lang)(
            "there are under {events} events or under {least} {unit}",
            events=indicator.minimum_units,
            least=indicator.minimum_n.publication,
            unit=unit_of_n(indicator, lang),
        )
    n = format_number(float(row["n"]), lang) if is_known(row["n"]) else "0"
    return translator(lang)(
        "there are only {n} {unit} (at least {least} are needed)",
        n=n,
        unit=unit_of_n(indicator, lang),
        least=indicator.minimum_n.publication,
    )
