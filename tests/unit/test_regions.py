import re

import pytest

from dashboard.regions import (
    Region,
    Regions,
    UnknownRegion,
    ancestor_code,
    is_inside,
    level_of,
    parent_code,
)


def test_reads_level_and_parents_from_the_code():
    assert [level_of(c) for c in ("ID", "16", "16.71", "16.71.18")] == [
        "nation",
        "province",
        "regency",
        "subdistrict",
    ]
    assert parent_code("16.71.18") == "16.71"
    assert parent_code("16") == "ID"
    assert parent_code("ID") is None
    assert ancestor_code("16.71.18.1001", "regency") == "16.71"
    assert ancestor_code("16.71", "nation") == "ID"


def test_knows_what_lies_inside():
    assert is_inside("16.71.18", "16")
    assert is_inside("16.71", "ID")
    assert not is_inside("16.71", "16.71")
    assert not is_inside("16", "16.71")
    assert not is_inside("ID", "ID")


def test_register_holds_all_current_regions(regions):
    counts = {
        level: len(regions.at_level(level))
        for level in ("nation", "province", "regency", "subdistrict")
    }
    assert counts == {
        "nation": 1,
        "province": 38,
        "regency": 514,
        "subdistrict": 7285,
    }


def test_every_parent_is_in_the_register(regions):
    assert all(r.parent in regions for r in regions if r.parent)


def test_follows_successors_to_what_exists_today():
    register = Regions(
        [
            Region("91.01", "Old", "regency", valid_to="2022", successors=("93.01",)),
            Region("93.01", "New", "regency"),
        ]
    )

    assert [r.code for r in register.current_successors("91.01")] == ["93.01"]
    assert [r.code for r in register.at_level("regency")] == ["93.01"]


def test_unknown_code_is_a_named_error(regions):
    with pytest.raises(UnknownRegion):
        regions["99.99"]


def test_lists_children_in_code_order(regions):
    children = regions.children("16.71")

    assert [r.code for r in children] == sorted(r.code for r in children)
    assert "16.71.18" in {r.code for r in children}


def test_every_current_subdistrict_has_an_area_type(regions):
    types = {r.code: r.area_type for r in regions.at_level("subdistrict")}

    assert set(types.values()) == {"rural", "suburb", "urban"}
    assert all(
        (types[code] == "urban") == (regions[parent_code(code)].kind == "kota")
        for code in types
    )


def test_flags_the_62_disadvantaged_regencies(regions):
    flagged = [r for r in regions.at_level("regency") if r.disadvantaged]

    assert len(flagged) == 62
    assert {r.kind for r in flagged} == {"kabupaten"}
    assert len([r for r in flagged if r.code >= "91"]) == 30


def test_old_papua_codes_lead_to_todays_regions(regions):
    ended = [r for r in regions if not r.is_current]
    levels = {"regency": 0, "subdistrict": 0}
    for region in ended:
        (successor,) = regions.current_successors(region.code)
        assert (successor.level, successor.name) == (region.level, region.name)
        levels[region.level] += 1

    assert levels == {"regency": 26, "subdistrict": 269}
    assert regions.current_successors("91.09")[0].code == "94.04"  # Mimika
    assert regions["96"].valid_from == "2022-12-08"


def test_a_past_subdistrict_has_its_past_regency(regions):
    for region in regions:
        if not region.is_current:
            assert regions[region.parent].valid_to in ("", region.valid_to)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("ID", "Indonesia"),
        ("16", "Sumatera Selatan"),
        ("32.04", "Kab. Bandung"),
        ("16.71", "Kota Palembang"),
        ("31.71", "Kota Adm. Jakarta Pusat"),
        ("31.01", "Kab. Adm. Kepulauan Seribu"),
        ("16.71.15", "Kec. Alang-alang Lebar"),
        ("95.08.01", "Distrik Kenyam"),
        ("91.09", "Kab. Mimika"),
    ],
)
def test_shows_names_with_their_kind(regions, code, shown):
    assert regions[code].short_name == shown


@pytest.mark.parametrize("level", ["province", "regency", "subdistrict"])
@pytest.mark.parametrize("parent", ["ID", "32", "32.04", "96"])
def test_regions_inside_a_parent_stand_together(regions, level, parent):
    inside = [
        code
        for code in regions.codes(level)
        if parent == "ID" or code == parent or code.startswith(f"{parent}.")
    ]

    assert list(regions.codes(level, parent=parent)) == inside
    assert regions.codes(level)[regions.span(level, parent)] == tuple(inside)


def test_numbers_above_lead_to_the_parent(regions):
    numbers = regions.numbers_above("subdistrict", "regency")

    codes, above = regions.codes("subdistrict"), regions.codes("regency")
    assert len(numbers) == len(codes)
    assert all(
        code.startswith(f"{above[number]}.")
        for code, number in zip(codes, numbers, strict=True)
    )


def test_roman_numerals_in_names_are_capitals(regions):
    wrong = [
        region.name
        for region in regions
        if any(re.fullmatch("[IVX][ivx]+", word) for word in region.name.split())
    ]

    assert wrong == []
