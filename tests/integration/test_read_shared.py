"""The real public files come in whole: row counts of their own description."""

import pytest

from dashboard.ingest.readers import read_table

pytestmark = pytest.mark.shared

JABAR = "01_opendata_jabar"
BPS = "03_bps_poverty_by_province"
BRIDGE = "05_bps_kemendagri_bridge_2020"
IDM = "06_idm_2024"
JATENG = "09_jateng"
RECAP = "rekap-indeks-desa-membangun-tahun-2024.xlsx"
BPS_YEAR = "Jumlah dan Persentase Penduduk Miskin Menurut Provinsi, {}.csv"


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        (
            f"{JABAR}/angka_garis_kemiskinan_per_kapita_per_bulan__kabupaten_data.csv",
            81,
        ),
        (f"{JABAR}/jumlah_penduduk_berdasarkan_jenis_kelamin_data.csv", 430),
        (f"{JABAR}/jumlah_penduduk_miskin_berdasarkan_kabupatenkota_data.csv", 513),
        (f"{JABAR}/jumlah_pengeluaran_per_kapita__kabupatenkota_data.csv", 294),
        (f"{BPS}/semicolon_Persentase Penduduk Miskin di Indonesia.csv", 228),
        (f"{BRIDGE}/provinsi.csv", 34),
        (f"{BRIDGE}/kabkota.csv", 514),
        (f"{BRIDGE}/kecamatan.csv", 6857),
        (f"{IDM}/idm_2024_villages.csv", 74326),
        (f"{JATENG}/indeks_pembangunan_manusia_jawa_tengah.csv", 35 * 5),
        (f"{JATENG}/penduduk_miskin_jateng.csv", 35 * 5),
        (f"{JATENG}/Persentase Rumah Terhadap Akses Air Minum Layak.csv", 35 * 4),
    ],
)
def test_reads_every_row_of_the_real_files(shared, file, rows):
    raw = read_table(shared / "realdata" / file)

    assert (raw.rows, raw.skipped_rows) == (rows, 0)
    assert not any("\ufeff" in name for name in raw.columns)


@pytest.mark.parametrize(
    ("year", "provinces", "columns"),
    [(2015, 34, 5), (2016, 34, 5), (2017, 34, 7), (2021, 34, 7), (2022, 38, 7),
     (2023, 38, 7), (2025, 38, 7)],
)  # fmt: skip
def test_reads_the_provinces_and_the_national_row(shared, year, provinces, columns):
    raw = read_table(shared / "realdata" / BPS / BPS_YEAR.format(year))

    names = raw.frame()["Provinsi"].tolist()
    assert len(names) == provinces + 1
    assert names[-1] == "Indonesia"
    assert len(raw.columns) == columns


def test_keeps_the_footer_of_2023_with_a_reason(shared):
    raw = read_table(shared / "realdata" / BPS / BPS_YEAR.format(2023))

    assert raw.skipped_frame()["skipped"].tolist() == ["blank", "footer", "footer"]


def test_keeps_names_with_commas_and_quotes(shared):
    raw = read_table(shared / "realdata" / IDM / "idm_2024_villages.csv")

    names = raw.frame().set_index("line")["nama_desa"]
    assert names[13265] == "LAMBANG SARI I, II, III"
    assert names[39575] == 'SOKA"AN'


def test_reads_the_official_recap_workbook(shared):
    raw = read_table(shared / "realdata" / IDM / RECAP)

    rows = raw.frame()
    assert raw.columns[0] == "PROVINSI"
    assert len(rows) == 37 + 1
    assert rows.iloc[-1][["PROVINSI", "MANDIRI"]].tolist() == ["TOTAL", "17203"]
