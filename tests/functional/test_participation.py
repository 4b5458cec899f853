"""/participation on a small sample: words, numbers, and what is said where none are."""

import re

import pytest

from dashboard.callbacks.participation import participation_parts
from dashboard.components.markup import as_html
from dashboard.context import Context
from dashboard.formats import format_period
from dashboard.pages import participation as page
from dashboard.queries.offers import indicator_periods
from dashboard.settings import Settings
from dashboard.store import open_store
from tests.stores.proof import PATIENCE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]

NAMES = (
    *("notices", "title", "stages", "came", "decided"),
    *("cascade", "sources", "grid", "parts", "source"),
)


@pytest.fixture(scope="module")
def context(two_provinces, regions, catalogue):
    return Context(open_store(two_provinces.root), catalogue, regions, Settings())


def texts(context, **query: str) -> dict[str, str]:
    parts = map(as_html, participation_parts(context, query))
    found = (re.sub(r"<[^>]+>", " ", text) for text in parts)
    return dict(zip(NAMES, found, strict=True))


def test_the_title_names_the_weakest_stage_and_the_four_quarters(context):
    found = texts(context, lang="en")

    assert found["title"].startswith("Indonesia: fewest come at the stage ")
    assert "four quarters to" in found["title"]
    assert found["stages"].count("weakest stage") == 1
    assert found["stages"].count("from the stage before") == 4


def test_an_earlier_quarter_can_be_chosen(context):
    earlier = indicator_periods(context, "part_s2_plan")[-3]

    found = texts(context, lang="en", period=earlier)

    assert f"four quarters to {format_period(earlier, 'en')}" in found["title"]


def test_who_came_stands_beside_who_lives_here(context):
    found = texts(context, lang="en")["came"]

    assert found.count("of adults") == found.count("of families") == 1
    assert "points" in found
    assert "not known" in found  # nobody counts the disadvantaged who live here


def test_women_only_meetings_and_surveys_stand_apart(context):
    found = texts(context, lang="en")["sources"]

    assert "never joined" in found
    assert "Women-only meetings stand apart" in found


def test_the_grid_has_the_regions_inside_and_leads_on(context):
    inside = texts(context, region="91")["grid"]

    for code in context.regions.codes("regency", parent="91"):
        assert context.regions[code].short_name in inside
    html = as_html(participation_parts(context, {"region": "91"})[7])
    assert "/participation?" in html
    assert re.search(r"heat-\d", html)


def test_a_subdistrict_has_no_grid_and_says_so(context):
    code = context.regions.codes("subdistrict", parent="91")[0]

    found = texts(context, region=code[:5], selected=code, lang="en")["grid"]

    assert "No regions lie inside" in found


def test_a_filter_that_cannot_be_combined_is_said(context):
    found = texts(context, area_type="rural", lang="en")

    assert "By sector: not together with what is chosen here." in found["parts"]
    assert "not broken down by" not in found["stages"]


def test_a_figure_without_programmes_says_that_under_a_programme(context):
    found = texts(context, programme="dbk", lang="en")["decided"]

    assert "This figure is not broken down by programme." in found  # complaints


def test_both_languages_name_the_stages(context):
    assert "Pengamanan" in texts(context)["stages"]
    assert "Safeguarding" in texts(context, lang="en")["stages"]


def test_the_layout_has_a_place_for_every_part(context):
    laid_out = str(page.layout(context))

    assert all(f"participation-{name}" in laid_out for name in NAMES)


def test_a_store_without_events_says_so(tiny_store, regions, context):
    empty = Context(tiny_store, context.catalogue, regions, context.settings)

    found = texts(empty, lang="en")

    assert "This version of the data has no figures of it." in found["stages"]
    assert "No regions lie inside" in found["grid"]


def test_a_table_with_many_empty_cells_says_why(context):
    few = texts(context, lang="en", region="91", sector="social_service")["grid"]

    assert re.search(r"Only \d+ of \d+ cells show a figure; the others: \d+ not", few)
    assert "Only" not in texts(context, lang="en", region="34")["grid"]
