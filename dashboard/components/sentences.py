"""Titles and source lines: sentences made of a selection."""

from datetime import datetime

from dashboard.catalogue import Indicator
from dashboard.components.filter_words import filter_names
from dashboard.components.wording import when_words
from dashboard.context import Context
from dashboard.formats import format_moment, format_period
from dashboard.regions import NATION, is_papuan
from dashboard.selection import Selection
from dashboard.texts import translator


def map_title(
    selection: Selection, context: Context, *, period: str | None, level: str
) -> str:
    """Tingkat pengembalian per kabupaten/kota, Sumatera Selatan, TW III 2024."""
    lang = selection.lang
    _ = translator(lang)
    indicator = context.catalogue.indicators[selection.indicator]
    when = [when_words(period, indicator, lang)] if period else []
    other = selection.period_b
    if selection.compare == "period" and other and when:
        one, other = (format_period(p, lang) for p in sorted((period, other)))
        when = [_("{one} and {other}", one=one, other=other)]
    parts = [
        _(
            "{indicator} by {level}",
            indicator=_what(selection, context, lang),
            level=level_name(level, lang, inside=selection.region),
        ),
        context.regions[selection.region].short_name,
        *filter_names(selection, context),
        *when,
    ]
    return ", ".join(parts)


def _what(selection: Selection, context: Context, lang: str) -> str:
    """The indicator; with the other one, or as a change, where that is compared."""
    _ = translator(lang)
    known = context.catalogue.indicators
    name = known[selection.indicator].name.in_locale(lang)
    if selection.compare == "change" and selection.period_b:
        return _(
            "Change of {indicator} since {period}",
            indicator=name[:1].lower() + name[1:],
            period=format_period(selection.period_b, lang),
        )
    if selection.compare == "indicator" and selection.indicator_b:
        other = known[selection.indicator_b].name.in_locale(lang)
        return _("{one} and {other}", one=name, other=other[:1].lower() + other[1:])
    return name


def level_name(level: str, lang: str, *, inside: str = NATION) -> str:
    """The level as it stands in a sentence about a region."""
    _ = translator(lang)
    if level == "subdistrict" and is_papuan(inside):
        return _("sub-district of Papua")
    return {
        "nation": _("nation"),
        "province": _("province"),
        "regency": _("regency or city"),
        "subdistrict": _("sub-district"),
        "village": _("village"),
    }[level]


def level_plural(level: str, lang: str, *, inside: str = NATION) -> str:
    """Regions of the level inside one, after a number."""
    _ = translator(lang)
    if level == "subdistrict" and is_papuan(inside):
        return _("sub-districts of Papua")
    return {
        "province": _("provinces"),
        "regency": _("regencies and cities"),
        "subdistrict": _("sub-districts"),
    }[level]


def source_line(indicator: Indicator, context: Context, *, lang: str) -> str:
    """Source and data version in one line, for what leaves the page."""
    _ = translator(lang)
    parts = [
        sample_words(context, lang),
        _("Source: {source}", source=data_source(indicator, context, lang)),
        _("data version {version}", version=version_words(context, lang)),
    ]
    return " · ".join(part for part in parts if part)


def sample_words(context: Context, lang: str) -> str:
    """That the figures are made up; "" where they are real."""
    if not context.store.is_sample:
        return ""
    return translator(lang)("SAMPLE DATA – not official figures")


def version_words(context: Context, lang: str) -> str:
    """When the version was built, 22 Nov 2026 15.04 UTC; else its name."""
    stamp = context.store.version.partition("-")[0]
    try:
        built = datetime.strptime(stamp, "%Y%m%dT%H%M%S")
    except ValueError:
        return stamp
    return format_moment(built, lang)


def data_source(indicator: Indicator, context: Context, lang: str) -> str:
    """Who says so: the publisher of a figure, or the reports that are added up."""
    tables = context.catalogue.tables
    derived = context.catalogue.derived_tables.get(indicator.table)
    table = tables.get(derived.reads[0] if derived else indicator.table)
    return (table.name if table else indicator.source).in_locale(lang)
