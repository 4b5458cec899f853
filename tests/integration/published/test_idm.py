"""The Village Development Index, against the recap of the ministry."""

from collections import Counter

import openpyxl
import pandas as pd
import pytest

from dashboard.regions import Regions
from dashboard.settings import Settings
from tests.integration.published.sheets import dotted

pytestmark = [pytest.mark.shared, pytest.mark.slow]
STATUSES = ("MANDIRI", "MAJU", "BERKEMBANG", "TERTINGGAL", "SANGAT TERTINGGAL")


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
    register = Regions.from_csv(Settings().reference / "regions.csv")
    return register.at_level("province")


def test_idm_villages_without_a_status_count_in_no_share(idm, villages):
    none = villages.index[villages["status_desa"] == ""] + 2

    assert len(none) == 4
    assert not idm.figures["line"].isin(none).any()
