"""Numbers in Indonesian and English spelling, decided by evidence, never guessed."""

from decimal import Decimal

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ingest.readers.numbers import decimal_mark, parse_numbers
from dashboard.ingest.readers.numbers_sql import marks_sql, missing_sql, number_sql


def column(*cells):
    return pd.Series(list(cells), dtype=object)


def values(*cells, **options):
    return parse_numbers(column(*cells), **options).values.tolist()


def kinds(*cells, **options):
    return [fault.kind for fault in parse_numbers(column(*cells), **options).faults]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12", "12"),
        ("012", "12"),
        (" 12 ", "12"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        (",5", "0.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1234.567", "1234.567"),
        ("1 234 567", "1234567"),
        ("1\u00a0234,50", "1234.50"),
        ("1'234'567", "1234567"),
        ("-3,25", "-3.25"),
        ("−3.25", "-3.25"),
        ("+7", "7"),
        ("1.5E+03", "1500"),
        ("12,5%", "12.5"),
        ("12,5 %", "12.5"),
        ("505*", "505"),
        ("Rp 1.234.567", "1234567"),
        ("Rp1.234.567,-", "1234567"),
    ],
)
def test_reads_a_number_that_has_one_meaning(cell, number):
    assert values(cell) == [Decimal(number)]


@pytest.mark.parametrize("cell", ["…", "...", "-", "–", "n/a", "NA", "", "  ", None])
def test_missing_is_never_zero_and_no_fault(cell):
    read = parse_numbers(column(cell, "0"))

    assert read.values.tolist() == [None, Decimal(0)]
    assert read.faults == ()


@pytest.mark.parametrize(
    "cell", ["abc", "1.2.3", "1,2,3", "12.34.567", "1,234,56", "(12)", "2024Q1", "1e"]
)
def test_what_is_no_number_is_a_fault(cell):
    assert values(cell) == [None]
    assert kinds(cell) == ["not_a_number"]


@pytest.mark.parametrize(
    ("cells", "number"),
    [
        (["1.234", "12,5"], "1234"),
        (["1.234", "1.234.567"], "1234"),
        (["1.234", "12.5"], "1.234"),
        (["1.234", "0.1"], "1.234"),
        (["1,234", "12.5"], "1234"),
        (["1,234", "12,5"], "1.234"),
    ],
)
def test_other_cells_of_the_column_decide(cells, number):
    assert values(*cells)[0] == Decimal(number)
    assert kinds(*cells) == []


def test_an_undecided_cell_is_a_fault_and_the_rest_is_read():
    assert values("1.234", "5", "2.345") == [None, Decimal(5), None]
    assert kinds("1.234", "5", "2.345") == ["ambiguous", "ambiguous"]


def test_cells_that_contradict_each_other_decide_nothing():
    assert values("1.5", "2,5", "1.234") == [Decimal("1.5"), Decimal("2.5"), None]


def test_other_columns_decide_only_where_the_column_does_not():
    assert values("1.234", elsewhere=",") == [Decimal(1234)]
    assert values("1.234", "0.5", elsewhere=",") == [Decimal("1.234"), Decimal("0.5")]


def test_a_declared_mark_is_kept_to():
    assert values("1.234", decimal=",") == [Decimal(1234)]
    assert kinds("1.5", "x", decimal=",") == ["other_mark", "not_a_number"]


def test_the_mark_of_a_file_is_what_all_columns_agree_on():
    assert decimal_mark([["1,5", "3"], ["…", "2,25"]]) == ","
    assert decimal_mark([["1,5"], ["2.5"]]) is None
    assert decimal_mark([["1.234"], ["7"]]) is None


def test_faults_name_the_row_and_speak_both_languages():
    read = parse_numbers(pd.Series(["1", "x"], index=[7, 9]))

    assert read.faults[0].row == 9
    assert read.faults[0].sentence.to("id") != read.faults[0].sentence.to("en")


@given(
    st.decimals(-(10**12), 10**12, places=2, allow_nan=False),
    st.sampled_from(["id", "en"]),
)
def test_what_babel_writes_in_a_locale_is_read_back(number, locale):
    text = format_decimal(number, format="#,##0.00", locale=locale)

    assert values(text) == [number]


@given(st.lists(st.integers(-(10**15), 10**15), min_size=1), st.sampled_from(".,"))
def test_grouped_integers_are_read_back_under_a_declared_mark(numbers, mark):
    locale = "id" if mark == "," else "en"
    texts = [format_decimal(number, locale=locale) for number in numbers]

    assert values(*texts, decimal=mark) == [Decimal(number) for number in numbers]


@given(st.text(alphabet="0123456789.,- e'", max_size=12))
def test_any_text_gives_a_number_a_missing_or_a_fault(text):
    read = parse_numbers(column(text))

    assert read.values[0] is None or not read.faults


SPELLINGS = [
    *["12", "1,5", "1.5", "1.234", "1.234.567", "1,234.5", "-3,25", "1 234 567", ".5"],
    *["x", "1.2.3", "0,125", "1'234'567", "", "…"],
]


def query(select, cells):
    given = pa.table({"c": cells})
    with duckdb.connect() as engine:
        engine.register("given", given)
        return engine.execute(f"SELECT {select} FROM given").fetchall()


@pytest.mark.parametrize("decimal", [None, ".", ","])
def test_the_sql_reads_as_the_python_does(decimal):
    rows = query(number_sql("c", decimal=decimal), SPELLINGS)

    alone = [values(text, decimal=decimal)[0] for text in SPELLINGS]
    assert [row[0] for row in rows] == alone


def test_the_sql_counts_the_evidence_and_the_missing():
    cells = ["1,5", "1.234", "2,5", "7", "…"]

    assert query(marks_sql("c"), cells) == [(0, 2, 1)]
    assert query(f"count(*) FILTER (WHERE {missing_sql('c')})", cells) == [(1,)]
