"""Titles, quotations and source lines: sentences made of a selection and a row."""

from dashboard.catalogue import Catalogue, Indicator
from dashboard.components.wording import (
    Row,
    base_words,
    flag_sentence,
    range_words,
    reporting_words,
    value_words,
)
from dashboard.context import Context
from dashboard.formats import format_period, region_in_parent
from dashboard.selection import ANY, Selection
from dashboard.texts import translator


def map_title(
    selection: Selection, context: Context, *, period: str | None, level: str
) -> str:
    """Tingkat pengembalian per kabupaten/kota, Sumatera Selatan, TW III 2024."""
    lang = selection.lang
    indicator = context.catalogue.indicators[selection.indicator]
    _ = translator(lang)
    name = indicator.name.in_locale(lang)
    earlier = selection.period_b if selection.compare == "change" else None
    if earlier:
        name = _(
            "Change of {indicator} since {period}",
            indicator=name[:1].lower() + name[1:],
            period=format_period(earlier, lang),
        )
    parts = [
        _("{indicator} by {level}", indicator=name, level=level_name(level, lang)),
        context.regions[selection.region].short_name,
        *filter_names(selection, context.catalogue),
        *([format_period(period, lang)] if period else []),
    ]
    return ", ".join(parts)


def level_name(level: str, lang: str) -> str:
    """The level as it stands in a sentence."""
    _ = translator(lang)
    return {
        "nation": _("nation"),
        "province": _("province"),
        "regency": _("regency or city"),
        "subdistrict": _("sub-district"),
        "village": _("village"),
    }[level]


def filter_names(selection: Selection, catalogue: Catalogue) -> list[str]:
    """Names of the filters that are set, for titles."""
    lang = selection.lang
    chosen = [
        (selection.programme, catalogue.programmes),
        (selection.sector, catalogue.sectors),
        (selection.area_type, catalogue.area_types),
    ]
    return [
        known[value].name.in_locale(lang) if value in known else value
        for value, known in chosen
        if value != ANY
    ]


def source_line(
    indicator: Indicator, context: Context, *, period: str | None, lang: str
) -> str:
    """Source, period and data version (its time of building): under every figure."""
    _ = translator(lang)
    version = context.store.version.partition("-")[0]
    parts = [_("Source: {source}", source=data_source(indicator, context, lang))]
    if period:
        parts.append(format_period(period, lang))
    parts.append(_("data version {version}", version=version))
    if context.store.is_sample:
        parts.append(_("SAMPLE DATA – not official figures"))
    return " · ".join(parts)


def data_source(indicator: Indicator, context: Context, lang: str) -> str:
    """Who says so: the publisher of a figure, or the reports that are added up."""
    tables = context.catalogue.tables
    derived = context.catalogue.derived_tables.get(indicator.table)
    table = tables.get(derived.reads[0] if derived else indicator.table)
    return table.name.in_locale(lang) if table else indicator.source


def quotation(row: Row, indicator: Indicator, context: Context, lang: str) -> str:
    """One sentence that can be pasted into a memo and still be checked."""
    _ = translator(lang)
    parts = [
        _(
            "In {region}: {indicator} {value} in {period}",
            region=region_in_parent(row["region"], context.regions),
            indicator=indicator.name.in_locale(lang),
            value=_quoted_value(row, indicator, lang),
            period=format_period(row["period"], lang),
        ),
        range_words(row, indicator, lang),
        reporting_words(row, lang),
        source_line(indicator, context, period=None, lang=lang),
    ]
    return "; ".join(part for part in parts if part) + "."


def _quoted_value(row: Row, indicator: Indicator, lang: str) -> str:
    base = base_words(row, indicator, lang)
    note = flag_sentence(row, indicator, lang)
    extra = "; ".join(part for part in (base, note) if part)
    value = value_words(row, indicator, lang)
    return f"{value} ({extra})" if extra else value
