"""Sheets of regencies: Open Data Jabar and Central Java."""

import pandas as pd
import pytest

from dashboard.ingest.published.jumps import quarantine_jumps
from dashboard.ingest.readers import FileRefused
from tests.integration.published.sheets import figures_of

pytestmark = [pytest.mark.shared, pytest.mark.slow]


def test_jabar_poor_people_lie_on_27_regencies_and_21_zeros_are_no_values(read, folder):
    [path] = (folder / "01_opendata_jabar").glob("jumlah_penduduk_miskin*.csv")

    poor = read(path)

    assert poor.counts["placed"] == 513
    assert poor.rows["region"].nunique() == 27
    assert poor.findings["rule"].tolist() == ["not_existing"] * 21
    assert poor.figures.shape[0] == 513 - 21
    assert not (poor.figures["value"] == 0).any()
    banjar = poor.figures.query("region == '32.79'")
    assert banjar["period"].min() == "2003"


@pytest.mark.parametrize(
    ("pattern", "rows", "unit"),
    [
        ("angka_garis*.csv", 81, "rupiah"),
        ("jumlah_pengeluaran*.csv", 294, "rupiah_thousand"),
    ],
)
def test_jabar_sheets_are_read_whole(read, folder, catalogue, pattern, rows, unit):
    [path] = (folder / "01_opendata_jabar").glob(pattern)

    sheet = read(path)

    assert sheet.counts["placed"] == sheet.figures.shape[0] == rows
    indicator = sheet.figures["indicator"][0]
    assert catalogue.indicators[indicator].unit == unit


def test_jabar_population_leaves_out_the_rows_whose_code_is_another_regencys(
    read, folder
):
    [path] = (folder / "01_opendata_jabar").glob("jumlah_penduduk_berdasarkan*.csv")
    source = pd.read_csv(path, dtype=str)

    population = read(path)

    rows = population.rows
    wrong = source[rows["status"].eq("conflicting").to_numpy()]
    assert population.counts["conflicting"] == len(wrong) == 14
    assert wrong["tahun"].nunique() == 1
    assert population.suggestions == ()
    wide = population.figures.pivot(
        index=["region", "period"], columns="indicator", values="value"
    )
    total = wide["jabar_population_male"] + wide["jabar_population_female"]
    assert (total == wide["jabar_population"]).all()


def test_a_unit_that_is_not_the_profiles_is_refused(read, folder, tmp_path):
    [path] = (folder / "01_opendata_jabar").glob("jumlah_penduduk_miskin*.csv")
    copy = tmp_path / path.name
    copy.write_text(
        path.read_text(encoding="utf-8").replace("RIBU JIWA,2005", "JIWA,2005")
    )

    with pytest.raises(FileRefused, match="column satuan: the unit “JIWA”"):
        read(copy)


def test_central_java_has_35_regencies_in_each_sheet(read, folder):
    paths = sorted((folder / "09_jateng").glob("*.csv"))

    assert len(paths) == 4
    for path in paths:
        sheet = read(path)
        assert sheet.counts["placed"] == sheet.record.rows_read
        assert sheet.rows["region"].nunique() == 35
        assert sheet.rows["region"].str.startswith("33.").all()
        assert sheet.record.code_system is None
        assert sheet.findings.empty


def test_no_figure_of_any_other_sheet_jumps(read, folder):
    for pattern in ("01_opendata_jabar/*.csv", "09_jateng/*.csv"):
        every = figures_of(read, folder, pattern)
        assert not quarantine_jumps(every).any()
