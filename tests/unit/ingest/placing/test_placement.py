"""Each row lands on exactly one region, or says why not."""

import pandas as pd
import pytest

from dashboard.ingest.placing.aliases import Aliases
from dashboard.ingest.placing.bridge import Bridge
from dashboard.ingest.placing.names import name_keys
from dashboard.ingest.placing.placement import place_rows
from dashboard.ingest.placing.places import Gazetteer, PlaceColumns, PlacingRules
from dashboard.regions import Region, Regions

NAMES = {
    "32.01.01": "Cibinong",
    "32.01.02": "Gunung Putri",
    "32.01.03": "Citeureup",
    "32.02.01": "Palabuhanratu",
    "32.02.02": "Cisolok",
    "32.02.03": "Gunung Putri",
}
REGISTER = Regions(
    [
        Region("ID", "Indonesia", "nation"),
        Region("32", "Jawa Barat", "province"),
        Region("91", "Papua", "province"),
        Region("93", "Papua Selatan", "province"),
        Region("32.01", "Kabupaten Bogor", "regency", kind="kabupaten"),
        Region("32.02", "Kabupaten Sukabumi", "regency", kind="kabupaten"),
        Region("32.71", "Kota Bogor", "regency", kind="kota"),
        Region("93.01", "Kabupaten Merauke", "regency", kind="kabupaten"),
        Region(
            "91.01",
            "Kabupaten Merauke",
            "regency",
            kind="kabupaten",
            valid_to="2022-07-25",
            successors=("93.01",),
        ),
        Region(
            "91.99",
            "Kabupaten Lama",
            "regency",
            kind="kabupaten",
            valid_to="2022-07-25",
            successors=("93.01", "32.01"),
        ),
        *(Region(code, name, "subdistrict") for code, name in NAMES.items()),
    ]
)
GAZETTEER = Gazetteer(REGISTER)
SUBDISTRICTS = PlacingRules((PlaceColumns("subdistrict", "kode", "nama"),))
REGENCIES = PlacingRules((PlaceColumns("regency", "kode", "nama"),))
NAMES_ONLY = PlacingRules((PlaceColumns("regency", None, "nama"),), within="32")


def sheet(*rows, columns=("kode", "nama")):
    return pd.DataFrame(rows, columns=list(columns), index=range(2, len(rows) + 2))


def whole_file(codes=None):
    """All six sub-districts with their names, codes as given or undotted."""
    codes = codes or {code: code.replace(".", "") for code in NAMES}
    return sheet(*((codes[code], name.upper()) for code, name in NAMES.items()))


def outcomes(placement):
    return list(placement.rows[["status", "reason"]].itertuples(index=False, name=None))


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


def test_bps_codes_land_on_the_same_regions_through_the_bridge():
    bps = {code: f"{code.replace('.', '')[:4]}{n:02d}0" for n, code in enumerate(NAMES)}
    bridge = Bridge({theirs: ours for ours, theirs in bps.items()})

    placement = place_rows(
        whole_file(bps), SUBDISTRICTS, Gazetteer(REGISTER, bridge=bridge)
    )

    assert placement.system == "bps"
    assert list(placement.rows["region"]) == list(NAMES)


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


def test_the_order_of_rows_changes_nothing():
    rows = whole_file()
    shuffled = rows.sample(frac=1, random_state=3)

    placement = place_rows(shuffled, SUBDISTRICTS, GAZETTEER)

    expected = place_rows(rows, SUBDISTRICTS, GAZETTEER).rows
    assert placement.rows.sort_index().equals(expected)
