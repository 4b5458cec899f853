"""The real public files, folder by folder, against their control totals.

The totals are those of ../shared/realdata/README.md; IDM's come from the ministry's
own recap beside the file.
"""

import json
from collections import Counter
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from dashboard.catalogue import load_catalogue
from dashboard.ingest.imports.reading import Request, read_file
from dashboard.ingest.placing.bridge import import_bridge, load_bridge
from dashboard.ingest.published.jumps import quarantine_jumps
from dashboard.ingest.readers import FileRefused
from dashboard.regions import Regions
from dashboard.settings import Settings

pytestmark = [pytest.mark.shared, pytest.mark.slow]
SETTINGS = Settings()
STATUSES = ("MANDIRI", "MAJU", "BERKEMBANG", "TERTINGGAL", "SANGAT TERTINGGAL")


@pytest.fixture(scope="module")
def folder(shared) -> Path:
    return shared / "realdata"


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(SETTINGS.catalogue, SETTINGS.profiles)


@pytest.fixture(scope="module")
def root(tmp_path_factory, folder, regions) -> Path:
    """A root that has the bridge and no import."""
    root = tmp_path_factory.mktemp("root")
    import_bridge(folder / "05_bps_kemendagri_bridge_2020", root=root, regions=regions)
    return root


class Read:
    """A file that was read, with its three files as frames."""

    def __init__(self, read):
        self.record, self.refused = read.record, read.refused
        self.suggestions = read.suggestions
        self.counts = read.record.placement
        self.figures = pd.read_parquet(read.data)
        self.rows = pd.read_parquet(read.placement)
        self.findings = pd.read_parquet(read.findings)
        self.placed = self.rows[self.rows["status"] == "placed"]

    def loses_no_row(self) -> bool:
        """Each row of the file gave a figure, was skipped, or has a finding."""
        skipped = self.rows[self.rows["status"] == "skipped"]
        told = {*self.figures["line"], *self.findings["line"], *skipped["line"]}
        every = {*self.rows["line"]}
        return every <= told and len(every) == self.record.rows_read


@pytest.fixture(scope="module")
def read(root, catalogue, tmp_path_factory):
    """Reads a file whether it is refused or not."""

    def read(path, **request):
        folder = tmp_path_factory.mktemp("read")
        request = Request(path, **request)
        found = Read(
            read_file(
                request, folder, root=root, catalogue=catalogue, settings=SETTINGS
            )
        )
        assert found.refused or found.loses_no_row()
        return found

    return read


@pytest.fixture(scope="module")
def idm_file(folder) -> Path:
    return folder / "06_idm_2024" / "idm_2024_villages.csv"


@pytest.fixture(scope="module")
def idm(read, idm_file):
    return read(idm_file)


@pytest.fixture(scope="module")
def villages(idm_file) -> pd.DataFrame:
    return pd.read_csv(idm_file, dtype=str, keep_default_na=False)


def figures_of(read, folder: Path, pattern: str) -> pd.DataFrame:
    sheets = [read(path) for path in sorted(folder.glob(pattern))]
    return pd.concat([one.figures for one in sheets], ignore_index=True)


def dotted(codes: pd.Series) -> pd.Series:
    return codes.str.replace(r"^(..)(..)(..)", r"\1.\2.\3", regex=True)


# 06: the Village Development Index


def test_idm_places_every_village_on_its_sub_district(idm, villages):
    rows = idm.rows

    assert idm.counts["placed"] == len(villages) == 74_326
    assert rows["region"].nunique() == 6_433
    assert (rows["region"] == dotted(villages["kode_kecamatan"])).all()
    assert idm.record.code_system == "kemendagri"


def test_idm_needs_an_alias_for_39_sub_districts_at_most(idm):
    rows = idm.rows
    through_alias = rows.loc[rows["reason"] == "alias", "region"].nunique()

    assert 38 <= through_alias <= 39
    assert idm.suggestions == ()


def test_idm_scores_are_those_of_the_file(idm, villages):
    scores = idm.figures.query("indicator == 'idm_iks'").set_index("line")
    expected = pd.to_numeric(villages["indeks_iks"], errors="coerce")
    expected.index = villages.index + 2

    assert len(scores) == expected.notna().sum() == 74_322
    assert scores["numerator"].astype(float).equals(expected.dropna().loc[scores.index])
    assert set(scores["denominator"]) == {1}


def test_idm_statuses_equal_the_recap_of_the_ministry(idm, folder):
    [recap] = (folder / "06_idm_2024").glob("rekap*.xlsx")
    expected = {}
    for name, *counts in openpyxl.load_workbook(recap).active.values:
        if isinstance(counts[0], int) and name != "TOTAL":
            expected[name] = counts[:5]
    shares = idm.figures
    shares = shares[shares["indicator"].str.startswith("idm_share_")]
    shares = shares[shares["numerator"] == 1]
    found = shares.groupby([shares["region"].str[:2], "text"]).size().unstack()
    found = found.reindex(columns=STATUSES).fillna(0).astype(int)
    names = {r.code: r.name.upper() for r in _provinces()}

    assert len(found) == 36
    assert dict(Counter(shares["text"])) == {
        "MANDIRI": 17_203,
        "MAJU": 23_057,
        "BERKEMBANG": 24_398,
        "TERTINGGAL": 5_581,
        "SANGAT TERTINGGAL": 4_083,
    }
    for code, counts in found.iterrows():
        assert counts.tolist() == expected.pop(names[code]), names[code]
    assert list(expected) == ["PAPUA BARAT DAYA"]


def _provinces():
    register = Regions.from_csv(SETTINGS.reference / "regions.csv")
    return register.at_level("province")


def test_idm_villages_without_a_status_count_in_no_share(idm, villages):
    none = villages.index[villages["status_desa"] == ""] + 2

    assert len(none) == 4
    assert not idm.figures["line"].isin(none).any()


# 05: the bridge, and a BPS-coded copy of the IDM file made with it


@pytest.fixture(scope="module")
def bps_copy(root, villages) -> pd.DataFrame:
    bps = load_bridge(root).bps_by_kemendagri()
    codes = dotted(villages["kode_kecamatan"]).map(bps)
    known = villages[codes.notna()].assign(kode_kecamatan=codes.dropna())
    assert known["kode_kecamatan"].str.len().eq(7).all()
    return known


def test_the_bridge_holds_all_its_rows(root):
    codes = load_bridge(root).kemendagri_by_bps

    assert Counter(len(code) for code in codes) == {2: 34, 4: 514, 7: 6_857}


def test_a_bps_coded_copy_lands_on_the_same_regions(read, idm, bps_copy, tmp_path):
    bps_copy.to_csv(tmp_path / "idm_bps.csv", index=False)

    copy = read(tmp_path / "idm_bps.csv")

    expected = idm.rows["region"].loc[bps_copy.index]
    assert copy.record.code_system == "bps"
    assert copy.counts["placed"] == len(bps_copy) > 70_000
    assert copy.rows["region"].tolist() == expected.tolist()


# codes that nothing can be made of


def cut(bps_copy: pd.DataFrame, *, province: str = "") -> pd.DataFrame:
    chosen = bps_copy[bps_copy["kode_kecamatan"].str.startswith(province)]
    return chosen.assign(kode_kecamatan=chosen["kode_kecamatan"].str[:6])


@pytest.mark.parametrize(("profile", "province"), [(None, ""), ("idm", "32")])
def test_bps_codes_cut_to_six_digits_place_nothing(
    read, bps_copy, tmp_path, profile, province
):
    cut(bps_copy, province=province).to_csv(tmp_path / "cut.csv", index=False)

    sheet = read(tmp_path / "cut.csv", profile=profile)

    assert "code system not recognised" in sheet.refused[0].to("en")

    counts = sheet.counts
    assert counts["placed"] == 0
    assert counts["conflicting"] > counts["unplaced"]


@pytest.mark.parametrize("profile", [None, "idm"])
def test_cut_codes_with_empty_names_place_nothing(read, bps_copy, tmp_path, profile):
    nameless = cut(bps_copy, province="51").assign(nama_kecamatan="")
    nameless.to_csv(tmp_path / "cut.csv", index=False)

    sheet = read(tmp_path / "cut.csv", profile=profile)

    assert "no region names" in sheet.refused[0].to("en")

    assert sheet.counts["placed"] == 0


def test_cut_codes_without_a_name_column_are_not_read(read, bps_copy, tmp_path):
    nameless = cut(bps_copy, province="51").drop(columns="nama_kecamatan")
    nameless.to_csv(tmp_path / "cut.csv", index=False)

    for profile in (None, "idm"):
        with pytest.raises(FileRefused, match=r"nama_kecamatan|no profile knows"):
            read(tmp_path / "cut.csv", profile=profile)


@pytest.mark.parametrize("profile", [None, "idm"])
def test_a_third_code_system_places_nothing(read, villages, tmp_path, profile):
    some = villages[villages["kode_provinsi"] == "33"]
    numbers = pd.Series(pd.factorize(some["kode_kecamatan"])[0] + 330_100)
    third = some.assign(kode_kecamatan=numbers.astype(str).to_numpy())
    third.to_csv(tmp_path / "third.csv", index=False)

    sheet = read(tmp_path / "third.csv", profile=profile)

    assert "code system not recognised" in sheet.refused[0].to("en")

    assert sheet.counts["placed"] == 0


# 01: Open Data Jabar


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


# 03: poverty by province


def test_bps_sheets_have_34_provinces_to_2021_and_38_after(read, folder):
    for path in sorted((folder / "03_bps_poverty_by_province").glob("Jumlah*.csv")):
        sheet = read(path)
        rows = sheet.rows
        placed = rows[rows["status"] == "placed"]
        provinces = placed.loc[placed["region"] != "ID", "region"].nunique()
        year = int(path.stem[-4:])

        assert provinces == (34 if year <= 2021 else 38), path.name
        assert (placed["region"] == "ID").sum() == 1
        assert sheet.counts["unplaced"] == 0
        assert sheet.counts["conflicting"] == 0
        footers = rows.loc[rows["status"] == "skipped", "reason"].tolist()
        assert len(footers) == (3 if year in (2022, 2023) else 0), path.name
        assert set(footers) <= {"footer", "blank"}


def test_the_national_line_of_2022_is_the_only_jump(read, folder):
    every = figures_of(read, folder, "03_bps_poverty_by_province/Jumlah*.csv")

    jumps = every[quarantine_jumps(every)]

    assert jumps[["indicator", "region", "period"]].values.tolist() == [
        ["bps_poverty_line", "ID", "2022S1"]
    ]
    assert float(jumps["value"].iloc[0]) == 505


def test_a_rate_above_a_hundred_per_cent_is_quarantined(read, folder):
    [path] = (folder / "03_bps_poverty_by_province").glob("Jumlah*2018.csv")

    [finding] = read(path).findings.to_dict("records")

    assert (finding["rule"], finding["severity"]) == ("out_of_range", "quarantine")
    assert json.loads(finding["row"])["Provinsi"] == "Indonesia"


def test_the_long_sheet_says_the_same_as_the_yearly_ones(read, folder):
    here = folder / "03_bps_poverty_by_province"
    yearly = figures_of(read, here, "Jumlah*.csv")
    long = read(next(here.glob("semicolon*.csv"))).figures

    assert long["region"].nunique() == 38
    assert set(long["indicator"]) == {"bps_poverty_rate"}
    both = long.merge(yearly, on=["indicator", "region", "period"])
    assert len(both) == len(long) == 208
    assert (both["value_x"] == both["value_y"]).all()


# 09: Central Java


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
