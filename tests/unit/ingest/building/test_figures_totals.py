import numpy as np
import pandas as pd
import pytest

from dashboard.ingest.building.figures_totals import UnknownFigures
from dashboard.regions import ancestor_code
from tests.stores.builds import build_here, catalogue_of, figure, table_of
from tests.stores.raw import withdraw, write_figures_import

ALL = "nation province regency subdistrict village"
VILLAGES = [
    ("32.04.05.2001", "Cibiru Hilir", "0.5"),
    ("32.04.05.2002", "Cinunuk", "0.7"),
    ("32.04.06.2001", "Cimenyan", "0.9"),
    ("11.01.01.2001", "Keude Bakongan", "0.3"),
]


def scores(values=VILLAGES, indicator="idm_iks", period="2024"):
    return [
        {
            "indicator": indicator,
            "region": code,
            "region_name": name,
            "period": period,
            "numerator": value,
            "denominator": 1,
        }
        for code, name, value in values
    ]


def as_dict(figures: pd.DataFrame, column: str = "value") -> dict:
    return dict(zip(figures["region"], figures[column], strict=True))


def test_means_are_sums_of_scores_over_units(tmp_path):
    write_figures_import(tmp_path, scores(), sequence=1)
    built = build_here(tmp_path, catalogue_of(idm_iks=figure("mean", ALL)))

    figures = table_of(built, "map_figures")

    assert as_dict(figures) == pytest.approx(
        {
            "ID": 0.6,
            "11": 0.3,
            "32": 0.7,
            "11.01": 0.3,
            "32.04": 0.7,
            "11.01.01": 0.3,
            "32.04.05": 0.6,
            "32.04.06": 0.9,
        },
        abs=1e-15,
    )
    assert as_dict(figures, "n")["ID"] == 4
    assert as_dict(figures, "numerator")["32.04"] == 2.1
    assert as_dict(figures, "denominator")["32.04"] == 3.0


def test_a_mean_of_means_is_not_what_comes_out(tmp_path):
    write_figures_import(tmp_path, scores(), sequence=1)
    built = build_here(tmp_path, catalogue_of(idm_iks=figure("mean", ALL)))
    figures = as_dict(table_of(built, "map_figures"))
    assert figures["ID"] != pytest.approx((figures["11"] + figures["32"]) / 2)


def test_sums_have_no_denominator_and_count_their_units(tmp_path):
    rows = [
        {"indicator": "poor", "region": "11.01", "period": "2024", "numerator": 20},
        {"indicator": "poor", "region": "11.71", "period": "2024", "numerator": 5},
        {"indicator": "poor", "region": "11.02", "period": "2024"},
    ]
    write_figures_import(tmp_path, rows, sequence=1)
    built = build_here(
        tmp_path, catalogue_of(poor=figure("sum", "nation province regency"))
    )

    figures = table_of(built, "map_figures")

    assert as_dict(figures) == {"ID": 25, "11": 25, "11.01": 20, "11.71": 5}
    assert as_dict(figures, "n")["ID"] == 2
    assert figures["denominator"].isna().all()


def test_shares_of_a_status_count_units(tmp_path):
    rows = [
        row | {"numerator": int(value > "0.6")}
        for row, (_, _, value) in zip(scores(indicator="maju"), VILLAGES, strict=True)
    ]
    write_figures_import(tmp_path, rows, sequence=1)
    built = build_here(tmp_path, catalogue_of(maju=figure("count_by_status", ALL)))
    assert as_dict(table_of(built, "map_figures"))["32.04"] == pytest.approx(2 / 3)


def test_nothing_without_a_declared_roll_up_is_rolled_up(tmp_path):
    rows = [
        {"indicator": "rate", "region": "11.01", "period": "2024", "value": "12.5"},
        {"indicator": "rate", "region": "11", "period": "2024", "value": "14.5"},
        {"indicator": "rate", "region": "12", "period": "2024"},
    ]
    write_figures_import(tmp_path, rows, sequence=1)
    built = build_here(
        tmp_path, catalogue_of(rate=figure("none", "nation province regency"))
    )

    figures = table_of(built, "map_figures")

    assert as_dict(figures) == {"11": 14.5, "11.01": 12.5}
    assert figures[["numerator", "denominator", "n"]].isna().all(axis=None)


def test_a_published_total_is_not_added_to_its_parts(tmp_path):
    rows = [
        {"indicator": "poor", "region": "11.01", "period": "2024", "numerator": 20},
        {"indicator": "poor", "region": "11", "period": "2024", "numerator": 21},
    ]
    write_figures_import(tmp_path, rows, sequence=1)
    built = build_here(
        tmp_path, catalogue_of(poor=figure("sum", "nation province regency"))
    )
    assert as_dict(table_of(built, "map_figures")) == {"ID": 20, "11": 20, "11.01": 20}


def test_the_newest_import_of_a_figure_wins_until_withdrawn(tmp_path):
    catalogue = catalogue_of(idm_iks=figure("mean", ALL))
    write_figures_import(tmp_path, scores(), sequence=1)
    newer = [("11.01.01.2001", "Keude Bakongan", "0.4")]
    corrected = write_figures_import(tmp_path, scores(newer), sequence=2)

    both = as_dict(table_of(build_here(tmp_path, catalogue), "map_figures"))
    assert both["11"] == 0.4
    assert both["ID"] == pytest.approx(2.5 / 4)

    withdraw(corrected)
    before = as_dict(table_of(build_here(tmp_path, catalogue), "map_figures"))
    assert before["11"] == 0.3


def test_villages_are_kept_with_names_for_public_profiles_only(tmp_path):
    rows = scores() + scores(indicator="secret")
    write_figures_import(tmp_path, rows, sequence=1)
    built = build_here(
        tmp_path,
        catalogue_of(
            idm_iks=figure("mean", ALL),
            secret=figure("mean", ALL, disclosure="protected"),
        ),
    )

    villages = table_of(built, "village_figures")

    assert set(villages["indicator"]) == {"idm_iks"}
    assert villages.iloc[0].to_dict() == {
        "indicator": "idm_iks",
        "region": "11.01.01.2001",
        "name": "Keude Bakongan",
        "subdistrict": "11.01.01",
        "period": "2024",
        "value": 0.3,
        "text": None,
    }


def test_figures_of_no_known_indicator_stop_the_build(tmp_path):
    write_figures_import(tmp_path, scores(), sequence=1)
    with pytest.raises(UnknownFigures, match=r"idm_iks in file1\.csv"):
        build_here(tmp_path, catalogue_of(other=figure("mean", ALL)))


def test_both_tables_hold_the_same_rows_each_in_its_order(tmp_path):
    rows = scores() + scores(period="2023") + scores(indicator="idm_ike")
    write_figures_import(tmp_path, rows, sequence=1)
    catalogue = catalogue_of(idm_iks=figure("mean", ALL), idm_ike=figure("mean", ALL))
    built = build_here(tmp_path, catalogue)

    by_map, by_region = (
        table_of(built, name) for name in ("map_figures", "region_figures")
    )

    map_key = ["indicator", "level", "period", "region"]
    region_key = ["region", "indicator", "period"]
    assert by_map.set_index(map_key).index.is_monotonic_increasing
    assert by_region.set_index(region_key).index.is_monotonic_increasing
    pd.testing.assert_frame_equal(
        by_map.sort_values(map_key, ignore_index=True),
        by_region.sort_values(map_key, ignore_index=True),
    )


def test_agrees_with_pandas_on_random_villages_in_any_order(tmp_path):
    random = np.random.default_rng(11)
    villages = [
        (f"{p}.0{r}.0{s}.20{v:02d}", "Desa", f"{random.random():.4f}")
        for p in (11, 12, 32)
        for r in range(1, 4)
        for s in range(1, 4)
        for v in range(1, 9)
    ]
    shuffled = [villages[i] for i in random.permutation(len(villages))]
    catalogue = catalogue_of(idm_iks=figure("mean", ALL))
    write_figures_import(tmp_path / "a", scores(villages), sequence=1)
    write_figures_import(tmp_path / "b", scores(shuffled), sequence=1)

    ordered, mixed = (
        table_of(build_here(tmp_path / name, catalogue), "map_figures")
        for name in ("a", "b")
    )

    pd.testing.assert_frame_equal(ordered, mixed)
    expected = pd.DataFrame(
        [
            {"region": ancestor_code(code, level), "value": float(value)}
            for code, _, value in villages
            for level in ("nation", "province", "regency", "subdistrict")
        ]
    ).groupby("region")["value"]
    assert as_dict(ordered) == pytest.approx(expected.mean().to_dict(), abs=1e-12)
    assert as_dict(ordered, "n") == expected.size().to_dict()
