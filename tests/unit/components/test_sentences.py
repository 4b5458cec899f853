import pytest

from dashboard.components.map_view import level_options
from dashboard.components.sentences import level_name, level_plural
from dashboard.selection import Selection


@pytest.mark.parametrize(
    ("inside", "lang", "word", "many"),
    [
        ("91.05", "id", "distrik", "distrik"),
        ("96", "id", "distrik", "distrik"),
        ("16", "id", "kecamatan", "kecamatan"),
        ("ID", "id", "kecamatan", "kecamatan"),
        ("91.05", "en", "sub-district", "sub-districts"),
    ],
)
def test_a_sub_district_of_papua_is_a_distrik(inside, lang, word, many):
    assert level_name("subdistrict", lang, inside=inside) == word
    assert level_plural("subdistrict", lang, inside=inside) == many


def test_a_regency_of_papua_is_one_like_others():
    assert level_name("regency", "id", inside="91") == "kabupaten/kota"


@pytest.mark.parametrize(("region", "word"), [("94", "Distrik"), ("ID", "Kecamatan")])
def test_the_switch_of_levels_says_distrik_inside_papua(region, word):
    selection = Selection("grp_repay_rate", region=region, lang="id")

    assert level_options(selection, shown="regency")["subdistrict"] == word
