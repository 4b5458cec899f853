"""A version that holds no figure yet still answers, and says why there is none."""

import pandas as pd
import pytest

from dashboard.app import create_app
from dashboard.commands import command_line
from dashboard.settings import Settings
from tests.functional.asking import Asker, texts_of

PRICES = {
    "area_code": ["11"],
    "urban_rural": ["U"],
    "month": ["2024-03"],
    "cpi": [101.5],
    "base": [2022],
    "link_factor": [1.0],
    "poverty_line_rp": [500_000],
    "submission_id": ["sub-1"],
}


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """Of an app on a store that was built from prices alone, which make no figure."""
    folder = tmp_path_factory.mktemp("no_figures")
    pd.DataFrame(PRICES).to_parquet(folder / "prices.parquet")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BERDAYA_ROOT", str(folder / "data"))
        patch.setenv("BERDAYA_SAMPLE_ROOT", str(folder / "sample"))
        assert command_line(["import", str(folder / "prices.parquet")]) == 0
        assert command_line(["build"]) == 0
    return create_app(Settings(root=folder / "data")).server.test_client()


@pytest.mark.parametrize(
    "path", ["/", "/map", "/groups", "/region/32.04", "/map?indicator=none"]
)
@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "There are no figures yet"), ("id", "Belum ada angka")],
)
def test_pages_of_figures_say_that_there_are_none(client, path, lang, words):
    path, _, query = path.partition("?")

    page = Asker(client).page(path, f"?lang={lang}&{query}")

    assert words in texts_of(page)


@pytest.mark.parametrize("path", ["/data", "/definitions"])
def test_other_pages_stand(client, path):
    assert "Definitions" in texts_of(Asker(client).page(path, "?lang=en"))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/map", 200),
        ("/groups", 200),
        ("/download/groups.csv", 404),
        ("/readyz", 200),
        ("/api/v1/indicators", 200),
        ("/api/v1/values?indicator=grp_repay_rate&level=province", 400),
        ("/download/values.csv?indicator=grp_repay_rate", 200),
    ],
)
def test_no_address_breaks(client, path, status):
    assert client.get(path).status_code == status
