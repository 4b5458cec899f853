from types import SimpleNamespace

import pytest

from dashboard.regions import Region, Regions
from dashboard.selection import Selection, display_level

ALL = ("nation", "province", "regency", "subdistrict")
CATALOGUE = SimpleNamespace(
    indicators={
        "grp_repay_rate": SimpleNamespace(borrowed_levels=(), levels=ALL, breaks=()),
        "grp_par30": SimpleNamespace(borrowed_levels=(), levels=ALL, breaks=()),
        "poverty": SimpleNamespace(
            borrowed_levels=(),
            levels=("nation", "province", "regency"),
            breaks=(10, 20),
        ),
    },
    programmes={"prokus": None},
    sectors={"agriculture_fishery": None},
    area_types={"urban": None},
    opening_indicator=lambda offered: next(iter(offered)),
)
REGIONS = Regions(
    [
        Region("ID", "Indonesia", "nation"),
        Region("16", "Sumatera Selatan", "province"),
        Region("16.71", "Kota Palembang", "regency"),
        Region("16.71.18", "Ilir Timur Tiga", "subdistrict"),
        Region(
            "91.01",
            "Kabupaten Merauke",
            "regency",
            valid_to="2022-11-11",
            successors=("93.01",),
        ),
        Region("93", "Papua Selatan", "province"),
        Region("93.01", "Kabupaten Merauke", "regency"),
    ]
)


def read(query, **options):
    return Selection.from_query(query, CATALOGUE, REGIONS, **options)


def test_opens_on_the_nation_by_regency():
    selection, notices = read({})

    assert selection == Selection(indicator="grp_repay_rate")
    assert selection.level == "regency"
    assert notices == []


def test_opens_on_an_indicator_that_has_data():
    assert read({}, offered=["poverty"])[0].indicator == "poverty"


def test_the_url_restores_the_selection():
    query = {
        "indicator": "grp_par30",
        "region": "16",
        "level": "regency",
        "period": "2024Q3",
        "sector": "agriculture_fishery",
        "selected": "16.71",
        "method": "quantile",
        "tampil": "1",
        "lang": "en",
    }

    selection, notices = read(query)

    assert selection.to_query() == query
    assert read(selection.to_query())[0] == selection
    assert notices == []


def test_ignores_keys_it_does_not_know():
    assert read({"utm_source": "x"}) == read({})


@pytest.mark.parametrize(
    ("query", "default"),
    [
        ({"indicator": "nothing"}, {}),
        ({"region": "77"}, {}),
        ({"period": "2024K3"}, {}),
        ({"sector": "magic"}, {}),
        ({"level": "village"}, {}),
        ({"region": "16", "level": "province"}, {"region": "16"}),
    ],
)
def test_a_bad_value_falls_back_with_a_notice(query, default):
    selection, notices = read(query)

    assert selection == read(default)[0]
    assert len(notices) == 1


def test_an_old_region_code_leads_to_its_successor():
    selection, (notice,) = read({"region": "91.01"})

    assert selection.region == "93.01"
    assert "2022" in notice.text
    assert notice.links == (("Kab. Merauke (93.01)", "93.01"),)


def test_a_subdistrict_is_shown_selected_in_its_regency():
    selection, _ = read({"region": "16.71.18"})

    assert (selection.region, selection.selected) == ("16.71", "16.71.18")


def test_goes_up_where_the_indicator_has_no_lower_level():
    selection, _ = read({"indicator": "poverty", "region": "16.71"})

    assert (selection.region, selection.level) == ("16", "regency")
    assert selection.selected == "16.71"


def test_sector_and_area_type_do_not_combine():
    selection, notices = read({"sector": "agriculture_fishery", "area_type": "urban"})

    assert selection.area_type == "ANY"
    assert len(notices) == 1


@pytest.mark.parametrize(
    ("region", "choice", "finest", "level"),
    [
        ("ID", "auto", "subdistrict", "regency"),
        ("ID", "subdistrict", "subdistrict", "subdistrict"),
        ("ID", "subdistrict", "regency", "regency"),
        ("16", "auto", "subdistrict", "subdistrict"),
        ("16", "auto", "regency", "regency"),
        ("16.71", "auto", "regency", None),
    ],
)
def test_chooses_a_level_below_the_region(region, choice, finest, level):
    assert display_level(region, choice, ALL, finest) == level


@pytest.mark.parametrize(
    ("region", "choice", "level"),
    [
        ("32", "auto", "regency"),
        ("32", "subdistrict", "subdistrict"),
        ("32.04", "auto", "subdistrict"),
    ],
)
def test_a_level_of_borrowed_figures_comes_last(region, choice, level):
    own = ("nation", "province", "regency")

    assert display_level(region, choice, own, borrowed=("subdistrict",)) == level
    assert display_level("32.04", "auto", own) is None
