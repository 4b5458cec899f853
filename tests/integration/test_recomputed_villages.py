"""Participation, planning and complaints again in plain pandas, wherever stored.

In CI on two provinces of the demo: Yogyakarta (all sectors, programmes and area types)
and Papua; on the whole demo with `BERDAYA_PROOF=whole`.
"""

import duckdb
import pandas as pd
import pytest

from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.queries.moments import Slice
from dashboard.queries.values import COLUMNS, strip
from dashboard.settings import Settings
from dashboard.store import open_store
from tests.stores.builds import whole_totals
from tests.stores.oracle import KEY, LEVELS, totals
from tests.stores.proof import PATIENCE
from tests.stores.recomputed_villages import VillageFiles, in_windows

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]

WINDOWS = {
    "participation": 4,
    "participation_villages": 1,
    "proposals_made": 4,
    "plan_cohorts": 4,
    "complaints_received": 4,
}
CHILD_OF = {"province": "nation", "regency": "province", "subdistrict": "regency"}
WIDTH = {"nation": 0, "province": 2, "regency": 5}
FILTERS = ["programme", "sector", "area_type"]


@pytest.fixture(scope="module")
def expected(proven_demo, catalogue):
    """Table -> what the store has to hold of it, row by row."""
    files = VillageFiles(proven_demo.reports)
    return {
        table: _expected(getattr(files, table)(), table, catalogue) for table in WINDOWS
    }


def _expected(units: pd.DataFrame, table: str, catalogue) -> pd.DataFrame:
    indicators = catalogue.indicators_of(table)
    numbers = [c for c in units if c.endswith(("__num", "__den"))]
    has_due = "due" in units
    if not has_due:
        units = units.assign(due=0, reported=0)
    units = in_windows(units, WINDOWS[table])[[*KEY[1:], "due", "reported", *numbers]]
    right = totals(units, indicators).drop_duplicates(KEY)  # dimensions may be missing
    right = right if has_due else right.drop(columns=["due", "reported"])
    return right.reset_index(drop=True)


@pytest.fixture(scope="module")
def stored(proven_demo):
    return {table: whole_totals(proven_demo.folder, table) for table in WINDOWS}


@pytest.mark.parametrize("table", WINDOWS)
def test_numerators_denominators_and_n_under_every_filter(table, stored, expected):
    found, right = stored[table], expected[table]
    counts = [
        name
        for name in right
        if name in ("due", "reported") or name.endswith(("__n", "__cm"))
    ]
    numbers = right.columns.difference([*KEY, *counts])

    assert set(found) == set(right)
    pd.testing.assert_frame_equal(found[KEY], right[KEY])
    pd.testing.assert_frame_equal(
        found[counts], right[counts], check_dtype=False, check_exact=True
    )
    pd.testing.assert_frame_equal(
        found[numbers], right[numbers], check_dtype=False, rtol=1e-12, atol=0
    )


def test_nothing_is_compared_in_vain(expected, catalogue):
    ids = {one.id for table in WINDOWS for one in catalogue.indicators_of(table)}
    assert len(ids) == 24
    for table, right in expected.items():
        assert set(right["level"]) == set(LEVELS)
        for one in catalogue.indicators_of(table):
            assert (right[f"{one.id}__num"] > 0).any()
    assert len(set(expected["participation"]["period"])) == 5
    assert len(set(expected["plan_cohorts"]["period"])) == 5


@pytest.mark.parametrize("table", WINDOWS)
def test_children_add_up_to_their_parent(table, stored, catalogue):
    ids = [one.id for one in catalogue.indicators_of(table)]
    sums = [f"{one}__{part}" for one in ids for part in ("num", "den", "n")]
    sums += [name for name in ("due", "reported") if name in stored[table]]
    rows = stored[table]
    for child, parent in CHILD_OF.items():
        above = rows[rows["level"] == parent]
        if child == "subdistrict":  # has one area type, so no rows by it
            above = above[above["area_type"] == "ANY"]
        below = rows[rows["level"] == child]
        of = below["region"].str[: WIDTH[parent]].replace("", "ID")
        key = ["region", "period", *FILTERS]
        pd.testing.assert_frame_equal(
            above.groupby(key)[sums].sum(),
            below.assign(region=of).groupby(key)[sums].sum(),
        )


def test_queries_answer_with_these_values(proven_demo, expected, catalogue, regions):
    context = Context(open_store(proven_demo.root), catalogue, regions, Settings())
    for table in WINDOWS:
        unfiltered = (expected[table][FILTERS] == "ANY").all(axis=1)
        right = expected[table][unfiltered].set_index(["level", "region", "period"])
        for one in catalogue.indicators_of(table):
            for level in one.levels:
                _assert_shown(context, one, level, right.loc[level])


def _assert_shown(context, one, level: str, right: pd.DataFrame) -> None:
    rows = pd.DataFrame(strip(context, Slice(one.id, level)).lists(COLUMNS))
    shown = rows[rows["flag"].isin(flags.SHOWN_OWN)]
    right = right.loc[pd.MultiIndex.from_frame(shown[["region", "period"]])]
    numerator, denominator = (right[f"{one.id}__{part}"] for part in ("num", "den"))
    value = (
        numerator
        if one.aggregate == "sum" and not one.denominator
        else (numerator / denominator)
    )
    n = denominator if one.n_counts == "denominator" else right[f"{one.id}__n"]
    for name, wanted in {"numerator": numerator, "value": value, "n": n}.items():
        pd.testing.assert_series_equal(
            shown[name].astype(float),
            wanted.astype(float),
            check_names=False,
            check_index=False,
            rtol=1e-12,
        )
    if level == "regency":
        assert len(shown)


def test_shares_of_the_sample_lie_near_the_magnitudes(stored):
    rows = stored["participation"]
    nation = rows[(rows["level"] == "nation") & (rows[FILTERS] == "ANY").all(axis=1)]
    sums = nation.drop(columns=KEY).sum()
    of = {
        name: sums[f"{name}__num"] / sums[f"{name}__den"]
        for name in (
            *("part_s1_identify", "part_s2_plan", "part_s3_implement"),
            *("part_s4_monitor", "part_s5_safeguard", "part_women_share"),
            *("part_poor_share", "part_disadv_share", "part_survey_women"),
        )
    }
    order = ("s3_implement", "s2_plan", "s1_identify", "s4_monitor", "s5_safeguard")
    shares = [of[f"part_{name}"] for name in order]
    assert shares == sorted(shares, reverse=True)
    assert 0.40 < shares[-1] < shares[0] < 0.68
    assert of["part_women_share"] == pytest.approx(0.46, abs=0.03)
    assert of["part_poor_share"] == pytest.approx(0.50, abs=0.03)
    assert of["part_disadv_share"] == pytest.approx(0.08, abs=0.03)
    assert of["part_survey_women"] < of["part_women_share"] - 0.08


def test_proposals_of_the_sample_climb_as_published(proven_demo):
    path = proven_demo.paths["proposals"].as_posix()
    [(bottom_up, funded, *ladder)] = duckdb.sql(
        f"""
        SELECT avg((origin IN ('hamlet_meeting', 'women_meeting', 'group'))::INT),
            avg((funded_rp > 0)::INT), avg((lvl_village_on IS NOT NULL)::INT),
            avg((lvl_kec_on IS NOT NULL)::INT), avg((lvl_kab_on IS NOT NULL)::INT),
            avg((lvl_prov_on IS NOT NULL)::INT)
        FROM '{path}' WHERE proposed_on < DATE '2024-07-01'
        """
    ).fetchall()

    assert bottom_up == pytest.approx(0.60, abs=0.06)
    assert funded == pytest.approx(0.35, abs=0.05)
    assert ladder == pytest.approx([0.60, 0.40, 0.15, 0.02], abs=0.06)
