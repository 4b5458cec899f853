"""Expressions of the catalogue are refused unless they are plain and known."""

import pytest

from dashboard.catalogue.expressions import faults_of, tables_read
from dashboard.catalogue.tables import Column

TEXT = {"id": "-", "en": "-"}
COLUMNS = {
    "paid": Column(type="money", description=TEXT),
    "due": Column(type="money", description=TEXT),
    "is_due": Column(type="boolean", description=TEXT),
}


def faults(text: str, *, condition: bool = False) -> list[str]:
    found = faults_of(text, COLUMNS, condition=condition)
    return [what.format(**values) for what, values in found]


@pytest.mark.parametrize(
    "text",
    ["paid + due", "LEAST(paid, due)", "NULLIF(due, 0)", "CASE WHEN is_due THEN 1 END"],
)
def test_allows_plain_arithmetic(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    "text", ["paid > due", "is_due", "NOT is_due", "(paid IN (1, 2))", "paid IS NULL"]
)
def test_allows_conditions_where_one_is_wanted(text):
    assert faults(text, condition=True) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("(SELECT 1)", "SELECT"),
        ("SUM(paid)", "SUM"),
        ("read_csv('x')", "READCSV"),
        ("system('x')", "SYSTEM"),
        ("ROW_NUMBER() OVER ()", "WINDOW"),
        ("paid; DROP TABLE t", "DROP"),
        ("t.paid", "COLUMN"),
    ],
)
def test_refuses_everything_else(text, name):
    assert f"uses {name}, which is not allowed here" in faults(text)


def test_names_a_column_that_the_table_lacks():
    assert faults("paid + owed") == ["uses the column owed, which the table lacks"]


def test_says_what_kind_of_answer_is_wanted():
    assert faults("paid > due") == ["must be a number"]
    assert faults("paid", condition=True) == ["must be true or false"]


def test_says_that_a_text_cannot_be_read():
    assert faults("paid + (")[0].startswith("cannot be read")


def test_knows_what_a_select_reads():
    query = "WITH a AS (SELECT * FROM x) SELECT * FROM a ANTI JOIN y USING (line)"

    assert tables_read(query) == {"x", "y"}
