"""What of a published sheet cannot be used: single rows, or the whole file."""

import pytest

from dashboard.ingest.readers import FileRefused
from tests.stores.profiles import VILLAGES, figure, profile, rules, values


def test_a_year_that_is_nowhere_is_asked_for(read):
    sheet = profile(figure("line", "n"), period={})

    with pytest.raises(FileRefused, match="--period 2022"):
        read("wilayah,n\nKab. Bogor,5\n", sheet)
    with pytest.raises(FileRefused, match="is no year"):
        read("wilayah,n\nKab. Bogor,5\n", sheet, period="2022Q1")
    result = read("wilayah,n\nKab. Bogor,5\n", sheet, period="2022")
    assert list(values(result)) == [("line", "32.01", "2022")]


def test_rows_without_a_year_or_number_are_rejected_one_by_one(read):
    result = read(
        "wilayah,tahun,n\nKab. Bogor,tahun ini,5\nKab. Bogor,2020,lima\n"
        "Kab. Bogor,2021,...\nKab. Bogor,2022,7\n",
        profile(figure("n", "n")),
    )

    assert list(values(result)) == [("n", "32.01", "2022")]
    assert sorted(rules(result)) == [
        (2, "no_year", "reject"),
        (3, "not_a_number", "reject"),
        (4, "no_figure", "reject"),
    ]


def test_a_unit_that_the_profile_does_not_list_refuses_the_file(read):
    sheet = profile(
        figure("n", "n"), unit={"column": "satuan", "accepted": ["RIBU JIWA"]}
    )
    text = (
        "wilayah,tahun,n,satuan\nKab. Bogor,2020,5,ribu jiwa\nKab. Bogor,2021,5,JIWA\n"
    )

    with pytest.raises(FileRefused, match="line 3, column satuan: the unit “JIWA”"):
        read(text, sheet)


def test_a_repeated_row_counts_once_and_the_later_one_wins(read):
    result = read(
        "wilayah,tahun,n\nKab. Bogor,2020,5\nKab. Bogor,2020,6\n",
        profile(figure("n", "n")),
    )

    assert values(result) == {("n", "32.01", "2020"): 6}
    assert rules(result) == [(2, "repeated", "reject")]


def test_a_village_must_lie_in_the_sub_district_of_its_row(read):
    result = read(
        "kode_kec,wilayah,kode,desa,tahun,skor\n"
        "320101,CIBINONG,3201012001,A,2024,0.5\n"
        "320101,CIBINONG,3201022002,B,2024,0.5\n"
        "320101,CIBINONG,,C,2024,0.5\n",
        profile(figure("score", "skor", rollup="mean"), **VILLAGES),
    )

    assert list(result.placement.rows["reason"]) == [
        "code_and_name",
        "village_differs",
        "village_missing",
    ]
    assert list(values(result, "numerator")) == [("score", "32.01.01.2001", "2024")]


def test_a_refused_file_gives_no_figures_but_all_rows_their_reason(read):
    result = read(
        "kode_kec,wilayah,kode,desa,tahun,skor\n320109,LAIN,3201092001,A,2024,0.5\n",
        profile(figure("score", "skor", rollup="mean"), **VILLAGES),
    )

    assert result.figures.num_rows == 0
    assert result.placement.refusal is not None
    assert result.placement.counts["placed"] == 0
