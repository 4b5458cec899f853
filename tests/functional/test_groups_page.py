"""/groups on the tiny store: what is said of a region, its parts, and its files."""

import csv
import io

import openpyxl
import pytest

from tests.functional.asking import words_of

QUARTER = {"region": "32", "period": "2024Q3", "lang": "en"}


def parts(ask, query: dict, output: str = "groups-board") -> dict[str, str]:
    """The words of each output of the callback, by its id."""
    answer = ask(output, {"selection-store.data": query})
    return {name: words_of(one["html"]) for name, one in answer.items()}


def lines(client, **query) -> list[dict]:
    answer = client.get("/download/groups.csv", query_string=QUARTER | query)
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True)[1:])))


def test_says_what_where_and_when_and_shows_every_figure(ask):
    found = parts(ask, QUARTER)

    assert "Group life in Jawa Barat, 2024 Q3" in found["groups-heading"]
    for name in ("Current recovery rate", "Members who saved", "Books complete"):
        assert name in found["groups-board"]
    assert "Savings, loans and funds" in found["groups-board"]
    assert "Source: Quarterly group reports" in found["groups-source"]


def test_the_chart_says_the_weak_share_in_words_with_its_range(ask, client):
    found = parts(ask, QUARTER)["groups-chart"]
    [weak] = [
        one
        for one in lines(client)
        if one["indicator"] == "Current recovery rate" and one["what"] == "weak groups"
    ]

    assert f"of the groups below 80 %: {weak['numerator']} of {weak['n']}" in found
    assert "range" in found
    assert "90 % and more" in found


def test_the_weakest_figures_come_first(ask):
    found = parts(ask, QUARTER)["groups-weakest"]

    assert found.startswith("Weakest here:")
    assert "of the groups" in found


def test_another_pages_indicator_gives_way_to_one_of_this_page(ask):
    found = parts(ask, QUARTER | {"indicator": "idm_iks"})

    assert "Current recovery rate, 2024 Q3" in found["groups-figure"]


def test_weak_groups_by_sector_age_members_and_area_type(ask):
    found = parts(ask, QUARTER, "groups-parts")["groups-parts"]

    for name in ("By sector", "Age of group", "Members", "By area type", "women only"):
        assert name in found


def test_a_filter_leaves_out_age_and_says_so(ask):
    query = QUARTER | {"programme": "P1"}

    found = parts(ask, query, "groups-parts")["groups-parts"]

    assert "cannot be combined with a filter" in found
    assert "women only" not in found


def test_a_sub_district_has_its_own_spread_but_no_weak_parts(ask):
    query = QUARTER | {"region": "32.04", "selected": "32.04.05"}

    assert "Kec. Cileunyi" in parts(ask, query)["groups-heading"]
    said = parts(ask, query, "groups-parts")["groups-parts"]
    assert "too few groups for weak groups by part" in said


def test_regions_inside_follow_the_chosen_figure(ask):
    query = QUARTER | {"indicator": "grp_books_ok"}

    found = parts(ask, query, "groups-children")["groups-children"]

    assert "Books complete and current by sub-district, Jawa Barat" in found
    assert "Kec. Cileunyi" in found


def test_the_file_has_every_number_with_period_source_and_version(client):
    rows = lines(client)

    assert {one["what"].partition(":")[0] for one in rows} == {
        "figure",
        "weak groups",
        "groups by class",
    }
    classes = [one for one in rows if one["what"] == "groups by class"]
    assert sum(int(one["numerator"]) for one in classes) == int(classes[0]["n"])
    assert all(one["period"] == "2024Q3" and one["data version"] for one in rows)
    assert all(one["source"] == "Quarterly group reports" for one in rows)


def test_the_workbook_holds_the_same_rows(client):
    answer = client.get("/download/groups.xlsx", query_string=QUARTER)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0]

    assert sheet.max_row == len(lines(client)) + 1
    assert "groups_32_2024Q3.xlsx" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("address", ["/download/groups.pdf", "/download/groups.html"])
def test_there_are_no_other_files(client, address):
    assert client.get(address).status_code == 404


def test_a_region_with_few_groups_shows_no_spread(ask, client):
    query = {"region": "11.01", "selected": "11.01.02", "lang": "en"}
    found = parts(ask, query)

    assert "Withheld" in found["groups-board"]
    assert "of the groups" not in found["groups-chart"]
    rows = lines(client, **query)
    assert all(not one["numerator"] for one in rows if one["what"] != "figure")
