"""Programme beside comparison: what sampled households were before and after.

A change is that of households asked in both waves. Its range knows that they are the
same: the spread of villages' totals is that of both waves together. Nothing here tells
what a change comes from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.disclosure import flags, survey
from dashboard.disclosure.judge import judge
from dashboard.periods import last_month
from dashboard.queries.grid import Grid
from dashboard.queries.intervals import Z95
from dashboard.queries.moments import ANY, Source
from dashboard.queries.remembered import once_per_version
from dashboard.queries.survey_cells import survey_interval, with_limits
from dashboard.queries.values import COLUMNS
from dashboard.regions import ancestor_code, level_of

Row = Mapping[str, object]

ARMS = ("T", "C")
_BEFORE_AND_NOW = (
    "welf_pce_real",
    "welf_p0",
    "welf_asset_index",
    "welf_food_insec",
)
LIFESTYLE = "welf_lifestyle_net"
_TOTALS = ("a0", "b0", "a1", "b1")
_WAVES = (("a0", "b0"), ("a1", "b1"))


@dataclass(frozen=True)
class ArmChange:
    """One arm: rows of values (COLUMNS) of both waves, and the change between them.

    The change is missing where either wave shows no number.
    """

    arm: str
    before: Row
    after: Row
    change: Row


@dataclass(frozen=True)
class Comparison:
    """One indicator, both arms; one arm is missing where nobody of it was asked."""

    indicator: Indicator
    arms: Mapping[str, ArmChange]


@dataclass(frozen=True)
class Waves:
    """Where and when: the region whose survey it is, the first wave and the last."""

    region: str
    before: str
    after: str


def survey_region(region: str) -> str:
    """The finest region that the survey says something of."""
    is_below = level_of(region) in ("subdistrict", "village")
    return ancestor_code(region, "regency") if is_below else region


def waves_shown(source: Source, region: str, period: str | None) -> Waves | None:
    """The last wave that ended no later than the period, and the first of all."""
    known = _pairs(source)
    if period is not None:
        fitting = [p for p in known if last_month(p[1]) <= last_month(period)]
        known = fitting or known[:1]
    if not known:
        return None
    after = max(pair[1] for pair in known)
    before = min(pair[0] for pair in known if pair[1] == after)
    return Waves(survey_region(region), before, after)


@once_per_version
def _pairs(source: Source) -> list[tuple[str, str]]:
    """Earlier and later wave; none in a store without a survey."""
    tables = source.store.query("SELECT table_name FROM information_schema.tables")
    if "survey_changes" not in tables["table_name"].to_pylist():
        return []
    query = "SELECT DISTINCT before, period FROM survey_changes ORDER BY ALL"
    rows = source.store.query(query).to_pylist()
    return [(row["before"], row["period"]) for row in rows]


def comparisons(source: Source, waves: Waves) -> list[Comparison]:
    """What can be set beside its own past, in the order of the page."""
    rows = _stored(source, "survey_changes", waves.region, waves.after, waves.before)
    return [
        Comparison(
            one, {arm: _of_arm(one, arm, row, waves) for arm, row in rows.items()}
        )
        for one in _indicators(source, _BEFORE_AND_NOW)
    ]


def compared(source: Source, asked: str) -> Indicator | None:
    """The indicator asked for where it is set beside its own past, else the first."""
    known = {one.id: one for one in _indicators(source, _BEFORE_AND_NOW)}
    return known.get(asked) or next(iter(known.values()), None)


def changes_by_part(
    source: Source, one: Indicator, waves: Waves
) -> dict[str, dict[str, dict[str, ArmChange]]]:
    """ "area_type" and "programme" -> part -> arm -> its change; parts never add up.

    Programmes have no households of the comparison. Empty where nobody was asked.
    """
    rows = source.store.query(
        "SELECT * FROM survey_changes WHERE region = ? AND period = ? AND before = ?"
        " AND arm <> 'ANY' AND urban_rural = 'ANY'"
        " AND (area_type <> 'ANY' OR programme <> 'ANY') ORDER BY programme",
        [waves.region, waves.after, waves.before],
    ).to_pylist()
    found = {"area_type": {}, "programme": {}}
    for row in rows:
        by = "area_type" if row["programme"] == ANY else "programme"
        change = _of_arm(one, row["arm"], row, waves)
        found[by].setdefault(row[by], {})[row["arm"]] = change
    return found


def lifestyle(source: Source, waves: Waves) -> tuple[Indicator, dict[str, Row]] | None:
    """What households say of their way of life themselves: a row of values per arm."""
    known = _indicators(source, (LIFESTYLE,))
    if not known:
        return None
    rows = _stored(source, "survey_domains", waves.region, waves.after)
    names = ("num", "den", "n", "psu", "w", "ww", *survey.MOMENTS[:3])
    found = {}
    for arm, row in rows.items():
        cells = {name: row[f"{LIFESTYLE}__{name}"] for name in names}
        cells |= {"numerator": cells["num"], "denominator": cells["den"]}
        found[arm] = _disclosed(cells, known[0], waves.region, waves.after)
    return known[0], found


def _indicators(source: Source, wanted: Sequence[str]) -> list[Indicator]:
    every = source.catalogue.indicators
    return [every[key] for key in wanted if key in every]


def _stored(
    source: Source, table: str, region: str, period: str, before: str | None = None
) -> dict[str, dict]:
    """The rows of both arms as a whole."""
    query = (
        f"SELECT * FROM {table} WHERE region = ? AND period = ?"
        " AND urban_rural = 'ANY' AND area_type = 'ANY' AND programme = 'ANY'"
        " AND arm <> 'ANY'"
    )
    asked = [region, period]
    if before is not None:
        query, asked = f"{query} AND before = ?", [*asked, before]
    rows = source.store.query(query, asked).to_pylist()
    return {row["arm"]: row for row in rows}


def _of_arm(one: Indicator, arm: str, row: Row, waves: Waves) -> ArmChange:
    part = {name.removeprefix(f"{one.id}__"): cell for name, cell in row.items()}
    before, after = (
        _disclosed(_wave(part, *totals), one, waves.region, period)
        for totals, period in zip(_WAVES, (waves.before, waves.after), strict=True)
    )
    return ArmChange(arm, before, after, _change(part, before, after))


def _wave(part: Row, a: str, b: str) -> dict:
    """One of the two waves, under the names of a wave's own moments."""
    return {
        "numerator": part[a],
        "denominator": part[b],
        "n": part["n"],
        "psu": part["psu"],
        "v_num_num": part[f"v_{a}_{a}"],
        "v_num_den": part[f"v_{a}_{b}"],
        "v_den_den": part[f"v_{b}_{b}"],
        "w": part["n"],
        "ww": part["n"],
    }


def _disclosed(cells: Row, one: Indicator, region: str, period: str) -> Row:
    """A row of values; nothing where nothing may be shown."""
    numbers = {
        name: np.array([[np.nan if cell is None else float(cell)]])
        for name, cell in cells.items()
    }
    grid = with_limits(Grid((period,), (region,), numbers))
    found = dict(grid.cells)
    with np.errstate(divide="ignore", invalid="ignore"):
        found["value"] = found["numerator"] / found["denominator"]
    found["lower"], found["upper"] = survey_interval(found, one)
    found["flag"] = judge(found, one)
    row = grid.with_cells(found).records(COLUMNS)[0]
    if row["flag"] in flags.SHOWN_OWN:
        return row
    hidden = dict.fromkeys(("value", "lower", "upper", "numerator", "denominator"))
    return row | hidden | ({} if row["flag"] == flags.TOO_FEW else {"n": None})


def _change(part: Row, before: Row, after: Row) -> Row:
    """The difference with its 95 % range from the moments of both waves."""
    if None in (before["value"], after["value"]):
        return {"value": None, "lower": None, "upper": None}
    a0, b0, a1, b1 = (part[name] for name in _TOTALS)
    slope = {"a0": -1 / b0, "b0": a0 / b0**2, "a1": 1 / b1, "b1": -a1 / b1**2}
    variance = sum(
        slope[left] * slope[right] * part[_moment(left, right)]
        for left, right in product(_TOTALS, repeat=2)
    )
    half = Z95 * float(np.sqrt(max(variance, 0.0)))
    change = after["value"] - before["value"]
    return {"value": change, "lower": change - half, "upper": change + half}


def _moment(left: str, right: str) -> str:
    """Moments are kept once for each pair, in the order of the totals."""
    first, second = sorted((left, right), key=_TOTALS.index)
    return f"v_{first}_{second}"
