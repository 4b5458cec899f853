"""The bridge, a BPS-coded copy of the IDM file, and codes nothing can be made of."""

from collections import Counter

import pandas as pd
import pytest

from dashboard.ingest.placing.bridge import load_bridge
from dashboard.ingest.readers import FileRefused

pytestmark = [pytest.mark.shared, pytest.mark.slow]


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
