"""Findings of import: bad cells and places, each kept with its row and its reason.

They are written from the relation `faulty` (see report_tables): rows are few there.
"""

from collections.abc import Iterable

from dashboard.catalogue import ReportTable
from dashboard.ingest.personal import HASHED_KEY, hashed
from dashboard.ingest.readers import RawTable
from dashboard.ingest.reports.cell_texts import cell_message
from dashboard.ingest.reports.report_cells import Cell, identifies_sql
from dashboard.ingest.reports.report_places import UNRECOGNISED
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

_VALUE = "\u2400"  # stands for the cell in a message until the engine puts it in
_THEIRS = "\u2401"  # and this for the codes that the register has for the name
_HIDDEN = "'…'"  # what a message says instead of a household's cell
_FINDINGS = (
    "CREATE TABLE findings (line INTEGER, rule VARCHAR, severity VARCHAR, "
    '"column" VARCHAR, message_id VARCHAR, message_en VARCHAR, "row" VARCHAR)'
)


def create_findings(
    engine, raw: RawTable, table: ReportTable, cells: list[Cell], unknown: Iterable[str]
) -> None:
    """Fill the relation `findings`; a row is one bad cell, place or column."""
    engine.execute(_FINDINGS)
    _add_unknown_columns(engine, raw, unknown)
    if engine.execute("SELECT 1 FROM faulty LIMIT 1").fetchone() is None:
        return  # hundreds of statements would find nothing
    row = _key_json(table) if table.personal else _row_json(cells)
    for cell in cells:
        shown = _HIDDEN if table.personal else cell.shown
        for kind, condition in cell.faults():
            message = cell_message(kind, cell.name, cell.column, _VALUE)
            kept = "NULL" if kind == "personal_number" else row
            _add(engine, kind, cell.name, message, shown, condition, kept)
    if table.place:
        place = next(cell for cell in cells if cell.name == table.place)
        shown = _HIDDEN if table.personal else place.shown
        condition = (
            f"t_{table.place} IS NOT NULL AND p_status IS DISTINCT FROM 'placed'"
        )
        for rule, what, extra in _place_messages():
            where = f"{condition} AND {extra}"
            _add(engine, rule, table.place, what, shown, where, row)


def _add(engine, rule, column, message: Sentence, shown, condition, row) -> None:
    text = f"replace(?, '{_VALUE}', {shown})"
    if _THEIRS in message.to("en"):
        text = f"replace({text}, '{_THEIRS}', p_detail)"
    engine.execute(
        f"INSERT INTO findings SELECT line, ?, 'reject', ?, {text}, {text}, {row} "
        f"FROM faulty WHERE {condition}",
        [rule, column, message.to("id"), message.to("en")],
    )


def _place_messages() -> Iterable[tuple[str, Sentence, str]]:
    yield (
        "unplaced",
        _("The code {value} is not in the register of regions.", value=_VALUE),
        "COALESCE(p_reason = 'unknown_code', TRUE)",
    )
    yield (
        "unplaced",
        _("The region {value} was divided; write the code of today.", value=_VALUE),
        "p_reason = 'divided'",
    )
    yield (
        "conflicting",
        _("The code {value} belongs to a region of another name.", value=_VALUE),
        "p_reason = 'name_differs'",
    )
    yield (
        "conflicting",
        _(
            "The code {value} is not that of the region named beside it; the register "
            "has: {codes}.",
            value=_VALUE,
            codes=_THEIRS,
        ),
        "p_reason = 'code_differs'",
    )
    yield (
        "unplaced",
        _("The code {value} was not recognised; it may be a BPS code.", value=_VALUE),
        f"p_reason = '{UNRECOGNISED}'",
    )


def _add_unknown_columns(engine, raw: RawTable, unknown: Iterable[str]) -> None:
    for column in unknown:
        what = _("The column {column} is unknown and was not read.", column=column)
        engine.execute(
            "INSERT INTO findings VALUES (?, 'unknown_column', 'warn', ?, ?, ?, NULL)",
            [raw.header_line, column, what.to("id"), what.to("en")],
        )


def _key_json(table: ReportTable) -> str:
    """Of a household only the hash of its key, as the checks of a build write it."""
    key = hashed(f"CAST(t_{name} AS VARCHAR)" for name in table.key)
    return f"CAST(to_json(struct_pack({HASHED_KEY} := {key})) AS VARCHAR)"


def _row_json(cells: Iterable[Cell]) -> str:
    """The row as it was written, without columns that the table does not know."""
    there = ", ".join(f"{c.source} := {_harmless(c)}" for c in cells if c.present)
    return f"CAST(to_json(struct_pack({there})) AS VARCHAR)"


def _harmless(cell: Cell) -> str:
    if not cell.may_identify:
        return cell.source
    return f"CASE WHEN {identifies_sql(cell.source)} THEN '…' ELSE {cell.source} END"
