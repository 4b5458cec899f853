"""Each row lands on exactly one region, or says why not."""

import pandas as pd

from dashboard.ingest.placing.aliases import Aliases
from dashboard.ingest.placing.bridge import Bridge
from dashboard.ingest.placing.names import name_keys
from dashboard.ingest.placing.placement import place_rows
from dashboard.ingest.placing.places import Gazetteer, PlaceColumns, PlacingRules
from dashboard.regions import Region, Regions
from tests.stores.sheets import (
    GAZETTEER,
    NAMES,
    REGENCIES,
    REGISTER,
    SUBDISTRICTS,
    outcomes,
    sheet,
    whole_file,
)


def test_places_rows_whose_code_and_name_agree():
    placement = place_rows(whole_file(), SUBDISTRICTS, GAZETTEER)

    assert placement.system == "kemendagri"
    assert list(placement.rows["region"]) == list(NAMES)
    assert placement.counts == {
        "placed": 6,
        "unplaced": 0,
        "conflicting": 0,
        "skipped": 0,
    }


def test_bps_codes_land_on_the_same_regions_through_the_bridge():
    bps = {code: f"{code.replace('.', '')[:4]}{n:02d}0" for n, code in enumerate(NAMES)}
    bridge = Bridge({theirs: ours for ours, theirs in bps.items()})

    placement = place_rows(
        whole_file(bps), SUBDISTRICTS, Gazetteer(REGISTER, bridge=bridge)
    )

    assert placement.system == "bps"
    assert list(placement.rows["region"]) == list(NAMES)


def test_a_differing_name_is_a_conflict_with_a_line_to_paste():
    rows = pd.concat([whole_file()] * 4, ignore_index=True)
    many = {f"32.01.{n}": f"Desa Raya {n}" for n in range(20, 60)}
    register = Regions(
        [*REGISTER, *(Region(c, n, "subdistrict") for c, n in many.items())]
    )
    rows = pd.concat([rows, sheet(*many.items())], ignore_index=True)
    rows.loc[0, "nama"] = rows.loc[6, "nama"] = rows.loc[12, "nama"] = "CIBINANG"
    rows.loc[18, "nama"] = "CIBINANG"

    placement = place_rows(rows, SUBDISTRICTS, Gazetteer(register))

    assert placement.refusal is None
    assert placement.rows.loc[0, "status"] == "conflicting"
    assert placement.rows.loc[0, "reason"] == "name_differs: 32.01.01 Cibinong"
    assert placement.rows.loc[0, "region"] is None
    [suggestion] = placement.suggestions
    assert suggestion.line("Dinas") == "32.01.01,CIBINANG,Dinas"
    assert suggestion.similarity > 0.8


def test_a_name_that_a_sibling_has_is_never_suggested_as_an_alias():
    rows = pd.concat([whole_file()] * 2, ignore_index=True)
    rows.loc[0, "nama"] = "CITEUREUP"  # 32.01.03, beside 32.01.01
    rows = pd.concat([rows, whole_file()], ignore_index=True)

    placement = place_rows(rows, SUBDISTRICTS, GAZETTEER)

    assert placement.rows.loc[0, "status"] == "conflicting"
    assert placement.suggestions == ()


def test_an_alias_places_a_differing_name():
    many = {f"32.01.{n}": f"Desa Raya {n}" for n in range(20, 60)}
    register = Regions(
        [*REGISTER, *(Region(c, n, "subdistrict") for c, n in many.items())]
    )
    aliases = Aliases({"32.01.20": name_keys("DR20", "subdistrict")})
    rows = sheet(*(many | {"32.01.20": "DR20"}).items())

    placement = place_rows(rows, SUBDISTRICTS, Gazetteer(register, aliases))

    assert placement.counts["placed"] == 40
    assert placement.rows.iloc[0]["reason"] == "alias"


def test_the_commonest_name_of_a_code_decides_and_the_others_conflict():
    rows = sheet(
        ("3201", "KABUPATEN BOGOR"),
        ("3201", "KABUPATEN BOGOR "),
        ("3271", "KOTA BOGOR"),
        ("3271", "KOTA BOGOR"),
        ("3271", "KABUPATEN SUKABUMI"),
        ("3202", "KABUPATEN SUKABUMI"),
    )

    placement = place_rows(rows, REGENCIES, GAZETTEER)

    assert [status for status, _ in outcomes(placement)] == [
        "placed",
        "placed",
        "placed",
        "placed",
        "conflicting",
        "placed",
    ]


def test_an_old_code_goes_through_its_one_successor():
    rows = sheet(("9101", "KAB. MERAUKE"), ("3201", "KAB. BOGOR"))

    placement = place_rows(rows, REGENCIES, GAZETTEER)

    assert placement.rows.loc[2, "region"] == "93.01"
    assert placement.rows.loc[2, "reason"] == "old_code: 91.01"


def test_an_old_code_with_several_successors_is_listed_not_placed():
    rows = sheet(("9199", "KAB. LAMA"), ("3201", "KAB. BOGOR"))

    placement = place_rows(rows, REGENCIES, GAZETTEER)

    status, reason = outcomes(placement)[0]
    assert status == "unplaced"
    assert reason == (
        "several_successors: 93.01 Kabupaten Merauke, 32.01 Kabupaten Bogor"
    )


def test_an_empty_or_unknown_code_is_unplaced_even_with_a_known_name():
    rows = pd.concat([whole_file()] * 8, ignore_index=True)
    rows.loc[0, "kode"] = ""

    placement = place_rows(rows, SUBDISTRICTS, GAZETTEER)

    assert outcomes(placement)[0] == ("unplaced", "code_missing")


def test_a_province_beside_the_row_must_be_its_own():
    rules = PlacingRules(
        (
            PlaceColumns("province", "kode_prov", "nama_prov"),
            PlaceColumns("regency", "kode", "nama"),
        )
    )
    rows = sheet(
        ("32", "JAWA BARAT", "3201", "KAB BOGOR"),
        ("93", "PAPUA SELATAN", "3202", "KAB SUKABUMI"),
        columns=("kode_prov", "nama_prov", "kode", "nama"),
    )

    placement = place_rows(rows, rules, GAZETTEER)

    assert outcomes(placement) == [
        ("placed", "code_and_name"),
        ("conflicting", "parent_differs: 93 PAPUA SELATAN"),
    ]


def test_a_row_outside_the_region_of_the_sheet_is_a_conflict():
    rules = PlacingRules((PlaceColumns("regency", "kode", "nama"),), within="93")
    rows = sheet(("9301", "KAB MERAUKE"), ("3201", "KAB BOGOR"))

    placement = place_rows(rows, rules, GAZETTEER)

    assert outcomes(placement) == [
        ("placed", "code_and_name"),
        ("conflicting", "outside: 93"),
    ]


def test_the_order_of_rows_changes_nothing():
    rows = whole_file()
    shuffled = rows.sample(frac=1, random_state=3)

    placement = place_rows(shuffled, SUBDISTRICTS, GAZETTEER)

    expected = place_rows(rows, SUBDISTRICTS, GAZETTEER).rows
    assert placement.rows.sort_index().equals(expected)
