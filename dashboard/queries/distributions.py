"""How the groups of a region spread: by class of value, and the weak ones by part.

*Weak* is a group on the worse side of the bound that the catalogue sets for the
indicator. Older versions of the store keep no spread: they answer None or nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.catalogue.distributions import class_count, weak_classes
from dashboard.disclosure import flags
from dashboard.disclosure.distribution import (
    Class,
    classes_to_show,
    flag_of_part,
    flag_of_spread,
    with_another_hidden,
)
from dashboard.queries.audience import may_see
from dashboard.queries.intervals import wilson
from dashboard.queries.moments import ANY, Source
from dashboard.queries.remembered import once_per_version
from dashboard.queries.rows import condition, runs_of
from dashboard.regions import level_of
from dashboard.selection import Selection

DIMENSIONS = ("programme", "sector", "area_type")
Counts = Mapping[str, object]  # a stored row


@dataclass(frozen=True)
class WeakShare:
    """Weak units among n; all None where the flag withholds them."""

    flag: str
    weak: int | None = None
    n: int | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class Distribution:
    """`classes` is empty where the flag withholds it; `weak` is then withheld too."""

    indicator: Indicator
    region: str
    period: str
    flag: str
    classes: tuple[Class, ...]
    weak: WeakShare


@dataclass(frozen=True)
class PartShare:
    """The weak share of one part: a sector, an area type, or a part of a breakdown."""

    part: str
    share: WeakShare


@dataclass(frozen=True)
class Spread:
    """What the store counts of one region and period, under one filter.

    `rows` are stored histograms by (programme, sector, area type), `parts` the units
    and weak units by (breakdown, part), which no filter restricts.
    """

    region: str
    period: str
    selection: Selection
    rows: Mapping[tuple[str, str, str], Counts]
    parts: Mapping[tuple[str, str], Counts]

    @property
    def is_filtered(self) -> bool:
        return any(getattr(self.selection, name) != ANY for name in DIMENSIONS)


def spread_of(
    source: Source, table: str, region: str, period: str, selection: Selection
) -> Spread | None:
    """One region's counts; None where the version keeps none or nobody may see them."""
    may = may_see(source.settings.audience, level_of(region))
    if not may or f"distributions_{table}" not in _tables(source):
        return None
    rows = _rows(source, f"distributions_{table}", region, period)
    parts = _rows(source, f"breakdowns_{table}", region, period)
    return Spread(
        region,
        period,
        selection,
        {tuple(row[name] for name in DIMENSIONS): row for row in rows},
        {(row["breakdown"], row["part"]): row for row in parts},
    )


def distribution(
    spread: Spread, indicator: Indicator, of_figure: str
) -> Distribution | None:
    """The histogram under the selection's filters; None where none is stored.

    `of_figure` is the flag of the region's own figure under the same filters.
    """
    key = tuple(getattr(spread.selection, name) for name in DIMENSIONS)
    if level_of(spread.region) == "subdistrict" and spread.is_filtered:
        return None
    counts = _counts(spread.rows.get(key), indicator)
    flag = flag_of_spread(sum(counts), of_figure, indicator)
    classes = classes_to_show(counts, indicator) if flag in flags.SHOWN else ()
    weak = _weak_share(_weak_and_n(counts, indicator), of_figure, indicator)
    return Distribution(
        indicator, spread.region, spread.period, flag, tuple(classes), weak
    )


def weak_by_dimension(
    spread: Spread,
    indicator: Indicator,
    dimension: str,
    *,
    values: Sequence[str],
    of_figure: str,
) -> list[PartShare]:
    """The weak share of each sector or area type with groups, under the programme."""
    found = []
    for value in values:
        key = dict.fromkeys(DIMENSIONS, ANY) | {
            "programme": spread.selection.programme,
            dimension: value,
        }
        row = spread.rows.get(tuple(key.values()))
        found.append((value, *_weak_and_n(_counts(row, indicator), indicator)))
    return _parts(found, of_figure, indicator)


def weak_by_part(
    spread: Spread,
    indicator: Indicator,
    breakdown: str,
    *,
    parts: Sequence[str],
    of_figure: str,
) -> list[PartShare]:
    """The weak share of each part of a breakdown; nothing under a filter."""
    if spread.is_filtered:
        return []
    found = []
    for part in parts:
        row = spread.parts.get((breakdown, part), {})
        counts = (row.get(f"{indicator.id}__{name}", 0) for name in ("weak", "n"))
        found.append((part, *counts))
    return _parts(found, of_figure, indicator)


def _parts(found, of_figure: str, indicator: Indicator) -> list[PartShare]:
    """Parts with any unit, judged together."""
    found = [one for one in found if one[2]]
    each = [flag_of_part(n, weak, of_figure, indicator) for _part, weak, n in found]
    together = with_another_hidden(each, [n for _part, _weak, n in found])
    return [
        PartShare(part, _share(weak, n, flag))
        for (part, weak, n), flag in zip(found, together, strict=True)
    ]


def _weak_share(counts, of_figure: str, indicator: Indicator) -> WeakShare:
    weak, n = counts
    return _share(weak, n, flag_of_part(n, weak, of_figure, indicator))


def _share(weak: int, n: int, flag: str) -> WeakShare:
    if flag not in flags.SHOWN:
        return WeakShare(flag, n=n if flag == flags.TOO_FEW else None)
    part, whole = np.array([float(weak)]), np.array([float(n)])
    lower, upper = wilson(part, whole, effective_n=whole)
    return WeakShare(flag, weak, n, weak / n, float(lower[0]), float(upper[0]))


def _counts(row: Counts | None, indicator: Indicator) -> list[int]:
    names = [f"{indicator.id}__{k}" for k in range(class_count(indicator))]
    return [row.get(name, 0) if row else 0 for name in names]


def _weak_and_n(counts: Sequence[int], indicator: Indicator) -> tuple[int, int]:
    return sum(counts[k] for k in weak_classes(indicator)), sum(counts)


@once_per_version
def _tables(source: Source) -> frozenset[str]:
    query = "SELECT table_name FROM duckdb_tables()"
    return frozenset(source.store.query(query)["table_name"].to_pylist())


def _rows(source: Source, table: str, region: str, period: str) -> list[dict]:
    """The stored rows of one region and period."""
    where, values = condition([runs_of(source, table, ("region",)).get((region,))])
    query = f"SELECT * EXCLUDE (region) FROM {table} WHERE {where} AND period = ?"
    return source.store.query(query, [*values, period]).to_pylist()
