"""From the real IDM file to the store: every level equals a plain pandas group-by."""

import pandas as pd
import pytest

from dashboard.ingest.building.build import build
from dashboard.ingest.imports.importing import Request, importing
from dashboard.ingest.raw.records import list_imports
from dashboard.settings import Settings
from dashboard.store import open_store

pytestmark = [pytest.mark.shared, pytest.mark.slow]
SETTINGS = Settings()
SCORES = {
    "idm_score": "indeks_idm",
    "idm_iks": "indeks_iks",
    "idm_ike": "indeks_ike",
    "idm_ikl": "indeks_ikl",
}
SHARES = {
    "idm_share_mandiri": "MANDIRI",
    "idm_share_maju": "MAJU",
    "idm_share_berkembang": "BERKEMBANG",
    "idm_share_tertinggal": "TERTINGGAL",
    "idm_share_sangat_tertinggal": "SANGAT TERTINGGAL",
}
WIDTHS = {"nation": 0, "province": 2, "regency": 5, "subdistrict": 8}


@pytest.fixture(scope="module")
def source(shared) -> pd.DataFrame:
    path = shared / "realdata" / "06_idm_2024" / "idm_2024_villages.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    code = rows["kode_kecamatan"]
    rows["code"] = code.str[:2] + "." + code.str[2:4] + "." + code.str[4:6]
    return rows


@pytest.fixture(scope="module")
def store(shared, tmp_path_factory, catalogue):
    root = tmp_path_factory.mktemp("root")
    path = shared / "realdata" / "06_idm_2024" / "idm_2024_villages.csv"
    request = Request(path)
    with importing(request, root=root, catalogue=catalogue, settings=SETTINGS):
        pass
    assert [one.rows_kept for one in list_imports(root)] == [74_322]
    build(root, catalogue=catalogue, settings=SETTINGS)
    return open_store(root)


def stored(store, indicator: str, level: str) -> pd.DataFrame:
    query = (
        "SELECT region, value, n FROM map_figures "
        "WHERE indicator = ? AND level = ? AND period = '2024'"
    )
    return store.query(query, [indicator, level]).to_pandas().set_index("region")


def expected(units: pd.Series, codes: pd.Series, level: str) -> pd.DataFrame:
    width = WIDTHS[level]
    regions = codes.str[:width] if width else pd.Series("ID", index=codes.index)
    return units.groupby(regions.loc[units.index]).agg(["mean", "size"])


@pytest.mark.parametrize("level", WIDTHS)
@pytest.mark.parametrize("indicator", [*SCORES, *SHARES])
def test_every_level_equals_a_group_by_of_the_file(store, source, indicator, level):
    if indicator in SCORES:
        units = pd.to_numeric(source[SCORES[indicator]], errors="coerce").dropna()
    else:
        status = source.loc[source["status_desa"] != "", "status_desa"]
        units = (status == SHARES[indicator]).astype(float)

    wanted = expected(units, source["code"], level)
    found = stored(store, indicator, level)

    assert sorted(found.index) == sorted(wanted.index)
    assert (found["value"] - wanted["mean"]).abs().max() < 1e-9
    assert (found["n"] == wanted["size"].loc[found.index]).all()


def test_villages_are_listed_with_their_names_and_status(store):
    rows = store.query(
        "SELECT name, value, text FROM village_figures WHERE region = '11.01.01.2015' "
        "AND indicator = 'idm_share_maju'"
    ).to_pylist()

    assert rows == [{"name": "DARUL IKHSAN", "value": 1.0, "text": "MAJU"}]
