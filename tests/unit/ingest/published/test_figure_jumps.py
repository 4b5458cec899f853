"""The build leaves out values that jump, whichever import they came with."""

import json

import pytest

from tests.stores.builds import build_here, catalogue_of, figure, table_of
from tests.stores.raw import withdraw, write_figures_import

LINES = {"2020": 454652, "2021": 472525, "2022": 505, "2023": 550458}
CATALOGUE = catalogue_of(line=figure("none", "nation"))


def rows(values):
    return [
        {"indicator": "line", "region": "ID", "period": period, "value": value}
        for period, value in values.items()
    ]


def served(built):
    figures = table_of(built, "map_figures")
    return dict(zip(figures["period"], figures["value"], strict=True))


@pytest.mark.parametrize("order", [sorted(LINES), sorted(LINES, reverse=True)])
def test_a_jump_is_found_across_imports_in_any_order(tmp_path, order):
    for sequence, period in enumerate(order, start=1):
        write_figures_import(tmp_path, rows({period: LINES[period]}), sequence=sequence)

    built = build_here(tmp_path, CATALOGUE)

    assert sorted(served(built)) == ["2020", "2021", "2023"]
    [finding] = table_of(built, "findings").to_dict("records")
    assert finding["rule"] == "jump" and finding["severity"] == "quarantine"
    assert (finding["region"], finding["period"]) == ("ID", "2022")
    assert finding["file_name"] == f"file{order.index('2022') + 1}.csv"
    assert json.loads(finding["row"])["value"] == 505
    assert finding["message_id"] != finding["message_en"]


def test_a_corrected_value_is_served(tmp_path):
    write_figures_import(tmp_path, rows(LINES), sequence=1)
    write_figures_import(tmp_path, rows({"2022": 505469}), sequence=2)

    built = build_here(tmp_path, CATALOGUE)

    assert served(built)["2022"] == 505469
    assert list(table_of(built, "findings")["rule"]) == ["replaced"]


def test_withdrawing_the_other_years_takes_the_judgement_back(tmp_path):
    others = {p: v for p, v in LINES.items() if p != "2022"}
    folder = write_figures_import(tmp_path, rows(others), sequence=1)
    write_figures_import(tmp_path, rows({"2022": 505}), sequence=2)
    withdraw(folder)

    assert served(build_here(tmp_path, CATALOGUE)) == {"2022": 505}


def test_shares_of_single_units_never_jump(tmp_path):
    catalogue = catalogue_of(share=figure("count_by_status", "nation village"))
    units = [
        {
            "indicator": "share",
            "region": "32.04.05.2001",
            "period": str(year),
            "numerator": year % 2,
            "denominator": 1,
        }
        for year in range(2018, 2024)
    ]
    write_figures_import(tmp_path, units, sequence=1)

    assert len(served(build_here(tmp_path, catalogue))) == 6


def test_villages_under_two_numberings_count_once(tmp_path):
    catalogue = catalogue_of(score=figure("mean", "nation subdistrict village"))

    def village(code, value):
        key = {"indicator": "score", "region": code, "period": "2024"}
        return key | {"numerator": value, "denominator": 1}

    kemendagri = [village("32.04.05.2001", "0.2"), village("32.04.06.2001", "0.4")]
    write_figures_import(tmp_path, kemendagri, sequence=1)
    write_figures_import(tmp_path, [village("32.04.05.b001", "0.8")], sequence=2)

    figures = table_of(build_here(tmp_path, catalogue), "map_figures")

    values = dict(zip(figures["region"], figures["value"], strict=True))
    assert values == pytest.approx({"32.04.05": 0.8, "32.04.06": 0.4, "ID": 0.6})
    assert set(figures["n"]) == {1, 2}
