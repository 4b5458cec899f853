"""What the first page tells: its figures, who moved beyond chance, who is silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.periods import year_before
from dashboard.queries.choices import (
    indicator_shown,
    offers_of,
    read_selection,
    slice_of,
)
from dashboard.queries.grid import Grid
from dashboard.queries.many_changes import beyond_chance
from dashboard.queries.moments import Source
from dashboard.queries.offers import indicator_periods
from dashboard.queries.remembered import once_per_version
from dashboard.queries.shown import Shown, shown
from dashboard.queries.values import COLUMNS, disclosed, inside
from dashboard.queries.views import difference

Row = Mapping[str, object]

HEADLINES = {
    "participation": "part_s2_plan",
    "self_management": "grp_repay_rate",
    "welfare": "welf_desil_exit",
}
CARDS = 3
MOVERS = 3  # each way
SILENT = 5
REPORTING = "reporting_rate"
LOW_RATE = 0.6
_NOT_COMPARED = ("compare", "period_b", "indicator_b")


@once_per_version
def headlines(source: Source) -> tuple[str, ...]:
    """The indicators of the cards: one a pillar that has figures, filled up to three.

    Where the headline of a pillar has none, another of the same pillar stands for it.
    """
    with_data = offers_of(source).periods
    known = [source.catalogue.indicators[key] for key in with_data]
    first = [_of_pillar(pillar, key, known) for pillar, key in HEADLINES.items()]
    chosen = [one.id for one in first if one]
    others = sorted((one for one in known if one.id not in chosen), key=_rank)
    fillers = [one.id for one in others if one.pillar != "coverage"]
    return tuple((chosen + fillers)[:CARDS])


def _of_pillar(pillar: str, headline: str, known: Sequence[Indicator]):
    of_pillar = [one for one in known if one.pillar == pillar]
    return min(
        of_pillar, key=lambda one: (one.id != headline, *_rank(one)), default=None
    )


def _rank(one: Indicator) -> tuple:
    return not one.headline, one.pillar not in HEADLINES, -len(one.levels)


def pillars_without_figures(source: Source) -> list[str]:
    """Of the three pillars, those that this version says nothing of."""
    known = {source.catalogue.indicators[k].pillar for k in offers_of(source).periods}
    return [pillar for pillar in HEADLINES if pillar not in known]


def overview_view(source: Source, query: Mapping[str, str | None]) -> Shown:
    """The view of the card that is chosen, on one map."""
    only = headlines(source)
    selection, _notices = read_selection(source, query, only=only)
    basis = indicator_shown(selection.indicator, only, offers_of(source))
    return beside(source, query, basis)


def beside(source: Source, query: Mapping[str, str | None], key: str) -> Shown:
    """The same places, period and filters with another indicator."""
    plain = {name: text for name, text in query.items() if name not in _NOT_COMPARED}
    return shown(source, plain | {"indicator": key})


@dataclass(frozen=True)
class Movers:
    """Rows of changes since the same period a year before, the largest first.

    `has_ranges` is false where changes cannot be told from chance at all.
    """

    since: str
    risen: Sequence[Row]
    fallen: Sequence[Row]
    has_ranges: bool


def movers(source: Source, view: Shown) -> Movers | None:
    """The regions shown that moved by more than chance; None without a year before."""
    if view.period is None:
        return None
    since = year_before(view.period)
    if since not in indicator_periods(source, view.indicator.id):
        return None
    slice_ = slice_of(view.selection, level=view.level)
    level = disclosed(source, slice_, [since])
    before = inside(source, level, slice_, parent=view.selection.region)
    grid = difference(view.values, before)
    change, lower = grid["value"], grid["lower"]
    change = np.where(beyond_chance(change, lower, grid["upper"]), change, np.nan)
    return Movers(
        since,
        _first(grid, -np.where(change > 0, change, np.nan)),
        _first(grid, np.where(change < 0, change, np.nan)),
        has_ranges=bool(np.isfinite(lower).any()),
    )


def _first(grid: Grid, order: np.ndarray) -> list[Row]:
    """The rows with the least of `order`, without those where it is not known."""
    places = np.argsort(order, kind="stable")[: np.isfinite(order).sum()]
    return grid.records(COLUMNS, places[:MOVERS])


@dataclass(frozen=True)
class Silent:
    """Regions of a level by who has reported; rows of values, the least first."""

    period: str
    level: str
    regions: int  # where reports are due
    without_any: int
    low: int  # under 60 %, those without any included
    least: Sequence[Row]


def least_reported(source: Source, query: Mapping[str, str | None]) -> Silent | None:
    """Who has not reported yet; None where no reports are waited for."""
    if REPORTING not in offers_of(source).periods:
        return None
    view = beside(source, query, REPORTING)
    due, reported = view.values["due"], np.nan_to_num(view.values["reported"])
    waited = due > 0
    if view.period is None or not waited.any():
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(waited, reported / due, np.nan)
    order = np.lexsort((-due, rate))
    order = order[: np.count_nonzero(rate < 1)][:SILENT]
    return Silent(
        view.period,
        view.level,
        regions=int(waited.sum()),
        without_any=int((waited & (reported == 0)).sum()),
        low=int((rate < LOW_RATE).sum()),
        least=view.values.records(COLUMNS, order),
    )
