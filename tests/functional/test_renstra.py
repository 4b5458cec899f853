"""/renstra: the plan as page and as files."""

import csv
import io

import openpyxl
import pytest

from tests.functional.asking import components_with_ids, words_of

CHOSEN = {"indicator": "grp_repay_rate", "period": "2024Q4", "lang": "en"}


def shown(ask, **query) -> dict[str, str]:
    """Output -> its words; the chart is a component and left out."""
    answer = ask("renstra-table", {"selection-store.data": CHOSEN | query})
    return {k: words_of(one["html"]) for k, one in answer.items() if "html" in one}


def test_the_page_answers_and_stands_in_the_menu(ask):
    page = components_with_ids(ask.page("/renstra", "?lang=en"))

    assert "is-here" in page["menu-renstra"]["props"]["className"]
    assert "sector-filter" not in page
    assert "region-search" in page


def test_the_head_says_the_goal_and_counts_the_statuses(ask):
    head = shown(ask)["renstra-heading"]

    assert "Strategic plan: targets and realisation, Indonesia, 2024 Q4" in head
    assert "Raise the welfare of poor and vulnerable people" in head
    assert "1 target reached" in head
    assert "1 moving away" in head
    assert "1 cannot be judged yet" in head
    assert "Target contoh · Draft targets" in head


def test_the_four_focus_programmes_are_named_and_what_is_missing_is_said(ask):
    table = shown(ask)["renstra-table"]

    for name in ("ProKus", "Puskesos-SLRT, Karang Taruna, TKSK, PSM", "PKAT-Best"):
        assert name in table
    assert "This version has no indicator of PKAT-Best locations yet." in table
    assert "No targets for this programme in this version." in table


def test_a_line_has_baseline_target_realisation_and_status(ask):
    table = shown(ask)["renstra-table"]

    start = table.index("Current recovery rate")
    line = table[start : start + 200]
    assert "20.0 % 2023 30.0 % 2024" in line
    assert "2024 Q4" in line
    assert "target reached" in line
    assert "Draft" not in table


def test_a_provinces_page_has_its_own_targets_and_a_regency_has_none(ask):
    assert "Jawa Barat" in shown(ask, region="32")["renstra-heading"]
    words = shown(ask, region="32.04")["renstra-table"]
    assert "There are no targets for this region." in words


def test_filters_of_other_pages_change_nothing(ask):
    filtered = shown(ask, sector="savings_credit", programme="P1")

    assert filtered["renstra-table"] == shown(ask)["renstra-table"]


def test_the_target_is_a_line_of_the_chart(ask):
    answer = ask("renstra-trend", {"selection-store.data": CHOSEN})
    _heading, graph = answer["renstra-trend"]["children"]

    names = [one.get("name") for one in graph["props"]["figure"]["data"]]
    assert "Target" in names
    assert "Realisation" in names
    target = graph["props"]["figure"]["data"][names.index("Target")]
    assert target["y"] == [None] * 4 + [30.0] * 4


def test_the_csv_has_a_row_an_indicator_and_says_that_it_is_a_sample(client):
    answer = client.get("/download/renstra.csv?lang=en&period=2024Q4")
    rows = list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))

    assert "Books complete and current" in {row["indicator"] for row in rows}
    row = next(row for row in rows if row["indicator"] == "Current recovery rate")
    assert (row["baseline"], row["target"], row["status"]) == (
        "20.0",
        "30.0",
        "target reached",
    )
    assert {row["note"] for row in rows} == {"SAMPLE DATA – not official figures"}
    assert "DATA_CONTOH" in answer.headers["Content-Disposition"]


def test_the_workbook_is_labelled(client):
    answer = client.get("/download/renstra.xlsx?lang=id&period=2024Q4")
    book = openpyxl.load_workbook(io.BytesIO(answer.get_data()))

    assert book.sheetnames[0] == "DATA CONTOH"


@pytest.mark.parametrize("path", ["renstra.pdf", "renstra.csv?region=32.04"])
def test_what_is_not_there_is_404(client, path):
    assert client.get(f"/download/{path}").status_code == 404


def test_the_foot_names_the_reports_of_every_line(ask, tiny_store, catalogue):
    foot = shown(ask)["renstra-source"]

    named = {row["indicator"] for row in tiny_store.query("FROM targets").to_pylist()}
    tables = {catalogue.indicators[one].table for one in named}
    sources = {catalogue.derived_tables[one].reads[0] for one in tables}
    assert len(sources) > 1
    for one in sources:
        assert catalogue.tables[one].name.en in foot
