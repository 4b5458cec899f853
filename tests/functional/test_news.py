"""What a page is told when the store has moved on: two versions of the tiny store."""

import pytest

from dashboard.app import create_app
from dashboard.settings import Settings
from tests.stores.tiny import VERSION, tables_of, tiny_tables, write_store
from tests.stores.units import tiny_units

LATER = "20250102T000000-0000beef"
CHANGED = "32.04.15"


def later_units():
    """Nobody has saved in one sub-district after all."""
    units = tiny_units()
    is_there = (units["region"] == CHANGED) & (units["period"] == "2024Q3")
    units.loc[is_there & (units["reported"] == 1), "grp_savers_share__num"] = 0
    return units


@pytest.fixture(scope="module")
def renewed(tmp_path_factory):
    root = tmp_path_factory.mktemp("two_versions")
    write_store(root, tiny_tables(), version=VERSION)
    write_store(root, tables_of(later_units()), version=LATER)
    return create_app(Settings(root=root)).server.test_client()


@pytest.fixture
def news(renewed):
    def ask(known=VERSION, **query):
        chosen = {"indicator": "grp_savers_share", "period": "2024Q3", "lang": "id"}
        answer = renewed.get("/news", query_string=chosen | query | {"known": known})
        found = answer.get_json()
        return {
            k: v.replace("\u00a0", " ") if k == "text" else v for k, v in found.items()
        }

    return ask


def test_a_page_of_the_version_served_is_told_nothing_more(news):
    assert news(known=LATER) == {"version": LATER}


def test_says_how_many_figures_changed_and_from_what_to_what(news):
    found = news(region="32.04")

    assert found["version"] == LATER
    assert "Data baru (2 Jan 2025 00.00 UTC): 2 dari" in found["text"]
    regency, small = found["items"]
    assert "Anggota menabung, Kab. Bandung, Jawa Barat, TW III 2024: dari" in regency
    assert "Kec. Pangalengan, Kab. Bandung" in small and " menjadi " in small


def test_says_that_nothing_of_this_view_changed(news):
    found = news(region="11")

    assert "tidak ada angka pada tampilan ini yang berubah" in found["text"]
    assert found["items"] == []


def test_figures_beside_the_map_count_too(news):
    alone = news(region="32.04", indicator="grp_books_ok")
    beside = news(region="32.04", indicator="grp_books_ok", others="grp_savers_share,x")

    assert "tidak ada angka" in alone["text"]
    assert ": 1 dari" in beside["text"]


def test_a_region_that_there_is_not_breaks_nothing(news):
    found = news(indicator="grp_savers_share", period="2024Q3", region="77")

    assert found["text"].startswith("Data baru")


def test_the_first_version_has_nothing_to_compare_with(client):
    found = client.get("/news?known=none&indicator=grp_savers_share&lang=en")

    assert "for this view" in found.get_json()["text"]
