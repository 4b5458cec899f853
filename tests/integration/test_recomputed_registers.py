"""Every indicator of the registers again in plain pandas, wherever the store has it."""

from itertools import pairwise

import pandas as pd
import pytest

from tests.stores.builds import whole_totals
from tests.stores.oracle import KEY, LEVELS, totals
from tests.stores.proof import PATIENCE
from tests.stores.recomputed_registers import ANY, RegisterFiles

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]

TABLES = (
    *("pkh_graduations", "registry_exits", "coverage"),
    *("budget_quarters", "institutions", "mentors"),
)
FILTERS = ["programme", "sector", "area_type"]
WIDTH = {"nation": 0, "province": 2, "regency": 5, "subdistrict": 8}


@pytest.fixture(scope="module")
def files(proven_demo):
    return RegisterFiles(proven_demo.reports)


def expected(files: RegisterFiles, table: str, catalogue) -> pd.DataFrame:
    """What the store has to hold of a table, row by row."""
    units = getattr(files, table)().assign(due=1, reported=1)
    indicators = catalogue.indicators_of(table)
    if catalogue.derived_tables[table].distinct:
        found = pd.concat(
            totals(part, indicators) for part in _as_counted_by_the_sender(units)
        )
    else:
        found = totals(units, indicators)
    lies_there = found["region"].str.len() >= found["level"].map(WIDTH)
    dimensions = catalogue.derived_tables[table].dimensions
    for name in set(FILTERS) - set(dimensions):
        found = found[found[name] == ANY]
    found = found[lies_there].drop(columns=["due", "reported"])
    return found.drop_duplicates(KEY).sort_values(KEY, ignore_index=True)


def _as_counted_by_the_sender(units: pd.DataFrame):
    """Rows of one programme or ANY, and of one sector or ANY, each by themselves.

    By area type there are only the rows of all sectors.
    """
    of_all = units[units["sector"] == ANY]
    of_one = units[units["sector"] != ANY]
    for rows in (
        of_all[of_all["programme"] == ANY],
        of_all[of_all["programme"] != ANY],
    ):
        yield _each(rows, of_area=True)
    for rows in (
        of_one[of_one["programme"] == ANY],
        of_one[of_one["programme"] != ANY],
    ):
        yield _each(rows, of_area=False)


def _each(rows: pd.DataFrame, *, of_area: bool) -> pd.DataFrame:
    return rows if of_area else rows.assign(area_type=ANY)


@pytest.mark.parametrize("table", TABLES)
def test_every_indicator_at_every_level_is_what_pandas_finds(
    proven_demo, files, catalogue, table
):
    right = expected(files, table, catalogue)
    found = whole_totals(proven_demo.folder, table)

    assert set(found["level"]) == set(LEVELS)
    pd.testing.assert_frame_equal(found[KEY], right[KEY])
    for one in catalogue.indicators_of(table):
        assert (right[f"{one.id}__num"] > 0).any()
        counts = [c for c in right if c == f"{one.id}__n" or c == f"{one.id}__cm"]
        numbers = [c for c in right if c.startswith(f"{one.id}__") and c not in counts]
        for columns, tolerance in ((counts, 0), (numbers, 1e-9)):
            pd.testing.assert_frame_equal(
                found[columns].astype(float),
                right[columns].astype(float),
                rtol=tolerance,
                atol=0,
            )


@pytest.mark.parametrize("table", [t for t in TABLES if t != "budget_quarters"])
def test_children_add_up_to_their_parent(proven_demo, catalogue, table):
    rows = whole_totals(proven_demo.folder, table)
    rows = rows[(rows[FILTERS] == ANY).all(axis=1)]
    sums = [
        f"{one.id}__{part}"
        for one in catalogue.indicators_of(table)
        for part in ("num", "den", "n")
    ]
    for parent, child in pairwise(LEVELS):
        above = rows[rows["level"] == parent].set_index(["region", "period"])[sums]
        below = rows[rows["level"] == child]
        region = below["region"].str[: WIDTH[parent]].replace("", "ID")
        below = below.groupby([region, "period"])[sums].sum(min_count=1)
        pd.testing.assert_frame_equal(above.sort_index(), below, check_names=False)


def test_a_regencys_costs_enter_from_the_regency_upward(proven_demo, files):
    """Its sub-districts' block grants and its own costs make a regency's budget."""
    rows = whole_totals(proven_demo.folder, "budget_quarters")
    rows = rows[(rows[FILTERS] == ANY).all(axis=1)]
    units = files.budget_quarters()
    own = units[units["region"].str.len() == 5].groupby(["region", "period"])
    own = own["bud_absorption__den"].sum()
    below = rows[rows["level"] == "subdistrict"]
    below = below.groupby([below["region"].str[:5], "period"])["bud_absorption__den"]
    above = rows[rows["level"] == "regency"].set_index(["region", "period"])

    assert (own > 0).all()
    pd.testing.assert_series_equal(
        above["bud_absorption__den"], below.sum() + own, check_names=False
    )


def test_a_budget_counts_all_quarters_of_its_year_so_far(proven_demo):
    rows = whole_totals(proven_demo.folder, "budget_quarters")
    nation = rows[(rows["level"] == "nation") & (rows[FILTERS] == ANY).all(axis=1)]
    allocated = nation.set_index("period")["bud_absorption__den"]

    for year in ("2024", "2025"):
        assert allocated[f"{year}Q1"] < allocated[f"{year}Q4"]
    assert allocated["2025Q1"] < allocated["2024Q4"]
