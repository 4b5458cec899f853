"""Targets of strategic plans, and how far the figures are on the way to them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.catalogue import Indicator
from dashboard.disclosure import flags
from dashboard.periods import parse_period, period_kind
from dashboard.queries.moments import Source
from dashboard.queries.offers import indicator_periods
from dashboard.queries.progress import Progress, Realised, Target, progress
from dashboard.queries.readings import Reading, readings, readings_of
from dashboard.queries.remembered import once_per_version
from dashboard.selection import ANY, Selection

BASIS = "grp_repay_rate"  # the indicator whose quarters can be chosen
_EVERY = dict.fromkeys(("programme", "sector", "area_type"), ANY)
OF_SECTORS = ("cov_poor_families", "bud_absorption")


@dataclass(frozen=True)
class Line:
    """One indicator of the plan: its target, what was read, and where it stands."""

    indicator: Indicator
    target: Target
    reading: Reading
    realised: Realised | None
    progress: Progress


@once_per_version
def _rows(source: Source) -> Mapping[tuple[str, str], tuple[dict, ...]]:
    """(region, indicator) -> rows of its newest plan by year; none in older stores."""
    tables = source.store.query(
        "SELECT 1 FROM information_schema.tables WHERE table_name = 'targets'"
    )
    if not tables.num_rows:
        return {}
    found: dict[tuple[str, str], list[dict]] = {}
    for row in source.store.query(
        "SELECT * FROM targets ORDER BY region, indicator, plan, year"
    ).to_pylist():
        found.setdefault((row["region"], row["indicator"]), []).append(row)
    return {
        key: tuple(row for row in rows if row["plan"] == rows[-1]["plan"])
        for key, rows in found.items()
    }


def planned(source: Source, region: str) -> list[str]:
    """Indicators that have targets for the region, in order of id."""
    known = source.catalogue.indicators
    return [key for place, key in _rows(source) if place == region and key in known]


def target_of(source: Source, indicator: str, region: str, year: int) -> Target | None:
    """The target of that year, or of the next that has one, or of the last."""
    rows = _rows(source).get((region, indicator))
    if not rows:
        return None
    unit = source.catalogue.indicators[indicator].unit
    scale = 0.01 if unit.startswith("percent") else 1.0
    row = next((row for row in rows if row["year"] >= year), rows[-1])
    return Target(
        plan=row["plan"],
        indicator=indicator,
        region=region,
        year=row["year"],
        baseline_year=row["baseline_year"],
        baseline=row["baseline_value"] * scale,
        goal=_goal(row) * scale,
        is_up=row["direction"] == "up",
        is_cumulative=row["rule"] == "cumulative",
        status=row["status"],
        note=row["note"],
        final_year=rows[-1]["year"],
        final=_goal(rows[-1]) * scale,
    )


def _goal(row: Mapping) -> float:
    is_change = row["rule"] == "change"
    return row["target_value"] + (row["baseline_value"] if is_change else 0)


def lines(source: Source, selection: Selection, region: str) -> list[Line]:
    """A line for each indicator with a target, for the year of the period chosen."""
    keys = planned(source, region)
    periods = {key: unfiltered(source, key, selection).period for key in keys}
    every = replace(selection, **_EVERY)
    found = readings_of(
        source, keys, [region], every, periods=periods, with_trends=keys
    )
    return [_line(source, found[region][key], periods[key]) for key in keys]


def _line(source: Source, found: Reading, asked: str | None) -> Line:
    shown = asked or found.period
    year = parse_period(shown)[1] if shown else 0
    target = target_of(source, found.indicator.id, found.region, year)
    realised = _realised(found, target)
    return Line(found.indicator, target, found, realised, progress(target, realised))


def unfiltered(source: Source, key: str, selection: Selection) -> Selection:
    """Targets are for all programmes and sectors. Of an indicator that is known once a
    year the year of the quarter chosen counts, as its target is that year's."""
    selection = replace(selection, **_EVERY)
    periods = indicator_periods(source, key)
    if not selection.period or not periods or period_kind(periods[-1]) != "year":
        return selection
    return replace(selection, period=str(parse_period(selection.period)[1]))


def _realised(found: Reading, target: Target) -> Realised | None:
    row = found.row
    if row is None or row["flag"] not in flags.SHOWN_OWN or row["value"] is None:
        return None
    if target.is_cumulative:
        return _summed(found, target)
    return Realised(row["value"], row["lower"], row["upper"], found.period)


def _summed(found: Reading, target: Target) -> Realised | None:
    """All periods since the baseline's year; nothing where one of them is not known."""
    since = [
        r for r in found.trend if parse_period(r["period"])[1] > target.baseline_year
    ]
    values = [row["value"] for row in since]
    if not values or None in values:
        return None
    return Realised(sum(values), None, None, found.period)


def goals_along(
    source: Source, indicator: str, region: str, rows
) -> list[float | None]:
    """Each period's target, that of its year; None where the plan has none for it."""
    found = []
    for row in rows:
        year = parse_period(row["period"])[1]
        target = target_of(source, indicator, region, year)
        found.append(target.goal if target and target.year == year else None)
    return found


def measured_by_sector(
    source: Source, region: str, selection: Selection, sector: str
) -> list[Reading]:
    """What is known of programmes that have no indicators of their own: how many poor
    families their sector reaches, and what became of its budget."""
    of_sector = replace(selection, **_EVERY | {"sector": sector})
    keys = [key for key in OF_SECTORS if key in source.catalogue.indicators]
    return list(readings(source, keys, region, of_sector).values())
