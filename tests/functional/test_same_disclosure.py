"""Whatever way a number leaves the server, what is hidden is hidden there too."""

import csv
import gzip
import io
import json
import struct

import pytest

from dashboard.disclosure import flags

REPAY, PERIOD = "grp_repay_rate", "2024Q4"
NUMBERS = ("numerator", "denominator", "value", "lower", "upper")
FILTERS = [{}, {"programme": "P1"}, {"sector": "economic_enterprise"}]
HEADINGS = {
    "value": "nilai",
    "lower": "batas bawah",
    "upper": "batas atas",
    "numerator": "pembilang",
    "denominator": "penyebut",
    "n": "n",
}


@pytest.fixture(params=FILTERS, ids=lambda chosen: "".join(chosen) or "unfiltered")
def asked(request) -> dict:
    return {
        "indicator": REPAY,
        "level": "subdistrict",
        "period": PERIOD,
    } | request.param


@pytest.fixture
def records(client, asked) -> dict[str, dict]:
    """Region -> its record of the API: what all other ways are compared with."""
    answer = client.get("/api/v1/values", query_string=asked).get_json()
    return {row["region"]: row for row in answer["values"]}


def hidden(records) -> dict[str, dict]:
    return {c: row for c, row in records.items() if row["flag"] not in flags.SHOWN}


def test_a_record_without_a_figure_has_no_number(records):
    for row in hidden(records).values():
        assert [row[name] for name in NUMBERS] == [None] * len(NUMBERS)
        may_count = row["flag"] in (flags.TOO_FEW, flags.LOW_REPORTING)
        assert row["n"] is None or may_count

    assert flags.SUPPRESSED in {row["flag"] for row in records.values()}


def test_csv_of_the_api_is_the_same(client, asked, records):
    text = client.get("/api/v1/values", query_string=asked | {"format": "csv"})
    rows = csv.DictReader(io.StringIO(text.get_data(as_text=True).lstrip("\ufeff")))

    for row in rows:
        record = records[row["region"]]
        assert row["flag"] == record["flag"]
        for name in (*NUMBERS, "n"):
            assert row[name] == ("" if record[name] is None else str(record[name]))


def test_a_download_of_a_regency_is_the_same(client, asked, records):
    text = client.get("/download/values.csv", query_string=asked | {"region": "11.71"})
    rows = csv.DictReader(io.StringIO(text.get_data(as_text=True).lstrip("\ufeff")))

    found = {row["kode"]: row for row in rows}
    shown_level = {code for code in found if code.count(".") == 2}
    for code in shown_level:
        for name, heading in HEADINGS.items():
            known, cell = records[code][name], found[code][heading]
            assert (cell == "") == (known is None)
            assert known is None or float(cell) == pytest.approx(known, rel=1e-9)
    assert found


def test_hover_figures_are_the_same(client, context, asked):
    asked = asked | {"level": "regency"}  # the view of sub-districts may fall back
    answer = client.get("/api/v1/values", query_string=asked).get_json()
    path = f"/map/{context.store.version}/{REPAY}/regency/values.json"

    hover = json.loads(gzip.decompress(client.get(path, query_string=asked).data))

    for at, record in enumerate(answer["values"]):
        assert hover["flag"][at] == record["flag"]
        for name in ("value", "lower", "upper", "n"):
            assert (hover[name][at] is None) == (record[name] is None)


def test_map_classes_are_where_the_figures_are(client, context, asked, records):
    path = f"/map/{context.store.version}/{REPAY}/subdistrict/strip.bin"
    body = gzip.decompress(client.get(path, query_string=asked).data)
    (length,) = struct.unpack_from("<I", body)
    header, classes = json.loads(body[4 : 4 + length]), body[4 + length :]

    first = header["periods"].index(PERIOD) * header["regions"]
    for at, code in enumerate(context.regions.codes("subdistrict"), start=first):
        assert (classes[at] & 15 == 15) == (records[code]["value"] is None)


def test_series_of_a_hidden_region_hides_the_same_period(client, asked, records):
    filters = {k: v for k, v in asked.items() if k not in ("level", "period")}
    for code, record in list(hidden(records).items())[:20]:
        query = filters | {"region": code}
        answer = client.get("/api/v1/series", query_string=query).get_json()
        (row,) = (one for one in answer["values"] if one["period"] == PERIOD)

        assert row == record
