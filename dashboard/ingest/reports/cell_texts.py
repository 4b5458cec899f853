"""What is said about a cell: what may stand in it, what is wrong, what to do."""

from dashboard.catalogue import Column, ReportTable
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

_FORMS = {
    "text": _("text"),
    "hashed_id": _(
        "the ministry's keyed hash of 12 to 64 letters and digits, for example "
        "9f2c4a1b7d3e"
    ),
    "region_code": _("a Kemendagri code with dots, for example 32.04.05"),
    "village": _("a village's code with dots, for example 32.04.05.2001"),
    "integer": _("a whole number, for example 12"),
    "money": _("an amount in whole rupiah, for example 5080000"),
    "decimal": _("a number, for example 12.5"),
    "boolean": _("TRUE or FALSE"),
    "date": _("a date, for example 2024-09-30 or 30/09/2024"),
    "quarter": _("a quarter, for example 2025Q3"),
    "month": _("a month, for example 2025-09"),
    "year": _("a year, for example 2024"),
}


def cell_form(column: Column) -> Sentence:
    """What may stand in a cell of the column, for the middle of a sentence."""
    low, high = column.minimum, column.maximum
    if column.allowed:
        return _("one of: {values}", values=", ".join(map(str, column.allowed)))
    if low is not None and high is not None:
        return _("a number from {low} to {high}", low=low, high=high)
    if low is not None:
        return _("a number that is at least {low}", low=low)
    if high is not None:
        return _("a number that is at most {high}", high=high)
    return _FORMS[column.level or column.type]


def cell_message(kind: str, name: str, column: Column, value: str) -> Sentence:
    """What is wrong with one cell; the value is as it was written."""
    if kind == "personal_number":
        return _(
            "{column} looks like an identity number (NIK); the row was left out "
            "and the number was not kept. Write the ministry's keyed hash.",
            column=name,
        )
    if kind == "missing_value":
        return _("{column} is blank; it must be filled in.", column=name)
    form = (
        _FORMS[column.level or column.type]
        if kind == "wrong_type"
        else cell_form(column)
    )
    return _(
        "{column}: “{value}” is not right; it must be {form}.",
        column=name,
        value=value,
        form=form,
    )


def cell_fixes(table: ReportTable, locale: str) -> dict[tuple[str, str], str]:
    """(rule, column) -> what to do, for what import finds in a cell."""
    fixes = {}
    for name, column in table.columns.items():
        form = cell_form(column)
        write = _("Write in {column} {form}.", column=name, form=form).to(locale)
        for rule in ("wrong_type", "not_allowed", "missing_value"):
            fixes[rule, name] = write
        for rule, fix in _PLACE_FIXES.items():
            fixes[rule, name] = fix.to(locale)
    return fixes


_PLACE_FIXES = {
    "unplaced": _(
        "Look up the region's code of today in the register of regions (T1) and write "
        "it with dots, for example 32.04.05."
    ),
    "conflicting": _("Correct the code or the name, so that both are of one region."),
    "personal_number": _(
        "Write the ministry's keyed hash; never a NIK or any other identity number."
    ),
}


def finding_title(rule: str, column: str | None) -> Sentence | None:
    """What all findings of a rule in a column have in common.

    None where each has the same message, which is then the title.
    """
    titles = {
        "missing_value": _("{column} is blank; it must be filled in.", column=column),
        "wrong_type": _(
            "{column} is written in another form than it must have.", column=column
        ),
        "not_allowed": _("{column} holds what may not stand there.", column=column),
        "unplaced": _("The region's code is not in the register or not of today."),
        "conflicting": _("The code belongs to a region of another name."),
    }
    return titles.get(rule)
