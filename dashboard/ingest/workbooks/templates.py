"""A blank workbook for a report table, made from its catalogue file.

The first sheet has one column for each column of the table and is what comes back;
"Petunjuk" and "Instructions" explain it; a hidden sheet holds the allowed values.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name

from dashboard.catalogue import Column, ReportTable
from dashboard.ingest.workbooks.writing import new_workbook
from dashboard.texts import Translate, translator

LISTS_SHEET = "Lists"
INSTRUCTIONS = {"id": "Petunjuk", "en": "Instructions"}
LAST_ROW = 1_048_575  # Excel's, counted from 0
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255  # Excel's limits for a cell's prompt
_EXACT_TEXT = ("text", "hashed_id", "region_code", "quarter", "month")
_FORMS = {"date": "yyyy-mm-dd", "integer": "0", "money": "0", "year": "0"}


def write_template(table: ReportTable, out: Path, *, locale: str) -> None:
    """Write the workbook; prompts beside the cells are in the locale."""
    with new_workbook(out) as book:
        _write_data_sheet(book, table, locale)
        for language, title in INSTRUCTIONS.items():
            _write_instructions(book, title, table, language)
        _write_lists(book, table)


def _write_data_sheet(book, table: ReportTable, locale: str) -> None:
    sheet = book.add_worksheet(table.id[:31])
    required = book.add_format({"bold": True, "bg_color": "#FFF2CC", "border": 1})
    optional = book.add_format({"bold": True, "bg_color": "#F2F2F2", "border": 1})
    for place, (name, column) in enumerate(table.columns.items()):
        form = book.add_format({"num_format": _number_format(column)})
        sheet.set_column(place, place, max(12, len(name) + 2), form)
        sheet.write_string(0, place, name, required if column.required else optional)
        rule = _validation(column, place)
        prompt = _prompt(name, column, locale)
        sheet.data_validation(1, place, LAST_ROW, place, rule | prompt)
    sheet.freeze_panes(1, 0)


def _number_format(column: Column) -> str:
    """Text for codes and ids, so that Excel leaves their zeros and dots alone."""
    return "@" if column.type in _EXACT_TEXT else _FORMS.get(column.type, "General")


def _validation(column: Column, place: int) -> dict:
    """What Excel lets into the cells of a column."""
    if column.allowed or column.type == "boolean":
        return {"validate": "list", "source": _list_range(column, place)}
    if column.type in ("integer", "money", "year", "decimal"):
        return _number_validation(column)
    if column.type == "date":
        return {"validate": "date", "criteria": ">=", "value": _EARLIEST}
    lengths = {"hashed_id": (">=", 12), "quarter": ("==", 6), "month": ("==", 7)}
    if column.type in lengths:
        criteria, value = lengths[column.type]
        return {"validate": "length", "criteria": criteria, "value": value}
    return {"validate": "any"}


def _number_validation(column: Column) -> dict:
    kind = "decimal" if column.type == "decimal" else "integer"
    low = -(10**15) if column.minimum is None else column.minimum
    high = 10**15 if column.maximum is None else column.maximum
    return {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}


_EARLIEST = "=DATE(1990,1,1)"


def _list_range(column: Column, place: int) -> str:
    letter = xl_col_to_name(place)
    return f"={LISTS_SHEET}!${letter}$1:${letter}${len(_choices(column))}"


def _choices(column: Column) -> tuple[str | int, ...]:
    return column.allowed or ("TRUE", "FALSE")


def _prompt(name: str, column: Column, locale: str) -> dict:
    _ = translator(locale)
    message = "\n".join([column.description.in_locale(locale), _content(column, _)])
    return {
        "input_title": name[:_LONGEST_TITLE],
        "input_message": message[:_LONGEST_MESSAGE],
        "error_title": name[:_LONGEST_TITLE],
        "error_message": _content(column, _)[:_LONGEST_MESSAGE],
        "ignore_blank": True,
    }


def _write_lists(book, table: ReportTable) -> None:
    sheet = book.add_worksheet(LISTS_SHEET)
    for place, column in enumerate(table.columns.values()):
        if column.allowed or column.type == "boolean":
            sheet.write_column(0, place, _choices(column))
    sheet.hide()


def _write_instructions(book, title: str, table: ReportTable, locale: str) -> None:
    _ = translator(locale)
    sheet = book.add_worksheet(title)
    bold, wrapped = (
        book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.set_column(0, 0, 26, wrapped)
    sheet.set_column(1, 5, 30, wrapped)
    row = 0
    for line in _introduction(table, locale, _):
        sheet.write_string(row, 0, line, bold if row == 0 else None)
        row += 1
    row = _write_block(sheet, row + 1, _columns_block(table, locale, _), bold)
    _write_block(sheet, row + 1, _rules_block(table, locale, _), bold)


def _write_block(sheet, row: int, block: Iterable[list[str]], bold) -> int:
    """Write rows of which the first is a heading; return the row after them."""
    for place, cells in enumerate(block):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, bold if place == 0 else None)
        row += 1
    return row


def _introduction(table: ReportTable, locale: str, _: Translate) -> list[str]:
    named = _("You may add a column {name} with the names of the regions: each code is"
              " then checked against the name beside it.",
              name=next(iter(table.names_beside), ""))  # fmt: skip
    return [
        f"{table.code} · {table.name.in_locale(locale)}",
        table.description.in_locale(locale),
        _("Fill in the first sheet, one row below the other. Leave its header as is."),
        _("Leave a cell empty when the figure is unknown; write 0 only when you counted"
          " and there were none."),
        _("Never enter names of persons, NIK, addresses or telephone numbers: such a"
          " file is refused."),
        *([named] if table.names_beside else []),
        _("Save the file as XLSX or CSV and send it back."),
    ]  # fmt: skip


def _columns_block(
    table: ReportTable, locale: str, _: Translate
) -> Iterable[list[str]]:
    yield [_("Column"), _("What it is"), _("What may stand there"), _("Unit"),
           _("Must be filled"), _("What an empty cell means")]  # fmt: skip
    for name, column in table.columns.items():
        yield [
            name,
            column.description.in_locale(locale),
            _content(column, _),
            _units(_).get(column.unit, column.unit),
            _required(column, _),
            column.blank.in_locale(locale) if column.blank else "",
        ]


def _rules_block(table: ReportTable, locale: str, _: Translate) -> Iterable[list[str]]:
    yield [_("Checks"), _("What is wrong"), _("How to correct it"), _("What follows")]
    follows = _severities(_)
    for rule in table.rules:
        yield [
            ", ".join(rule.columns),
            rule.message.in_locale(locale),
            rule.fix.in_locale(locale),
            follows[rule.severity],
        ]


def _severities(_: Translate) -> dict[str, str]:
    return {
        "reject": _("The row is not used."),
        "quarantine": _("The row waits until it is corrected."),
        "warn": _("The row is used and marked."),
    }


def _required(column: Column, _: Translate) -> str:
    if column.required_when:
        return _condition(column.required_when, _)
    return _("Yes") if column.required else _("No")


def _condition(expression: str, _: Translate) -> str:
    """ "status IN ('closed', 'merged')" in words; another expression as it stands."""
    found = _COMPARED.fullmatch(expression)
    if found is None:
        return _("When {condition}", condition=expression)
    values = " / ".join(re.findall(r"'(\w+)'", found["values"]))
    if found["sign"] == "<>":
        return _("When {column} is not {values}", column=found["name"], values=values)
    return _("When {column} is {values}", column=found["name"], values=values)


_COMPARED = re.compile(r"(?P<name>\w+) (?P<sign>=|<>|IN) \(?(?P<values>[\w', ]+)\)?")


def _units(_: Translate) -> dict[str, str]:
    """The units that tables count in; rupiah is the same in both languages."""
    return {
        "persons": _("persons"),
        "families": _("families"),
        "meetings": _("meetings"),
        "person-meetings": _("persons times meetings"),
        "villages": _("villages"),
    }


def _content(column: Column, _: Translate) -> str:
    """What may stand in a cell, in words."""
    if column.allowed:
        return _("One of: {values}", values=", ".join(map(str, column.allowed)))
    range_ = _range(column, _)
    return f"{_contents(_)[column.level or column.type]()} {range_}".strip()


def _range(column: Column, _: Translate) -> str:
    if column.minimum is None and column.maximum is None:
        return ""
    if column.maximum is None:
        return _("At least {minimum}.", minimum=column.minimum)
    if column.minimum is None:
        return _("At most {maximum}.", maximum=column.maximum)
    return _("From {low} to {high}.", low=column.minimum, high=column.maximum)


def _contents(_: Translate) -> dict[str, Callable[[], str]]:
    return {
        "text": lambda: _("Text."),
        "hashed_id": lambda: _("The ministry's keyed hash, at least 12 characters."),
        "region_code": lambda: _("Kemendagri code with dots, for example 32.01.01."),
        "village": lambda: _("Village code with dots, for example 32.04.05.2001."),
        "integer": lambda: _("Whole number without separators."),
        "money": lambda: _("Whole rupiah without separators, not in thousands."),
        "decimal": lambda: _("Number."),
        "boolean": lambda: _("TRUE or FALSE."),
        "date": lambda: _("Date, for example 2024-09-30."),
        "quarter": lambda: _("Quarter, for example 2024Q3."),
        "month": lambda: _("Month, for example 2024-09."),
        "year": lambda: _("Year, for example 2024."),
    }
