"""Tables of any length come out in batches of one."""

import pyarrow as pa
import pytest

from dashboard.ingest.building.row_groups import in_row_groups


def tables(*lengths: int) -> list[pa.Table]:
    names = pa.array(["a", "b"])
    begun, found = 0, []
    for length in lengths:
        numbers = range(begun, begun + length)
        places = pa.array([n % 2 for n in numbers], pa.int32())
        keys = pa.DictionaryArray.from_arrays(places, names)
        found.append(pa.table({"key": keys, "number": pa.array(numbers, pa.int64())}))
        begun += length
    return found


@pytest.mark.parametrize(
    ("lengths", "batches"),
    [
        ((), []),
        ((0,), []),
        ((3,), [3]),
        ((4,), [4]),
        ((9,), [4, 4, 1]),
        ((1, 1, 0, 1), [3]),
        ((3, 3, 3), [4, 4, 1]),
        ((1, 11), [4, 4, 4]),
    ],
)
def test_batches_are_whole_and_in_order(lengths, batches):
    found = list(in_row_groups(tables(*lengths), rows=4))

    assert [len(batch) for batch in found] == batches
    rows = [row for batch in found for row in batch.to_pylist()]
    assert rows == [{"key": "ab"[n % 2], "number": n} for n in range(sum(lengths))]
