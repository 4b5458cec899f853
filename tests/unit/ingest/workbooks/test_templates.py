"""A blank form says what may stand where, and comes back through the reader."""

import openpyxl
import pytest

from dashboard.ingest.readers import read_table
from dashboard.ingest.workbooks.templates import write_template


@pytest.fixture(scope="module")
def tables(catalogue):
    return catalogue.tables


@pytest.fixture
def groups(tables, tmp_path):
    out = tmp_path / "groups.xlsx"
    write_template(tables["groups"], out, locale="id")
    return out


def validations(path) -> dict:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    header = [cell.value for cell in sheet[1]]
    found = {}
    for rule in sheet.data_validations.dataValidation:
        first = next(iter(rule.sqref.ranges))
        found[header[first.min_col - 1]] = rule
    return found


def test_every_table_of_the_catalogue_has_a_form(tables, tmp_path):
    for table in tables.values():
        out = tmp_path / f"{table.id}.xlsx"
        write_template(table, out, locale="en")
        sheet = openpyxl.load_workbook(out).worksheets[0]
        assert [cell.value for cell in sheet[1]] == list(table.columns)


def test_cells_offer_the_allowed_values_and_check_numbers(groups, tables):
    rules = validations(groups)
    allowed = tables["groups"].columns["sector"].allowed

    assert rules["sector"].type == "list"
    assert rules["sector"].formula1 == f"Lists!$D$1:$D${len(allowed)}"
    lists = openpyxl.load_workbook(groups)["Lists"]
    assert tuple(cell.value for cell in lists["D"][: len(allowed)]) == allowed
    assert lists.sheet_state == "hidden"
    assert (rules["members_start"].formula1, rules["members_start"].formula2) == (
        "5",
        "50",
    )
    assert rules["women_only"].type == "list"
    assert rules["formed_on"].type == "date"


def test_codes_and_ids_are_text_cells(groups):
    sheet = openpyxl.load_workbook(groups).worksheets[0]
    header = [cell.value for cell in sheet[1]]
    letter = openpyxl.utils.get_column_letter(header.index("village_code") + 1)

    assert sheet.column_dimensions[letter].number_format == "@"


def test_instructions_are_in_both_languages(groups):
    book = openpyxl.load_workbook(groups)
    texts = {
        name: {cell.value for row in book[name] for cell in row if cell.value}
        for name in ("Petunjuk", "Instructions")
    }

    assert "Sektor kelompok" in texts["Petunjuk"]
    assert "Sector of the group" in texts["Instructions"]
    assert any("NIK" in text for text in texts["Petunjuk"])
    assert not texts["Petunjuk"] & texts["Instructions"] >= {"Yes"}


def test_instructions_are_in_words(groups):
    rows = [*openpyxl.load_workbook(groups)["Petunjuk"].values]
    cells = {row[0]: row for row in reversed(rows)}

    assert cells["close_reason"][4] == "Bila status adalah closed / merged"
    assert cells["village_code"][2] == "Kode desa bertitik, misalnya 32.04.05.2001."
    assert cells["members_start"][3] == "orang"
    assert "Hash" not in cells["group_id"][2]


def test_a_form_that_was_filled_in_is_read_back(groups):
    book = openpyxl.load_workbook(groups)
    book.worksheets[0].append(["9f2c4a1b7d3e", "PNPM", "32.01.01.2001"])
    book.worksheets[0].append(["9f2c4a1b7d3f", "PNPM", "32.01.01.2002"])
    book.save(groups)

    raw = read_table(groups)
    assert raw.properties["sheet"] == "groups"
    assert raw.frame()["village_code"].tolist() == ["32.01.01.2001", "32.01.01.2002"]


def test_no_column_of_the_catalogue_is_taken_for_a_person(tables):
    from dashboard.ingest.guard import personal_header

    names = {name for table in tables.values() for name in table.columns}
    assert [name for name in names if personal_header(name)] == []
