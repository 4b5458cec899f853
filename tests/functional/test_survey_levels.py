"""Nowhere does a survey say anything of a sub-district: every indicator, every way out.

A map lends sub-districts the figure of their regency, marked as such; files and the API
give none. All that is wrong is told at once.
"""

import csv
import gzip
import io
import json
import re
from html import unescape

import pytest
from openpyxl import load_workbook

from dashboard.app import create_app
from dashboard.components.wording import value_words
from dashboard.queries.moments import Slice
from dashboard.queries.offers import indicator_periods
from dashboard.queries.values import COLUMNS, disclosed
from dashboard.regions import level_of
from dashboard.settings import Settings
from dashboard.store import Store
from tests.functional.asking import Asker, components_with_ids, texts_of, words_of
from tests.stores.proof import PATIENCE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]

REGENCY, SUBDISTRICT, VILLAGE = "34.04", "34.04.07", "34.04.07.2001"
LENT = "parent_value"
MARK_LENT, NO_CLASS, NO_FIGURE = 1, 15, 8  # assets/map/README.md

# Ways out that hold no figure of an indicator at a level that one chooses.
WITHOUT_FIGURES = {
    *("/", "/<path:path>", "/healthz", "/readyz", "/_favicon.ico", "/_reload-hash"),
    *("/_dash-layout", "/_dash-dependencies", "/static/<path:filename>"),
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
    *("/assets/<path:filename>", "/style/<name>.css", "/map-script/<name>.js"),
    *("/geo/<name>.kec", "/geo/<version>/regions.json"),
    *("/api/v1/indicators", "/api/v1/openapi.json", "/api/v1/regions"),
    *("/download/completeness.csv", "/download/visits.<kind>"),  # of group reports
}
TRIED = {
    *("/api/v1/values", "/api/v1/series", "/_dash-update-component", "/news"),
    *("/download/values.<kind>", "/download/groups.<kind>", "/download/renstra.<kind>"),
    "/map/<version>/<indicator>/<level>.bin",
    "/map/<version>/<indicator>/<level>/strip.bin",
    "/map/<version>/<indicator>/<level>/values.json",
}
FOLLOWING = ("/map", "/welfare", f"/region/{SUBDISTRICT}")  # any indicator
OTHERS = (
    *("/", "/participation", "/groups", "/visits", "/renstra"),
    *(f"/report/{SUBDISTRICT}", "/data", "/definitions"),
)


@pytest.fixture(scope="module")
def app(two_provinces):
    return create_app(Settings(root=two_provinces.root))


@pytest.fixture(scope="module")
def context(app):
    return app.server.extensions["berdaya"]


@pytest.fixture(scope="module")
def client(app):
    return app.server.test_client()


@pytest.fixture(scope="module")
def surveys(context) -> list[str]:
    known = context.catalogue.indicators.values()
    found = [one.id for one in known if one.is_survey]
    assert len(found) == 5
    assert all(indicator_periods(context, key) for key in found)
    return found


@pytest.fixture(scope="module")
def every_survey(surveys) -> list[str]:
    """Those of households, and what surveys saw of meetings."""
    return [*surveys, "part_survey_attend", "part_survey_women"]


def rows_at(context, key: str, level: str) -> dict[str, dict]:
    """Region -> its row of values in the last wave."""
    period = indicator_periods(context, key)[-1]
    found = disclosed(context, Slice(key, level), [period]).records(COLUMNS)
    return {row["region"]: row for row in found}


def test_every_way_out_is_known(app):
    known = {str(rule) for rule in app.server.url_map.iter_rules()}

    assert known == WITHOUT_FIGURES | TRIED


def test_the_api_refuses_what_a_survey_does_not_hold_for(context, client, every_survey):
    wrong = []
    for key in every_survey:
        for kind in ("json", "csv", "geojson"):
            address = f"/api/v1/values?indicator={key}&format={kind}&level=subdistrict"
            answer = client.get(address)
            is_refused = answer.status_code == 400
            if not (is_refused and answer.json["error"] == "not_applicable"):
                wrong.append(address)
        for code in (SUBDISTRICT, VILLAGE):
            address = f"/api/v1/series?indicator={key}&region={code}"
            if client.get(address).status_code != 400:
                wrong.append(address)
        for level in context.catalogue.indicators[key].levels:
            answer = client.get(f"/api/v1/values?indicator={key}&level={level}").json
            wrong += [] if answer["values"] else [(key, level)]
    assert wrong == []


def test_files_leave_the_figures_of_subdistricts_empty(client, every_survey):
    places = (
        f"region={REGENCY}",
        f"region={REGENCY}&selected={SUBDISTRICT}",
        "region=34&level=subdistrict",
    )
    ways = ("&compare=period", "&compare=change", "&compare=indicator")
    asked = [*places, *(f"{places[0]}{way}" for way in ways)]
    wrong, seen = [], 0
    for key in every_survey:
        for query in (f"indicator={key}&{place}&lang=en" for place in asked):
            for name, rows in files(client, query).items():
                small = [row for row in rows if level_of(row["code"]) == "subdistrict"]
                seen += len(small)
                wrong += [(name, query) for row in small if figures_of(row)]
    assert wrong == []
    assert seen > 1000


def files(client, query: str) -> dict[str, list[dict]]:
    """The table of a page as CSV and XLSX: rows by heading."""
    text = client.get(f"/download/values.csv?{query}").get_data(as_text=True)
    answer = client.get(f"/download/values.xlsx?{query}")
    sheet = load_workbook(io.BytesIO(answer.data), read_only=True).worksheets[0]
    cells = [list(row) for row in sheet.iter_rows(values_only=True)]
    start = next(n for n, row in enumerate(cells) if row and row[0] == "code")
    lines = [row for row in cells[start + 1 :] if row and is_code(row[0])]
    return {
        "csv": list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")))),
        "xlsx": [dict(zip(cells[start], row, strict=True)) for row in lines],
    }


def is_code(cell) -> bool:
    return bool(re.fullmatch(r"\d\d(\.\d\d){0,2}", str(cell)))


def figures_of(row: dict) -> list[str]:
    names = ("numerator", "denominator", "value", "lower bound", "upper bound", "n")
    others = ("earlier value", "earlier n", "change", "change (points)")
    return [name for name in (*names, *others) if row.get(name) not in (None, "")]


def test_a_map_lends_the_regencys_figure_and_marks_it(context, client, surveys):
    wrong = []
    for key in surveys:
        above = rows_at(context, key, "regency")
        for code, row in rows_at(context, key, "subdistrict").items():
            wrong += [(key, code)] if not is_lent(row, above[code[:5]]) else []
        wrong += drawn_wrong(context, client, key)
    assert wrong == []


def is_lent(row: dict, regency: dict) -> bool:
    """All that is known of it is known of the regency, and it says so."""
    same = all(row[name] == regency[name] for name in ("value", "lower", "upper", "n"))
    flag = regency["flag"] if row["value"] is None else LENT
    return same and row["flag"] == flag and row["numerator"] is None


def drawn_wrong(context, client, key: str) -> list:
    base = f"/map/{context.store.version}/{key}/subdistrict"
    period = indicator_periods(context, key)[-1]
    wrong = []
    for address in (f"{base}.bin?period={period}", f"{base}/strip.bin"):
        header, body = unframed(client.get(address))
        marks = {(byte >> 4, byte & 15 != NO_CLASS) for byte in body}
        coloured = {mark for mark, has_class in marks if has_class}
        if header["level"] != "subdistrict" or coloured != {MARK_LENT}:
            wrong.append(address)
    hover = json.loads(body_of(client.get(f"{base}/values.json?period={period}")))
    for flag, value in zip(hover["flag"], hover["value"], strict=True):
        wrong += [(base, flag)] if (value is not None) != (flag == LENT) else []
    changed = f"{base}.bin?period={period}&against={indicator_periods(context, key)[0]}"
    wrong += [changed] if unframed(client.get(changed))[0]["level"] != "regency" else []
    return wrong


def body_of(answer) -> bytes:
    is_packed = answer.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(answer.data) if is_packed else answer.data


def unframed(answer) -> tuple[dict, bytes]:
    data = body_of(answer)
    size = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + size]), data[4 + size :]


def test_pages_name_the_regency_wherever_they_show_its_figure(
    context, client, every_survey
):
    """Each number that stands beside a sub-district's name, and each quotation."""
    ask = Asker(client)
    wrong, seen = [], 0
    for key in every_survey:
        figure = figure_words(context, key)
        for path in FOLLOWING if key != every_survey[0] else (*FOLLOWING, *OTHERS):
            search = f"?indicator={key}&region={REGENCY}&selected={SUBDISTRICT}&lang=en"
            for part in parts_of(ask, path, search):
                wrong += [(key, path, part)] if quotes_wrongly(part) else []
                for words in beside_subdistricts(words_of(part), figure):
                    seen += 1
                    wrong += [(key, path, words)] if MARKED not in words else []
    assert wrong == []
    assert seen > 50


MARKED = "The regency's figure"
EXPLAINED = {"explain-store.data": SUBDISTRICT}


def figure_words(context, key: str) -> str:
    row = rows_at(context, key, "regency")[REGENCY]
    words = value_words(row, context.catalogue.indicators[key], "en")
    return words.replace("\u00a0", " ")


def beside_subdistricts(words: str, figure: str) -> list[str]:
    """From the name of a sub-district on what is said, where that has the figure."""
    said = re.findall(r"Kec\. .*?(?=Kec\. |$)", words)
    return [one for one in said if f" {figure} " in f" {one[:160]} "]


def parts_of(ask: Asker, path: str, search: str) -> list[str]:
    """The HTML of every part of the page: what comes by itself, what comes when it is
    seen, and the explanation that is asked for."""
    page = components_with_ids(ask.page(path, search))
    values = {f"{k}.{p}": v for k, one in page.items() for p, v in one["props"].items()}
    chosen = values.get("selection-store.data")
    values |= {f"{k}.data": chosen for k in page if k.endswith("-seen")} | EXPLAINED
    found = []
    for callback in ask.callbacks:
        first = callback["output"].strip(".").split("...")[0].rpartition(".")[0]
        if callback["clientside_function"] or first not in page:
            continue
        cause = callback["inputs"][0]["id"]
        if callback["prevent_initial_call"] and not cause.endswith(ON_ASKING):
            continue
        for answer in ask(first, values).values():
            found += [answer["html"] if "html" in answer else texts_of(answer)]
    return found


ON_ASKING = ("-seen", "explain-store")


def quotes_wrongly(part: str) -> bool:
    """A sentence to quote of the sub-district that gives a survey's households."""
    quoted = re.findall(r'data-copy="([^"]*)"', unescape(part))
    return any("Kec. " in text and "households" in text for text in quoted)


def test_what_is_lent_is_one_statement(context, surveys, monkeypatch):
    asked, query = [], Store.query

    def query_and_keep(store, sql, *parameters):
        asked.append((sql, parameters))
        return query(store, sql, *parameters)

    rows_at(context, "grp_repay_rate", "regency")  # what is asked once per version
    monkeypatch.setattr(Store, "query", query_and_keep)
    for key in surveys:
        rows_at(context, key, "subdistrict")

    assert len(asked) == len(surveys)
