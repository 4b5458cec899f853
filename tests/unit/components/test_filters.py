"""The bar of choices on pages that have only some of them."""

import pytest

from dashboard.components.filters import CHOICES, filters_bar, vocabulary
from dashboard.queries.choices import Offers
from dashboard.selection import Selection

OFFERS = Offers(
    periods={"grp_repay_rate": ["2024Q2", "2024Q3"], "idm_iks": ["2023", "2024"]},
    defaults={"grp_repay_rate": "2024Q3", "idm_iks": "2024"},
    dimensions={"grp_repay_rate": ("programme", "sector"), "idm_iks": ()},
    programmes={},
)


@pytest.fixture
def bar(catalogue, regions):
    """A function that makes the bar and returns its controls by id."""

    def make(indicator, **options):
        chosen = Selection(indicator=indicator, lang="en")
        made = filters_bar(chosen, OFFERS, catalogue, regions, **options)
        return {c.id: c for c in made._traverse() if getattr(c, "id", None)}

    return make


def test_has_all_five_choices_unless_told_otherwise(bar):
    found = bar("grp_repay_rate")

    assert len(found) == len(CHOICES) + 1  # the period's name stands beside it


def test_has_only_the_choices_of_its_page(bar):
    found = bar("grp_repay_rate", choices=("region", "sector"))

    assert set(found) == {"region-search", "sector-filter"}


def test_period_and_sector_are_those_of_what_the_page_shows(bar):
    found = bar("idm_iks", choices=("period", "sector"), only=("grp_repay_rate",))

    assert found["period-label"].html == "2024 Q3"
    assert not found["sector-filter"].disabled
    assert bar("idm_iks")["sector-filter"].disabled


def test_the_browser_is_told_which_of_them_have_figures(catalogue):
    only = ("part_s2_plan", "grp_repay_rate")
    found = vocabulary("en", OFFERS, catalogue, version="v", only=only)

    assert found["only"] == ["grp_repay_rate"]
