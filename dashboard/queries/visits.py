"""Whom to visit: who has not reported, and how many groups have a reason for a visit.

Reports due and received are known of every quarter; reasons of the last four that have
any report. Counts of what reports say are hidden by the rule of mentoring coverage, but
from who may see the groups themselves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.disclosure import flags
from dashboard.disclosure.judge import REPORTING_PARTIAL, judge
from dashboard.periods import latest_not_after, shift_period
from dashboard.queries.audience import may_list_groups, may_see
from dashboard.queries.choices import (
    indicator_shown,
    offers_of,
    read_selection,
    slice_of,
)
from dashboard.queries.moments import ANY, Slice, Source
from dashboard.queries.offers import indicator_periods, period_to_show
from dashboard.queries.overview import beside
from dashboard.queries.remembered import once_per_version
from dashboard.queries.shown import Shown
from dashboard.queries.values import disclosed, values
from dashboard.regions import level_of
from dashboard.selection import CHOICES, Selection

BASIS = "groups_count"  # the indicator whose periods, filters and reports these are
REASONS = CHOICES["reason"][1:]  # gravest first
# what its map may show, the first of them unless another is chosen
_MEASURES = ("reporting_rate", BASIS, "grp_repay_rate")
QUARTERS = 4  # that reasons are kept of
_RULE = "grp_mentor_cov"
_LEVEL_INSIDE = {"nation": "regency", "province": "regency", "regency": "subdistrict"}
_COUNTS = ("silent", "unvisited", "arrears", "unvisited_or_arrears")


@dataclass(frozen=True)
class Place:
    """A region and its groups, as numbers of groups; None is what may not be shown.

    `silent` have sent no report for two quarters or more, `unvisited` and `arrears`
    (rising) reported so; `concerned` have at least one of these three.
    """

    region: str
    due: int
    reported: int
    silent: int
    unvisited: int | None
    arrears: int | None
    concerned: int | None
    last_report: str | None  # period; None where none is known

    @property
    def missing(self) -> int:
        return self.due - self.reported

    @property
    def is_hidden(self) -> bool:
        return self.concerned is None

    @property
    def reasons(self) -> dict[str, int]:
        """Reason -> groups concerned, the gravest reason first."""
        is_low = self.due > 0 and self.reported < REPORTING_PARTIAL * self.due
        counts = {
            "silent": self.silent,
            "arrears": self.arrears,
            "unvisited": self.unvisited,
            "reporting": self.missing if is_low else 0,
        }
        return {reason: count for reason, count in counts.items() if count}


@dataclass(frozen=True)
class Visits:
    """A region and those inside it that have a reason for a visit, in a quarter."""

    period: str
    periods: tuple[str, ...]  # those that reasons are known of
    place: Place
    places: tuple[Place, ...]  # inside it, most groups concerned first
    level: str | None  # theirs; None where none may be seen

    def with_reason(self, reason: str) -> tuple[Place, ...]:
        """Places with this reason, most groups first; all for any other word."""
        if reason not in REASONS:
            return self.places
        found = [place for place in self.places if reason in place.reasons]
        return tuple(sorted(found, key=lambda p: (-p.reasons[reason], p.region)))


@once_per_version
def measures(source: Source) -> tuple[str, ...]:
    """Indicators of the map beside the list, those that have figures."""
    known = offers_of(source).periods
    return tuple(key for key in _MEASURES if key in known) or (BASIS,)


def map_shown(source: Source, query: Mapping[str, str | None]) -> Shown:
    """What the map beside the list shows."""
    only = measures(source)
    selection, _notices = read_selection(source, query, only=only)
    basis = indicator_shown(selection.indicator, only, offers_of(source))
    return beside(source, query, basis)


@once_per_version
def visit_periods(source: Source) -> tuple[str, ...]:
    """Quarters that reasons are kept of, in order.

    None without group reports, and in versions that were built before there were any.
    """
    periods = indicator_periods(source, BASIS)
    known = source.store.query(
        "SELECT 1 FROM duckdb_tables() WHERE table_name = 'visits'"
    )
    if not (periods and len(known)):
        return ()
    first = shift_period(periods[-1], 1 - QUARTERS)
    return tuple(period for period in periods if period >= first)


def visits(source: Source, selection: Selection) -> Visits | None:
    """What the page of visits shows; None where this version lists none."""
    periods = visit_periods(source)
    if not periods:
        return None
    period = period_listed(source, selection.period)
    focus = selection.selected or selection.region
    inside = replace(slice_of(selection, level=level_of(focus)), indicator=BASIS)
    [place] = _places(source, inside, period, focus=focus)
    level = _LEVEL_INSIDE.get(level_of(focus))
    if level is None or not may_see(source.settings.audience, level):
        return Visits(period, periods, place, (), None)
    found = _places(source, inside.at(level), period, parent=focus)
    return Visits(period, periods, place, _in_order(found), level)


def period_listed(source: Source, asked: str | None) -> str:
    """The latest listed quarter up to the one asked for, else the first."""
    periods = visit_periods(source)
    wanted = period_to_show(source, BASIS, asked)
    fitting = latest_not_after(periods, wanted) if wanted else periods[-1]
    return fitting or periods[0]


def _in_order(found: list[Place]) -> tuple[Place, ...]:
    """Those with a reason, most groups concerned first; of equal ones by code."""
    with_reason = (place for place in found if place.reasons)

    def order(place: Place):
        known = place.silent if place.is_hidden else place.concerned
        return -known, -place.missing, place.region

    return tuple(sorted(with_reason, key=order))


def _places(
    source: Source, slice_: Slice, period: str, *, focus: str = "", parent: str = ""
) -> list[Place]:
    """One region, or those inside another; of the latter those with groups only."""
    if focus:
        grid = disclosed(source, slice_, [period], region=focus, bounds=False)
    else:
        grid = values(source, slice_, period, parent=parent)
    rows = grid.records(["region", "due", "reported"])
    rows = [row for row in rows if focus or row["due"]]
    counts = _counts(source, slice_, period)
    hidden = _hidden(source, rows)
    last = _last_reports(source, slice_, period, rows)
    return [
        _place(row, counts.get(row["region"], {}), last, is_hidden=is_hidden)
        for row, is_hidden in zip(rows, hidden, strict=True)
    ]


def _place(row: Mapping, counts: Mapping, last: Mapping, *, is_hidden: bool) -> Place:
    known = {name: int(counts.get(name, 0)) for name in _COUNTS}
    silent, of_reports = known["silent"], known["unvisited_or_arrears"]
    return Place(
        region=row["region"],
        due=int(row["due"] or 0),
        reported=int(row["reported"] or 0),
        silent=silent,
        unvisited=None if is_hidden else known["unvisited"],
        arrears=None if is_hidden else known["arrears"],
        concerned=None if is_hidden else silent + of_reports,
        last_report=last.get(row["region"]),
    )


def _counts(source: Source, slice_: Slice, period: str) -> dict[str, dict]:
    """Region -> its counts; a sub-district has one area type and is kept once."""
    of_area = ANY if slice_.level == "subdistrict" else slice_.area_type
    rows = source.store.query(
        f"SELECT region, {', '.join(_COUNTS)} FROM visits WHERE level = ?"
        " AND programme = ? AND sector = ? AND area_type = ? AND period = ?",
        [slice_.level, slice_.programme, slice_.sector, of_area, period],
    )
    return {row["region"]: row for row in rows.to_pylist()}


def _hidden(source: Source, rows: list[dict]) -> list[bool]:
    """Where too few groups reported to tell what their reports say."""
    reported = np.array([row["reported"] or 0 for row in rows], dtype=float)
    cells = {
        "value": np.zeros_like(reported),
        "numerator": np.zeros_like(reported),
        "denominator": reported,
        "n": reported,
        "due": np.array([row["due"] or 0 for row in rows], dtype=float),
        "reported": reported,
    }
    judged = judge(cells, source.catalogue.indicators[_RULE])
    is_secret = flags.is_one_of(judged, flags.CONFIDENTIAL)
    return [
        bool(secret) and not may_list_groups(source.settings, row["region"])
        for secret, row in zip(is_secret, rows, strict=True)
    ]


def _last_reports(
    source: Source, slice_: Slice, period: str, rows: list[dict]
) -> dict[str, str]:
    """Region -> the latest quarter up to this one in which a group reported."""
    found = {row["region"]: period for row in rows if row["reported"]}
    quiet = [row["region"] for row in rows if not row["reported"] and row["due"]]
    periods = [p for p in indicator_periods(source, BASIS) if p < period]
    for region in quiet if periods else ():
        grid = disclosed(source, slice_, periods, region=region, bounds=False)
        came = grid["reported"] > 0
        if came.any():
            found[region] = periods[int(np.flatnonzero(came)[-1])]
    return found


def by_reason(visits_: Visits) -> Iterator[tuple[str, int, int]]:
    """(reason, groups, places inside with it), of reasons that any place has."""
    for reason in REASONS:
        places = visits_.with_reason(reason)
        groups = visits_.place.reasons.get(reason, 0)
        if reason == "reporting":
            groups = sum(place.missing for place in places)
        if groups or places:
            yield reason, groups, len(places)
