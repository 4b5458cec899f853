"""A file whose codes cannot be trusted places no row at all."""

from dashboard.ingest.placing.bridge import Bridge
from dashboard.ingest.placing.placement import place_rows
from dashboard.ingest.placing.places import Gazetteer, PlaceColumns, PlacingRules
from tests.stores.sheets import (
    GAZETTEER,
    NAMES,
    REGISTER,
    SUBDISTRICTS,
    sheet,
    whole_file,
)


def test_a_file_of_wrong_names_is_refused_whole():
    codes = dict(zip(NAMES, [*list(NAMES)[1:], "32.01.01"], strict=True))

    placement = place_rows(whole_file(codes), SUBDISTRICTS, GAZETTEER)

    assert placement.refusal.reason == "bridge_missing"
    assert placement.rows["region"].isna().all()
    assert placement.counts["conflicting"] == 6
    assert placement.suggestions == ()


def test_a_refused_file_places_none_of_the_rows_that_would_agree():
    codes = {code: code for code in NAMES} | {"32.02.03": "32.01.01"}
    rows = whole_file(codes)

    placement = place_rows(rows.iloc[[0, 1, 3, 4, 5]], SUBDISTRICTS, GAZETTEER)

    assert placement.refusal is not None
    assert placement.counts["placed"] == 0


def test_codes_without_names_are_refused():
    rules = PlacingRules((PlaceColumns("subdistrict", "kode"),))

    placement = place_rows(whole_file(), rules, GAZETTEER)

    assert placement.refusal.reason == "no_names"
    assert placement.counts["unplaced"] == 6


def test_codes_with_an_empty_name_column_are_refused():
    rows = whole_file().assign(nama="")

    placement = place_rows(rows, SUBDISTRICTS, GAZETTEER)

    assert placement.refusal.reason == "no_names"


def test_codes_without_names_are_placed_where_the_system_is_declared():
    rules = PlacingRules((PlaceColumns("subdistrict", "kode"),), "kemendagri")

    placement = place_rows(whole_file(), rules, GAZETTEER)

    assert set(placement.rows["reason"]) == {"code_only"}


def test_a_declared_system_is_refused_where_it_does_not_know_the_codes():
    rules = PlacingRules((PlaceColumns("subdistrict", "kode"),), "kemendagri")
    rows = sheet(*((f"45{place:04d}", "") for place in range(6)))

    placement = place_rows(rows, rules, GAZETTEER)

    assert placement.refusal.reason == "not_as_declared"


def test_a_declared_system_is_refused_where_the_names_disagree():
    codes = dict(zip(NAMES, [*list(NAMES)[1:], "32.01.01"], strict=True))
    rules = PlacingRules((PlaceColumns("subdistrict", "kode", "nama"),), "kemendagri")

    placement = place_rows(whole_file(codes), rules, GAZETTEER)

    assert placement.refusal.reason == "not_as_declared"
    assert placement.counts["placed"] == 0


def test_bps_codes_cut_to_six_digits_place_nothing():
    bps = {
        code: f"{code.replace('.', '')[:4]}{n + 1:02d}0"
        for n, code in enumerate(reversed(NAMES))
    }
    bridge = Gazetteer(REGISTER, bridge=Bridge({b: k for k, b in bps.items()}))
    cut = whole_file({code: theirs[:6] for code, theirs in bps.items()})
    without_names = PlacingRules((PlaceColumns("subdistrict", "kode"),))

    assert place_rows(cut, SUBDISTRICTS, bridge).counts["placed"] == 0
    assert place_rows(cut, without_names, bridge).counts["placed"] == 0
