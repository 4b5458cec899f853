"""Every figure that a build leaves out for another is listed with its line."""

from tests.stores.builds import build_here, catalogue_of, figure, table_of
from tests.stores.raw import withdraw, write_figures_import

CATALOGUE = catalogue_of(
    iks=figure("mean", "nation province regency subdistrict village"),
    poor=figure("sum", "nation province regency"),
)


def scores(*villages, indicator="iks"):
    return [
        {
            "indicator": indicator,
            "region": code,
            "period": "2024",
            "numerator": "0.5",
            "denominator": 1,
        }
        for code in villages
    ]


def listed(root):
    """(file, line, rule, columns, region) of each finding of a build."""
    found = table_of(build_here(root, CATALOGUE), "findings")
    assert set(found["severity"]) <= {"warn"} and set(found["period"]) <= {"2024"}
    assert (found["message_id"] != found["message_en"]).all()
    columns = ["file_name", "line", "rule", "column_name", "region"]
    return [tuple(row) for row in found[columns].to_numpy()]


def test_a_later_file_replaces_what_it_repeats(tmp_path):
    first = scores("11.01.01.2001", "11.01.01.2002")
    write_figures_import(tmp_path, first, sequence=1)
    later = write_figures_import(tmp_path, scores("11.01.01.2002"), sequence=2)

    assert listed(tmp_path) == [("file1.csv", 3, "replaced", "iks", "11.01.01.2002")]

    withdraw(later)
    assert listed(tmp_path) == []


def test_villages_under_other_codes_replace_those_of_their_sub_district(tmp_path):
    first = scores("11.01.01.b001", "11.01.01.b002", "11.01.02.b001")
    write_figures_import(tmp_path, first, sequence=1)
    write_figures_import(tmp_path, scores("11.01.01.2001"), sequence=2)

    assert listed(tmp_path) == [
        ("file1.csv", 2, "replaced", "iks", "11.01.01.b001"),
        ("file1.csv", 3, "replaced", "iks", "11.01.01.b002"),
    ]


def test_a_total_is_not_used_beside_its_parts(tmp_path):
    poor = scores("11.01", "11", indicator="poor")
    write_figures_import(tmp_path, poor, sequence=1)

    assert listed(tmp_path) == [("file1.csv", 3, "coarser", "poor", "11")]
