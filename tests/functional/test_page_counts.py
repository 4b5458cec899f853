"""How often a page asks the store when it is opened: counts, never times.

A statement costs the engine more than the cells it brings, so a page reads a stored
table once for all that it shows of it (`queries/together.py`).
"""

import pytest

from dashboard.app import create_app
from dashboard.settings import Settings
from dashboard.store import Store
from tests.functional.asking import Asker, components_with_ids
from tests.stores.proof import PATIENCE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]

MOST = {
    "/": 7,
    "/map": 5,
    "/participation": 9,
    "/groups": 13,
    "/welfare": 8,
    "/visits": 6,
    "/renstra": 14,
    "/region/34": 19,
    "/region/34.04": 19,
    "/region/34.04.07": 19,
    "/report/34.04.07": 5,
    "/data": 9,
    "/definitions": 0,
}
FILTERS = ("", "?lang=en&sector=savings_credit&period=2025Q2")


@pytest.fixture(scope="module")
def ask(two_provinces) -> Asker:
    app = create_app(Settings(root=two_provinces.root))
    return Asker(app.server.test_client())


@pytest.fixture
def statements(monkeypatch) -> list[str]:
    asked, query = [], Store.query

    def query_and_count(store, sql, *parameters):
        asked.append(sql)
        return query(store, sql, *parameters)

    monkeypatch.setattr(Store, "query", query_and_count)
    return asked


def open_page(ask: Asker, path: str, search: str) -> None:
    """The layout, and each callback that starts by itself."""
    page = components_with_ids(ask.page(path, search))
    values = {f"{k}.{p}": v for k, one in page.items() for p, v in one["props"].items()}
    for callback in ask.callbacks:
        starts_later = callback["prevent_initial_call"]
        if starts_later or callback["clientside_function"]:
            continue
        filled = output_of(callback)
        if filled in page:
            ask(filled, values)


def output_of(callback: dict) -> str:
    """The id of the first component that it fills."""
    first = callback["output"].strip(".").split("...")[0]
    return first.rpartition(".")[0]


@pytest.mark.parametrize("path", MOST)
def test_a_page_asks_the_store_a_bounded_number_of_times(ask, statements, path):
    open_page(ask, path, "?opened=before")  # what holds for the whole version is kept
    for search in FILTERS:
        statements.clear()

        open_page(ask, path, search)

        assert len(statements) <= MOST[path], search
