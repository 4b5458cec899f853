"""Reasons of a placement in words."""

import pytest

from dashboard.ingest.placing.placement_reasons import reason_sentence


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("footer", "A note below the table."),
        (
            "name_differs: 32.71 Kota Bogor",
            "The code is another region's: 32.71 Kota Bogor.",
        ),
        ("name_differs", "The code is another region's than the name."),
        ("something else: 5", "something else: 5"),
        ("", ""),
    ],
)
def test_a_reason_is_a_sentence_with_its_detail(reason, words):
    assert reason_sentence(reason).to("en") == words


def test_a_reason_is_told_in_the_readers_language():
    assert reason_sentence("footer").to("id") == "Catatan di bawah tabel."
