"""What a change of filter costs, counted: bytes and questions to the store.

Never a time: those are in benchmarks/. The store has groups in every sub-district.
"""

import gzip
from contextlib import contextmanager

import pytest

from dashboard.store import Store
from tests.functional.asking import Asker
from tests.stores.wide import PERIOD, VERSION

INDICATOR = "grp_repay_rate"
MAP = f"/map/{VERSION}/{INDICATOR}/subdistrict.bin?period={PERIOD}"
FILTERS = ["", "&sector=savings_credit", "&programme=P1", "&area_type=rural"]
FOLLOWERS = ("map-title",)  # all that is in sight

MAP_BYTES = 4_000  # compressed, all 7,285 sub-districts
CHANGE_BYTES = 12_000  # compressed, with all callbacks that follow
MAP_QUESTIONS = 3
FOLLOWING_QUESTIONS = 12


@pytest.fixture(scope="module")
def ask(wide_app) -> Asker:
    return Asker(wide_app.server.test_client())


@pytest.fixture
def questions(monkeypatch):
    """`with questions() as asked:` -> the statements that the store was asked."""
    query = Store.query

    @contextmanager
    def counted():
        asked = []

        def query_and_count(store, sql, *parameters):
            asked.append(sql)
            return query(store, sql, *parameters)

        with monkeypatch.context() as patch:
            patch.setattr(Store, "query", query_and_count)
            yield asked

    return counted


@pytest.mark.parametrize("filters", FILTERS)
def test_a_map_of_all_regions_is_small(ask, filters):
    answer = ask.client.get(MAP + filters)

    assert answer.status_code == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(gzip.decompress(answer.data)) > (514 if filters else 7285)
    assert len(answer.data) <= MAP_BYTES


def test_a_map_asks_the_store_little_and_only_once(ask, questions):
    ask.client.get(MAP)  # what is known of the whole version is asked for once
    address = f"{MAP}&sector=economic_enterprise&programme=P2"

    with questions() as cold:
        ask.client.get(address)
    with questions() as warm:
        ask.client.get(address)

    assert 0 < len(cold) <= MAP_QUESTIONS
    assert warm == []


def test_what_follows_a_change_is_bounded(ask, questions):
    ask.client.get(MAP)
    query = {"indicator": INDICATOR, "level": "subdistrict", "programme": "P2"}
    values = {"selection-store.data": query, "map-ranking-ends.value": "highest"}

    with questions() as asked:
        answers = [ask.post(output, values) for output in FOLLOWERS]

    assert {answer.status_code for answer in answers} == {200}
    assert len(asked) <= FOLLOWING_QUESTIONS
    sent = sum(len(gzip.compress(answer.data, 5)) for answer in answers)
    assert MAP_BYTES + sent <= CHANGE_BYTES
