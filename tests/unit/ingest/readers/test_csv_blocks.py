"""The fast way through a CSV gives what the careful way gives."""

import random

import pytest

from dashboard.ingest import refusals
from dashboard.ingest.readers import Limits, csv_blocks, csv_reader

ODD = [
    b'7,"a, b",c\n',
    b'7,"two\nlines",c\n',
    b'7,"a ""b""",c\n',
    b'7,5" x 6",c\n',
    b'7,"a"b,"c"\n',
    b'"7","",c\n',
    b"\n",
    b"7,too,many,cells\n",
    b"7,short\n",
    b"7,Caf\xe9,c\n",
    "7,Café,c\r\n".encode(),
    b"\xef\xbb\xbf7,mark,c\n",
    b"Keterangan,,\n",
    b"kode,wilayah,nilai\n",
]


def content(*, odd: float, seed: int) -> bytes:
    rng = random.Random(seed)
    lines = [f"{n},Desa {n},{n % 7}\n".encode() for n in range(600)]
    mixed = [rng.choice(ODD) if rng.random() < odd else line for line in lines]
    return b"kode,wilayah,nilai\n" + b"".join(mixed)


def rows(raw):
    return raw.frame(skipped=True).fillna("").values.tolist()


@pytest.mark.parametrize("end", [b"", b"8,last,row"])
@pytest.mark.parametrize("odd", [0, 0.005, 0.05])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_blocks_and_lines_give_the_same_rows(read, monkeypatch, seed, odd, end):
    data = content(odd=odd, seed=seed) + end
    monkeypatch.setattr(csv_reader._Source, "goes_by_blocks", False)
    careful = rows(read(data))
    monkeypatch.undo()

    monkeypatch.setattr(csv_blocks, "BLOCK_BYTES", 500)
    assert rows(read(data)) == careful


def test_plain_blocks_do_go_the_fast_way(read, monkeypatch):
    taken = []
    fast = csv_reader.plain_columns

    def watched(*given, **options):
        taken.append(fast(*given, **options))
        return taken[-1]

    monkeypatch.setattr(csv_reader, "plain_columns", watched)
    monkeypatch.setattr(csv_blocks, "BLOCK_BYTES", 500)
    raw = read(content(odd=0, seed=1))

    assert raw.rows == 600
    assert len(taken) > 5
    assert None not in taken


def test_a_quotation_mark_never_closed_is_found_in_later_blocks(read, monkeypatch):
    monkeypatch.setattr(csv_blocks, "BLOCK_BYTES", 500)
    tail = b"".join(b"9,x,y\n" for _ in range(50))

    with pytest.raises(refusals.FileDamaged, match="line 602"):
        read(content(odd=0, seed=1) + b'7,"open,c\n' + tail)


@pytest.mark.parametrize("limits", [Limits(cell_length=300), Limits(rows=500)])
def test_limits_hold_in_later_blocks(read, monkeypatch, limits):
    monkeypatch.setattr(csv_blocks, "BLOCK_BYTES", 500)

    with pytest.raises(refusals.LimitExceeded):
        read(content(odd=0, seed=1) + b"7," + b"x" * 400 + b",c\n", limits=limits)


def test_a_line_longer_than_a_block_is_refused(read, monkeypatch):
    monkeypatch.setattr(csv_blocks, "BLOCK_BYTES", 500)

    with pytest.raises(refusals.LimitExceeded):
        read(content(odd=0, seed=1) + b"7," + b"x" * 5000)
