"""Where a sheet has no codes: unique names are placed, others say why not."""

import pandas as pd
import pytest

from dashboard.ingest.placing.placement import place_rows
from dashboard.ingest.placing.places import PlaceColumns, PlacingRules
from tests.stores.sheets import (
    GAZETTEER,
    NAMES_ONLY,
    outcomes,
    sheet,
)


def test_names_alone_place_a_name_that_is_unique_within_its_parent():
    rows = sheet(
        ("Kabupaten Bogor",), ("Kota Bogor",), ("Sukabumi",), columns=("nama",)
    )

    placement = place_rows(rows, NAMES_ONLY, GAZETTEER)

    assert list(placement.rows["region"]) == ["32.01", "32.71", "32.02"]
    assert placement.system is None and placement.refusal is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Bogor", "name_of_several: 32.01, 32.71"),
        ("Kabupaten Merauke", "name_unknown"),
        ("Kabupaten Bogr", "name_unknown"),
    ],
)
def test_names_alone_never_guess(name, reason):
    placement = place_rows(sheet((name,), columns=("nama",)), NAMES_ONLY, GAZETTEER)

    assert outcomes(placement) == [("unplaced", reason)]


def test_a_name_that_several_parents_have_needs_its_parent():
    rules = PlacingRules(
        (
            PlaceColumns("regency", None, "kabupaten"),
            PlaceColumns("subdistrict", None, "nama"),
        ),
        within="32",
    )
    rows = sheet(
        ("Kab. Bogor", "Gunung Putri"),
        ("Kab. Sukabumi", "Gunung Putri"),
        ("Kab. Antah", "Cisolok"),
        columns=("kabupaten", "nama"),
    )

    placement = place_rows(rows, rules, GAZETTEER)

    assert list(placement.rows["region"]) == ["32.01.02", "32.02.03", None]
    assert outcomes(placement)[2] == ("unplaced", "parent_unknown: Kab. Antah")


def test_totals_and_the_nation_say_nothing_about_regions():
    rules = PlacingRules(
        (PlaceColumns("regency", None, "nama"),), nation_names=("INDONESIA",)
    )
    rows = sheet(("Indonesia",), ("JUMLAH",), ("",), ("Kota Bogor",), columns=("nama",))

    placement = place_rows(rows, rules, GAZETTEER)

    assert outcomes(placement) == [
        ("placed", "nation"),
        ("skipped", "total"),
        ("skipped", "no_place"),
        ("placed", "name"),
    ]
    assert placement.rows.iloc[0]["region"] == "ID"


def test_rows_known_as_footers_keep_their_reason():
    rows = sheet(("Kota Bogor",), ("Sumber: BPS",), columns=("nama",))
    skipped = pd.Series([None, "footer"], index=rows.index, dtype=object)

    placement = place_rows(rows, NAMES_ONLY, GAZETTEER, skipped=skipped)

    assert outcomes(placement) == [("placed", "name"), ("skipped", "footer")]
