"""The fold of /welfare by area type and programme, on a small sample."""

import pytest

from dashboard.app import create_app
from dashboard.settings import Settings
from tests.functional.asking import Asker, words_of
from tests.stores.proof import PATIENCE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]


@pytest.fixture(scope="module")
def fold(two_provinces):
    ask = Asker(create_app(Settings(root=two_provinces.root)).server.test_client())

    def words(**query: str) -> str:
        found = ask("welfare-arms", {"selection-store.data": {"lang": "en"} | query})
        return words_of(found["welfare-arms"]["html"].partition("<details")[2])

    return words


def test_shows_the_figure_of_the_map_where_it_has_a_before_and_after(fold):
    assert "Asset index by area type and programme" in fold(
        indicator="welf_asset_index"
    )
    first = fold(indicator="welf_desil_exit")
    assert "Real expenditure per person by area type and programme" in first


def test_says_what_cannot_be_combined(fold):
    assert "The comparison belongs to no programme" in fold()
    assert "does not tell sectors apart" in fold()


def test_few_households_of_a_part_stay_hidden(fold):
    found = fold(region="34.04", indicator="welf_asset_index")

    assert "Not enough data" in found
    assert "cannot be told" in found
