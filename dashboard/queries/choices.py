"""What the reader may choose on this store, and the slice a selection asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.queries.audience import finest_level
from dashboard.queries.comparison import with_second
from dashboard.queries.moments import Slice, Source, dimensions_of
from dashboard.queries.offers import (
    default_period,
    period_to_show,
    periods_by_indicator,
    programmes,
)
from dashboard.selection import ANY, Notice, Selection
from dashboard.texts import translator


@dataclass(frozen=True)
class Offers:
    """Everything keyed by indicators that have data, but `programmes` by code."""

    periods: Mapping[str, list[str]]
    defaults: Mapping[str, str | None]
    dimensions: Mapping[str, tuple[str, ...]]
    programmes: Mapping[str, Mapping[str, str]]
    finest: str = "subdistrict"


_known: dict[tuple, Offers] = {}


def offers_of(source: Source) -> Offers:
    """Asked once per store version, which never changes; the same for every reader."""
    key = (source.store.folder, source.settings.audience)
    if key not in _known:
        _known.clear()
        _known[key] = _ask(source)
    return _known[key]


def _ask(source: Source) -> Offers:
    periods = periods_by_indicator(source)
    return Offers(
        periods=periods,
        defaults={key: default_period(source, key) for key in periods},
        dimensions={
            key: dimensions_of(source, source.catalogue.indicators[key])
            for key in periods
        },
        programmes=programmes(source),
        finest=finest_level(source.settings.audience),
    )


def offered(only: Sequence[str], offers: Offers) -> list[str]:
    """Those of a page's indicators that have figures, in its order."""
    return [key for key in only if key in offers.periods]


def indicator_shown(asked: str, only: Sequence[str], offers: Offers) -> str:
    """What a page shows whose indicators are `only`: the one asked for, else the first.

    Any, where the page has no such list or none of it has figures.
    """
    known = offered(only, offers)
    return asked if asked in known or not known else known[0]


def read_selection(
    source: Source, query: Mapping[str, str | None], *, only: Sequence[str] = ()
) -> tuple[Selection, list[Notice]]:
    """The selection of a URL or of the browser's store, on this store.

    A coordinator's page opens on the region of their own; where anything was chosen (an
    address then names its indicator), a missing region is the whole country.
    A filter that the indicator's table cannot answer is dropped with a notice. On a
    page whose indicators are `only`, what can be chosen is that of the one it shows,
    while the one asked for stays chosen for the pages that come after it.
    """
    offers = offers_of(source)
    if source.settings.audience == "coordinator" and "indicator" not in query:
        query = {"region": source.settings.region} | dict(query)
    asked = query.get("indicator")
    if not only:
        return _fitting(source, query, offers)
    first = source.catalogue.opening_indicator(offers.periods)
    basis = indicator_shown(asked or first, only, offers)
    selection, notices = _fitting(source, dict(query) | {"indicator": basis}, offers)
    kept = asked if asked in source.catalogue.indicators else basis
    return replace(selection, indicator=kept), notices


def _fitting(
    source: Source, query: Mapping[str, str | None], offers: Offers
) -> tuple[Selection, list[Notice]]:
    """The selection without what its indicator cannot answer."""
    selection, notices = Selection.from_query(
        query,
        source.catalogue,
        source.regions,
        offered=offers.periods,
        programmes=offers.programmes,
        finest=offers.finest,
    )
    useless = slice_of(selection).filters.keys() - set(
        offers.dimensions.get(selection.indicator, ())
    )
    if useless:
        text = "This indicator cannot be filtered that way; shown without the filter."
        notices = [*notices, Notice(translator(selection.lang)(text))]
    selection = replace(selection, **dict.fromkeys(useless, ANY))
    asked = query.get("indicator_b" if selection.compare == "indicator" else "period_b")
    selection, told = with_second(source, selection, asked, offers.periods)
    return selection, [*notices, *told]


def slice_of(selection: Selection, *, level: str | None = None) -> Slice:
    return Slice(
        indicator=selection.indicator,
        level=level or selection.level,
        programme=selection.programme,
        sector=selection.sector,
        area_type=selection.area_type,
    )


def period_of(source: Source, selection: Selection) -> str | None:
    """The period shown: the one asked for, or the latest the indicator has."""
    return period_to_show(source, selection.indicator, selection.period)
