"""Profiles say how to read a published sheet, and declare its figures."""

import pytest

from dashboard.catalogue.faults import CatalogueFaults
from dashboard.catalogue.profile_files import load_profiles
from dashboard.catalogue.profiles import find_column
from dashboard.settings import Settings

PROFILE = """
name = { id = "Air", en = "Water" }
source = { id = "BPS", en = "BPS" }
reviewed_on = 2026-11-22
header = ["Wilayah", "Tahun", "Air .*"]

[[places]]
level = "regency"
name = "Wilayah"

[[figures]]
id = "water"
columns = [{ header = "Air .*" }]
unit = "percent"
name = { id = "Air", en = "Water" }
why = { id = "Air.", en = "Water." }
"""
OTHER_SHEET = """
name = { id = "Air", en = "Water" }
source = { id = "BPS", en = "BPS" }
reviewed_on = 2026-11-22
header = ["kode", "air"]
places = [{ level = "regency", name = "kode" }]

[[figures]]
id = "water"
same_as = "water"
columns = [{ header = "air", part = "S1" }]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "water.toml").write_text(PROFILE)
    return tmp_path


def faults(folder):
    with pytest.raises(CatalogueFaults) as found:
        load_profiles(folder)
    return [str(fault) for fault in found.value.faults]


def test_a_figure_becomes_an_indicator_of_its_published_level_only(folder):
    [indicator] = load_profiles(folder)["water"].indicators

    assert indicator.table == "figures"
    assert indicator.aggregate == "none"
    assert indicator.levels == ("regency",)
    assert indicator.disclosure == "public"
    assert indicator.interval == "none"


def test_a_declared_rollup_gives_all_levels_above(folder):
    text = PROFILE.replace('unit = "percent"', 'unit = "percent"\nrollup = "mean"')
    (folder / "water.toml").write_text(text)

    [indicator] = load_profiles(folder)["water"].indicators

    assert indicator.levels == ("nation", "province", "regency")
    assert indicator.aggregate == "mean"


def test_recognises_a_sheet_by_its_whole_header(folder):
    profile = load_profiles(folder)["water"]

    assert profile.recognises(["WILAYAH", "Tahun", "Air  layak", "Catatan"])
    assert not profile.recognises(["Wilayah", "Tahun", "Udara"])
    assert profile.missing(["Tahun"]) == ["Wilayah", "Air .*"]


def test_a_header_pattern_is_matched_as_a_whole():
    assert find_column("Total", ["Total (%)"]) is None
    assert find_column("total", ["Nama", " Total "]) == " Total "


def test_another_sheet_may_hold_the_same_figure(folder):
    (folder / "water_long.toml").write_text(OTHER_SHEET)

    profiles = load_profiles(folder)

    assert profiles["water_long"].figures[0].unit == "percent"
    assert profiles["water_long"].figures[0].columns[0].part == "S1"
    assert profiles["water_long"].indicators == ()


def test_all_faults_of_all_files_are_reported_at_once(folder):
    (folder / "broken.toml").write_text("name = ")
    (folder / "twice.toml").write_text(PROFILE.replace('unit = "percent"\n', ""))
    (folder / "again.toml").write_text(PROFILE)
    (folder / "sum.toml").write_text(
        PROFILE.replace('id = "water"', 'id = "total"').replace(
            'columns = [{ header = "Air .*" }]', 'sum_of = ["male"]'
        )
    )

    found = "\n".join(faults(folder))

    assert "profiles/broken.toml" in found
    assert "profiles/twice.toml: figures.0.unit: is missing" in found
    assert "profiles/water.toml: water: is used twice" in found
    assert "profiles/sum.toml: total: names male" in found


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('rollup = "count_by_status"', "status belong together"),
        ('rollup = "ratio"', "denominator belong together"),
        ('sum_of = ["a"]', "columns or sum_of"),
        ('rollup = "median"', "must be one of"),
    ],
)
def test_a_rollup_needs_what_it_is_made_of(folder, line, wrong):
    (folder / "water.toml").write_text(PROFILE + line)

    assert wrong in "\n".join(faults(folder))


def test_a_wrong_pattern_is_a_fault(folder):
    (folder / "water.toml").write_text(PROFILE.replace('"Air .*" }', '"Air (" }'))

    assert "is no pattern" in "\n".join(faults(folder))


def test_committed_profiles_load_and_are_public_and_described():
    profiles = load_profiles(Settings().profiles)

    assert {"idm", "bps_poverty", "bps_poverty_long"} <= set(profiles)
    idm = {i.id: i for i in profiles["idm"].indicators}
    assert len(idm) == 9
    assert idm["idm_score"].aggregate == "mean"
    assert idm["idm_share_maju"].aggregate == "count_by_status"
    for profile in profiles.values():
        assert profile.disclosure == "public"


def test_the_first_figure_is_the_headline_unless_another_is_declared(folder):
    second = PROFILE.partition("[[figures]]")[2].replace('"water"', '"wells"')
    sheet = folder / "water.toml"
    sheet.write_text(f"{PROFILE}\n[[figures]]{second}")
    assert load_profiles(folder)["water"].headline == "water"

    sheet.write_text(f"{PROFILE}\n[[figures]]{second}\nheadline = true\n")
    assert load_profiles(folder)["water"].headline == "wells"


def test_a_sheet_has_one_headline(folder):
    second = PROFILE.partition("[[figures]]")[2].replace('"water"', '"wells"')
    both = f"{PROFILE}\nheadline = true\n[[figures]]{second}\nheadline = true\n"
    (folder / "water.toml").write_text(both)

    assert any("only one figure" in fault for fault in faults(folder))
