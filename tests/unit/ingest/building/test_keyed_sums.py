import numpy as np

from dashboard.ingest.building.keyed_sums import KeyedRows

ROWS = KeyedRows(
    keys=np.array([[1, 0], [0, 1], [1, 0], [0, 0]]),
    sums=np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0], [4.0, 40.0]]),
    largest=np.array([[5.0], [6.0], [7.0], [8.0]]),
)


def test_adds_rows_of_one_key_in_the_order_of_keys():
    added = ROWS.added()
    assert added.keys.tolist() == [[0, 0], [0, 1], [1, 0]]
    assert added.sums.tolist() == [[4, 40], [2, 20], [4, 40]]
    assert added.largest.tolist() == [[8], [6], [7]]


def test_a_part_of_the_key_can_be_made_one_for_all():
    over_all = ROWS.with_part(1, 9).added()
    assert over_all.keys.tolist() == [[0, 9], [1, 9]]
    assert over_all.sums.tolist() == [[6, 60], [4, 40]]
    assert ROWS.keys[0, 1] == 0


def test_no_rows_add_up_to_no_rows():
    none = KeyedRows(np.empty((0, 2), int), np.empty((0, 2)), np.empty((0, 1)))
    assert len(none.added().keys) == 0
