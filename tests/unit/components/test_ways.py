from urllib.parse import parse_qsl, urlsplit

from dashboard.components.ways import map_address, page_address, profile_address
from dashboard.selection import Selection

CHOSEN = Selection(
    indicator="grp_repay_rate",
    region="32",
    level="regency",
    level_choice="regency",
    period="2024Q3",
    programme="PKH",
    area_type="urban",
    selected="32.04",
    view="tiles",
    lang="en",
)
FILTERS = {
    "indicator": "grp_repay_rate",
    "period": "2024Q3",
    "programme": "PKH",
    "area_type": "urban",
    "view": "tiles",
    "lang": "en",
}


def parts(address: str) -> tuple[str, dict]:
    split = urlsplit(address)
    return split.path, dict(parse_qsl(split.query))


def test_a_profile_keeps_everything_but_the_place():
    assert parts(profile_address("32.73", CHOSEN)) == ("/region/32.73", FILTERS)


def test_the_map_of_a_profile_opens_on_its_region():
    found = parts(map_address("32.73", CHOSEN))
    assert found == ("/map", FILTERS | {"region": "32.73"})


def test_the_map_of_a_sub_district_selects_it_in_its_regency():
    path, query = parts(map_address("32.73.06", CHOSEN))
    assert path == "/map"
    assert (query["region"], query["selected"]) == ("32.73", "32.73.06")


def test_another_page_keeps_all_with_what_is_changed():
    _path, query = parts(page_address("/map", CHOSEN, indicator="grp_savers_share"))
    assert query["indicator"] == "grp_savers_share"
    assert (query["region"], query["selected"]) == ("32", "32.04")
    assert query["level"] == "regency"
