"""Who has reported: on /data level after level, and as a file."""

import csv
import io

import pytest

from dashboard.app import create_app
from dashboard.components.completeness_parts import completeness_table
from dashboard.components.data_hall import data_hall
from dashboard.components.markup import as_html
from dashboard.components.quality_parts import findings_table, placement_table
from dashboard.context import Context
from dashboard.settings import Settings


@pytest.fixture
def public(context) -> Context:
    settings = context.settings.model_copy(update={"audience": "public"})
    return Context(context.store, context.catalogue, context.regions, settings)


def test_each_level_leads_to_the_one_inside(context):
    nation, province, regency = (
        as_html(completeness_table(context, code, "en"))
        for code in ("ID", "32", "32.04")
    )

    assert 'href="/data?region=32&amp;lang=en#completeness"' in nation
    assert 'href="/data?region=32.04&amp;lang=en#completeness"' in province
    assert 'href="/region/32.04.' in regency


def test_the_latest_quarter_stands_first_with_what_is_missing(context):
    rows = context.store.query(
        "SELECT period, due, reported FROM completeness"
        " WHERE region = '32' ORDER BY period DESC LIMIT 1"
    ).to_pylist()

    table = as_html(completeness_table(context, "ID", "en"))

    year, quarter = rows[0]["period"].split("Q")
    assert table.index(f"Missing, {year} Q{quarter}") < table.index("Jawa Barat")
    row = table.split("Jawa Barat</a>")[1].split("</tr>")[0]
    assert f">{rows[0]['due'] - rows[0]['reported']}<" in row.replace("\n", "")


def test_the_file_holds_every_quarter(client, context):
    answer = client.get("/download/completeness.csv?region=32.04&lang=en")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    stored = context.store.query(
        "SELECT * FROM completeness"
        " WHERE level = 'subdistrict' AND starts_with(region, '32.04.')"
    ).to_pylist()

    assert len(rows) == len(stored) > 0
    assert sum(int(row["reports due"]) for row in rows) == sum(
        row["due"] for row in stored
    )
    assert {row["status of the data"] for row in rows} == {
        "SAMPLE DATA – not official figures"
    }


@pytest.mark.parametrize(
    "query", ["region=77", "region=91.01", "region=32.04.05", "lang=fr"]
)
def test_a_wrong_address_is_told_why(client, query):
    answer = client.get(f"/download/completeness.csv?{query}")

    assert answer.status_code == 400
    assert answer.json["message"]


def test_the_public_sees_no_single_rows(public, tiny_root):
    parts = [
        findings_table(public, None, None, "en"),
        placement_table(public, None, "en"),
    ]
    server = create_app(Settings(root=tiny_root, audience="public")).server
    file = server.test_client().get("/download/completeness.csv?region=32.04")

    for part in parts:
        assert "inside the institution only" in as_html(part)
        assert "<table" not in as_html(part)
    assert "not open" in as_html(completeness_table(public, "32.04", "en"))
    assert file.status_code == 400


def test_a_presentation_shows_who_reported_least_and_the_sum(context):
    period = "2024Q4"
    rows = context.store.query(
        "SELECT region, sum(due) AS due, sum(reported) AS reported FROM completeness"
        f" WHERE level = 'province' AND period = '{period}' GROUP BY region"
        " ORDER BY sum(reported) / sum(due)"
    ).to_pylist()
    due, reported = (int(sum(row[key] for row in rows)) for key in ("due", "reported"))

    hall = as_html(data_hall(context, "ID", period, "en"))

    assert "Groups that reported, Indonesia, 2024 Q4" in hall
    assert (
        f"{reported} of {due} groups have reported; {due - reported} have not" in hall
    )
    names = [context.regions[row["region"]].short_name for row in rows[:5]]
    places = [hall.index(f">{name}<") for name in names]
    assert places == sorted(places)
    assert hall.index("Source: ") > places[-1]


def test_without_reports_due_a_presentation_shows_the_files(public):
    hall = as_html(data_hall(public, "32.04", None, "en"))

    assert "The files that the figures are made of" in hall
    assert "Source" not in hall
    assert "rows used" in hall
