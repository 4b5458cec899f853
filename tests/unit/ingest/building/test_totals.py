from types import SimpleNamespace

import duckdb
import pandas as pd
import pytest

from dashboard.ingest.building.totals import _enum, write_totals
from dashboard.ingest.building.totals_columns import Totals
from tests.stores.oracle import KEY, with_moments
from tests.stores.oracle import totals as totals_in_pandas
from tests.stores.units import INDICATORS, tiny_units

TABLE = SimpleNamespace(
    id="group_quarters",
    dimensions=("programme", "sector", "area_type"),
    columns={"is_due": None, "is_reported": None},
    window=1,
    distinct=False,
)
TOTALS = Totals(TABLE, INDICATORS)
ONE_SECTOR = "economic_enterprise"
ATOM_KEY = ["region", "period", "programme", "sector", "area_type"]


def mixed_units() -> pd.DataFrame:
    """Units whose programmes work in both sectors."""
    units = tiny_units()
    other = {"P1": ONE_SECTOR, "P2": "savings_credit"}
    there = units["region"].str.startswith("32")
    units.loc[there, "sector"] = units["programme"].map(other)
    return units


def stored(units: pd.DataFrame, totals: Totals = TOTALS) -> dict[str, object]:
    """Both tables, rows in stored order, and `sole`, from the atoms of some units."""
    columns = ", ".join(
        f"{c.name}::DECIMAL(38,0) AS {c.name}" for c in totals.atom_columns
    )
    with duckdb.connect() as engine:
        engine.execute("ATTACH ':memory:' AS store")
        engine.register("floats", atoms_of(units))
        engine.execute(
            f"CREATE TABLE atoms AS SELECT {', '.join(ATOM_KEY)}, {columns} FROM floats"
        )
        sole = write_totals(engine, totals)
        texts = ", ".join(f"{name}::VARCHAR AS {name}" for name in KEY)
        return {"sole": sole} | {
            name: engine.execute(f"SELECT * REPLACE ({texts}) FROM {table}").df()
            for name, table in (("map", totals.by_map), ("region", totals.by_region))
        }


def atoms_of(units: pd.DataFrame) -> pd.DataFrame:
    prepared = with_moments(units, INDICATORS)
    grouped = prepared.groupby(ATOM_KEY)
    largest = [c for c in prepared if c.endswith("__max")]
    sums = grouped[[c for c in prepared if c not in (*ATOM_KEY, *largest)]]
    return sums.sum(min_count=1).join(grouped[largest].max()).reset_index()


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return stored(mixed_units())


def test_agrees_with_pandas_in_every_column_level_and_filter(tables):
    expected = totals_in_pandas(mixed_units(), INDICATORS)
    found = tables["map"].sort_values(KEY, ignore_index=True)
    assert set(found) == set(expected)
    pd.testing.assert_frame_equal(
        found[expected.columns], expected, check_dtype=False, check_exact=True
    )


def test_children_add_up_to_their_parent_in_every_summed_column(tables):
    rows = tables["map"]
    summed = [
        c
        for c in rows
        if c not in KEY and not c.endswith(("__max", "__cm")) and "__c" not in c
    ]
    filters = ["period", "programme", "sector", "area_type"]
    by_level = {
        level: part.groupby(filters)[summed].sum()
        for level, part in rows.groupby("level")
    }
    unsplit = by_level["nation"].query("area_type == 'ANY'")
    for level, whole in (
        ("province", by_level["nation"]),
        ("regency", by_level["nation"]),
        ("subdistrict", unsplit),
    ):
        pd.testing.assert_frame_equal(
            whole, by_level[level], check_exact=True, check_dtype=False
        )


@pytest.mark.parametrize("dimension", ["programme", "sector", "area_type"])
def test_any_is_the_sum_of_its_parts(tables, dimension):
    rows = tables["map"]
    others = {"programme", "sector", "area_type"} - {dimension}
    rows = rows[(rows[list(others)] == "ANY").all(axis=1)]
    rows = rows[rows["level"] != "subdistrict"]
    summed = [c for c in rows if c.endswith(("__num", "__den", "__n", "__xx", "due"))]
    key = ["level", "region", "period"]
    whole = rows[rows[dimension] == "ANY"].groupby(key)[summed].sum()
    parts = rows[rows[dimension] != "ANY"].groupby(key)[summed].sum()
    pd.testing.assert_frame_equal(whole, parts, check_exact=True)


def test_clusters_are_sub_districts_not_regencies(tables):
    rows = tables["map"].query(
        "programme == sector == area_type == 'ANY' and period == '2024Q4'"
    )
    children = rows.query("level == 'subdistrict'")["grp_repay_rate__num"]
    nation = rows.query("level == 'nation'").iloc[0]
    assert nation["grp_repay_rate__cm"] == children.notna().sum()
    assert nation["grp_repay_rate__cxx"] == (children**2).sum()


def test_only_the_combinations_that_filters_ask_for_are_there(tables):
    found = tables["map"][["sector", "area_type"]].drop_duplicates()
    assert ((found["sector"] == "ANY") | (found["area_type"] == "ANY")).all()


def test_what_is_asked_for_together_lies_together(tables):
    rows = tables["map"]
    asked = rows[["level", "programme", "sector", "area_type"]]
    runs = (asked != asked.shift()).any(axis=1).sum()
    assert runs == len(asked.drop_duplicates())
    for _, part in rows.groupby(list(asked)):
        assert part.set_index(["period", "region"]).index.is_monotonic_increasing


def test_what_no_filter_restricts_is_there_again_by_region(tables):
    unfiltered = tables["map"].query("programme == sector == area_type == 'ANY'")
    pd.testing.assert_frame_equal(
        tables["region"].sort_values(KEY, ignore_index=True),
        unfiltered.sort_values(KEY, ignore_index=True),
    )
    for _, part in tables["region"].groupby("level"):
        assert part.set_index(["region", "period"]).index.is_monotonic_increasing


def test_a_sub_district_has_no_rows_by_its_area_type(tables):
    found = tables["map"].query("area_type != 'ANY'")["level"]
    assert set(found) == {"regency", "province", "nation"}


def test_the_order_of_units_changes_nothing(tables):
    found = stored(mixed_units().sample(frac=1, random_state=3))
    for name in ("map", "region"):
        pd.testing.assert_frame_equal(found[name], tables[name])


def test_sums_of_rupiah_squared_keep_fifteen_digits():
    units = mixed_units()
    large = units["grp_repay_rate__den"].notna()
    units.loc[large, "grp_repay_rate__den"] = 90_000_000_001
    units.loc[large, "grp_repay_rate__num"] = 90_000_000_001
    nation = (
        stored(units)["map"]
        .query(
            "level == 'nation' and period == '2024Q1' "
            "and programme == sector == area_type == 'ANY'"
        )
        .iloc[0]
    )
    count = int(nation["grp_repay_rate__n"])
    assert nation["grp_repay_rate__num"] == count * 90_000_000_001
    expected = pytest.approx(count * 90_000_000_001**2, rel=1e-15)
    assert nation["grp_repay_rate__xy"] == expected
    assert nation["grp_repay_rate__xx"] == nation["grp_repay_rate__yy"]


def test_no_report_at_all_leaves_empty_tables_with_all_columns():
    found = stored(mixed_units().iloc[:0])
    assert len(found["map"]) == len(found["region"]) == 0
    assert set(found["map"]) == set(totals_in_pandas(mixed_units(), INDICATORS))


def test_a_table_without_a_sector_has_no_rows_by_sector():
    bare = SimpleNamespace(**{**vars(TABLE), "dimensions": ("programme",)})
    units = mixed_units().assign(sector="x", area_type="y")
    rows = stored(units, Totals(bare, INDICATORS[:1]))["map"]
    assert set(rows["sector"]) == set(rows["area_type"]) == {"ANY"}
    assert set(rows["programme"]) == {"P1", "P2", "ANY"}
    key = ["level", "programme", "period", "region"]
    assert not rows.duplicated(key).any()


def test_a_programme_of_one_sector_has_its_totals_once(tables):
    units = mixed_units()
    units.loc[units["programme"] == "P2", "sector"] = ONE_SECTOR
    found = stored(units)

    rows = found["map"].sort_values(KEY, ignore_index=True)
    right = totals_in_pandas(units, INDICATORS)
    is_kept_once = (right["programme"] == "P2") & (right["sector"] != "ANY")
    assert tables["sole"] == {} and found["sole"] == {"P2": ONE_SECTOR}
    assert set(right.loc[is_kept_once, "sector"]) == {ONE_SECTOR}
    pd.testing.assert_frame_equal(
        rows[right.columns],
        right[~is_kept_once].reset_index(drop=True),
        check_dtype=False,
    )


def test_no_type_is_kept_in_the_store():
    """The engine of each worker would hold it once more: 0.6 MB for all regions."""
    with duckdb.connect() as engine:
        engine.execute("ATTACH ':memory:' AS store")
        kind = _enum(engine, "kind", ["32", "it's"])
        of_nothing = _enum(engine, "nothing", [])
        engine.execute(f"CREATE TABLE store.t (region {kind}, sector {of_nothing})")
        engine.execute("INSERT INTO store.t VALUES ('it''s', 'any')")

        assert engine.execute("FROM store.t").fetchall() == [("it's", "any")]
        named = "SELECT database_name FROM duckdb_types() WHERE NOT internal"
        assert engine.execute(named).fetchall() == [("memory",)]
