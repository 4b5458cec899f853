"""/visits: the list as page and as files, and who may see single groups."""

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest

from dashboard.app import create_app
from dashboard.settings import PROJECT, Settings
from tests.functional.asking import Asker, components_with_ids, texts_of, words_of

LATEST = "2024Q4"
CHOSEN = {"indicator": "grp_repay_rate", "period": LATEST, "lang": "en"}
GROUP = re.compile(r"group-\d\d\.")
REGIONS = ("ID", "32", "32.04", "32.04.05", "32.73", "32.73.01")
READERS = {
    "public": ("public", "ID"),
    "official": ("official", "ID"),
    "official of a region": ("official", "32.04"),
    "coordinator of no region": ("coordinator", "ID"),
    "coordinator elsewhere": ("coordinator", "11.01"),
    "coordinator of one sub-district": ("coordinator", "32.04.05"),
    "coordinator": ("coordinator", "32.04"),
}


@pytest.fixture(scope="module")
def clients(tiny_root) -> dict:
    """A client for each kind of reader, on one store."""
    return {
        name: create_app(
            Settings(root=tiny_root, audience=audience, region=region)
        ).server.test_client()
        for name, (audience, region) in READERS.items()
    }


def shown(ask, **query) -> dict[str, str]:
    """Output -> its words."""
    answer = ask("visits-places", {"selection-store.data": CHOSEN | query})
    return {name: words_of(one["html"]) for name, one in answer.items()}


def test_the_page_answers_and_stands_in_the_menu(ask):
    page = components_with_ids(ask.page("/visits", "?lang=en&region=32.04"))

    assert "is-here" in page["menu-visits"]["props"]["className"]
    assert "indicator-filter" not in page
    assert page["region-search"]["props"]["value"] == "Kab. Bandung, Jawa Barat"
    assert "What the reasons mean" in texts_of(list(page.values()))


def test_the_head_says_who_reported_and_the_reasons_with_their_numbers(ask):
    head = shown(ask, region="32.04")["visits-heading"]

    assert "Groups to visit, Kab. Bandung, Jawa Barat, 2024 Q4" in head
    assert re.search(r"Reported so far: \d+ of 36 groups \(\d\d\.\d %\)", head)
    assert re.search(r"no mentor visit \(\d+\) in \d sub-districts", head)


def test_the_list_names_places_reasons_and_the_last_report(ask):
    words = shown(ask, region="32.04")["visits-places"]
    silent = shown(ask, region="32.73")["visits-places"]

    assert "Kec. Cileunyi" in words
    assert "no mentor visit (" in words
    assert re.search(r"\d+ of \d+ reported", words)
    assert "last 2024 Q3" in silent


def test_the_map_beside_it_says_its_measure_and_the_regions_own_figure(ask):
    head = shown(ask, region="32.04")["visits-map-heading"]
    few = {"sector": "savings_credit", "period": "2024Q3"}
    thin = shown(ask, region="32.04", **few)["visits-map-heading"]

    assert "Current recovery rate by sub-district, Kab. Bandung" in head
    assert re.search(r"Kab. Bandung, Jawa Barat: \d\d\.\d %", head)
    assert "Number of groups" in head
    assert "Too few groups per sub-district for this choice" in thin


def test_a_reason_is_chosen_by_address(ask):
    everything = shown(ask)["visits-places"]
    some = shown(ask, reason="reporting")["visits-places"]

    assert "With the reason: fewer than 80 % reported" in some
    assert len(some) < len(everything)


def test_withheld_counts_are_said_in_words(ask):
    words = shown(ask, region="11.01")["visits-places"]

    assert "withheld: fewer than 5 groups reported" in words


def test_an_older_quarter_is_replaced_and_told(ask):
    answer = shown(ask, period="2023Q2")

    assert "listed for 2024 Q1 to 2024 Q4; showing 2024 Q1" in answer["visits-notices"]
    assert answer["visits-notices"].count("showing") == 1


def test_an_official_reads_why_no_groups_are_listed(ask):
    words = shown(ask, region="32.04", selected="32.04.05")

    assert "for the coordinator of the region only" in words["visits-by-group"]
    assert words["visits-places"] == ""


def test_a_coordinator_reads_the_groups_of_a_sub_district(clients):
    ask = Asker(clients["coordinator"])

    words = shown(ask, region="32.04", selected="32.04.05")["visits-by-group"]

    assert GROUP.search(words)
    assert "32.04.05.2001" in words
    assert "Programme Simpan Pinjam" in words


def test_a_coordinators_page_opens_on_their_region_and_leads_up(clients):
    ask = Asker(clients["coordinator"])

    page = components_with_ids(ask.page("/visits", "?lang=en"))
    assert page["selection-store"]["props"]["data"]["region"] == "32.04"
    assert "Indonesia" in shown(ask)["visits-heading"]


def test_a_region_without_enough_reports_leads_to_its_list(ask):
    chosen = CHOSEN | {"region": "32.73", "selected": "32.73.02"}

    panel = ask("map-panel", {"selection-store.data": chosen})["map-panel"]["html"]

    assert "Not reported yet" in panel
    assert "Last report: 2024 Q3" in panel
    assert re.search(r'href="/visits\?[^"]*selected=32.73.02[^"]*">Visits', panel)


def test_a_profile_leads_to_its_list(ask):
    chosen = {"selection-store.data": CHOSEN | {"region": "32", "selected": "32.04"}}

    heading = ask("region-heading", chosen)["region-heading"]["html"]

    assert re.search(r'href="/visits\?[^"]*region=32.04[^"]*">To the list', heading)


def csv_rows(client, **query) -> list[dict]:
    answer = client.get("/download/visits.csv", query_string=CHOSEN | query)
    text = answer.get_data(as_text=True).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def book_of(client, **query):
    answer = client.get("/download/visits.xlsx", query_string=CHOSEN | query)
    return openpyxl.load_workbook(io.BytesIO(answer.data))


def test_the_csv_has_the_rows_of_the_page(client):
    rows = csv_rows(client, region="32.04", programme="P1")

    assert rows
    assert {row["programme"] for row in rows} == {"Programme Simpan Pinjam"}
    for row in rows:
        assert row["code"].startswith("32.04.")
        assert row["data version"] == "20250101T000000-0000feed"
        assert "SAMPLE DATA" in row["status of the data"]


def test_what_is_withheld_is_empty_in_the_file_and_explained(client):
    rows = csv_rows(client, region="11.01")
    few = next(row for row in rows if row["code"] == "11.01.02")

    assert (few["groups to visit"], few["no mentor visit"]) == ("", "")
    assert "fewer than 5 groups" in few["note"]


def test_the_workbook_says_what_it_is_of(client):
    book = book_of(client, region="32.04", sector="savings_credit", reason="silent")

    assert book.sheetnames == ["SAMPLE DATA", "Notes"]
    notes = {row[0].value: row[1].value for row in book["Notes"].iter_rows()}
    assert notes["Filters"] == "sector Savings and credit; no report for two quarters"
    assert "Kab. Bandung" in notes["Contents"]
    assert notes["Data version"] == "20250101T000000-0000feed"
    assert "Reported so far" in notes["Reports"]
    assert "/visits?" in notes["Address"]
    name = client.get(
        "/download/visits.xlsx", query_string=CHOSEN | {"region": "32.04"}
    ).headers["Content-Disposition"]
    assert "DATA_CONTOH_visits_3204_2024Q4" in name


def test_other_kinds_of_file_are_not_found(client):
    assert client.get("/download/visits.pdf").status_code == 404


def test_a_coordinators_workbook_has_the_groups(clients):
    book = book_of(clients["coordinator"], region="32.04")

    assert book.sheetnames == ["SAMPLE DATA", "Groups", "Notes"]
    codes = {row[0].value for row in book["Groups"].iter_rows(min_row=2)}
    assert codes and all(code.startswith("group-32.04.") for code in codes)


def routes(client) -> list[str]:
    """Every address of the server that has no parts to fill in."""
    rules = client.application.url_map.iter_rules()
    return sorted({r.rule for r in rules if "GET" in r.methods and not r.arguments})


@pytest.mark.parametrize("reader", READERS)
def test_single_groups_are_nowhere_but_with_their_coordinator(clients, reader):
    client = clients[reader]
    audience, own = READERS[reader]
    found = set()
    for region in REGIONS:
        if any(GROUP.search(text) for text in answers(client, region)):
            found.add(region)

    is_open = audience == "coordinator" and own != "ID"
    inside = {r for r in REGIONS if r == own or r.startswith(f"{own}.")}
    assert found == (inside if is_open else set())


def answers(client, region: str):
    """All that pages, files and the API say of a region."""
    ask = Asker(client)
    place = {"region": region}
    if region.count(".") == 2:
        place = {"region": region[:5], "selected": region}
    query = CHOSEN | place
    asked = {"selection-store.data": query}
    yield str(ask.page("/visits", f"?region={region}&period={LATEST}"))
    asked |= {"map-table-seen.data": query}
    for output in ("visits-places", "map-panel", "map-table", "region-children"):
        yield str(ask(output, asked))
    yield client.get("/download/visits.csv", query_string=query).text
    yield client.get("/download/values.csv", query_string=query).text
    yield client.get("/download/completeness.csv", query_string=place).text
    yield client.get("/api/v1/values", query_string=query | {"level": "regency"}).text
    yield client.get("/api/v1/series", query_string=query).text
    book = client.get("/download/visits.xlsx", query_string=query).data
    for sheet in openpyxl.load_workbook(io.BytesIO(book)).worksheets:
        yield str([[cell.value for cell in row] for row in sheet.iter_rows()])
    for path in routes(client) if region == REGIONS[3] else ():
        yield client.get(path, query_string=query).data.decode("latin-1")


def test_one_module_alone_reads_the_groups():
    reading = [
        path.relative_to(PROJECT).as_posix()
        for path in (PROJECT / "dashboard").rglob("*.py")
        if "ingest" not in path.parts and "FROM visit_groups" in Path(path).read_text()
    ]

    assert reading == ["dashboard/queries/visit_groups.py"]
