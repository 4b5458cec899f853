"""What `import` prints about a file: placement, findings, lines to paste."""

from collections.abc import Iterator
from pathlib import Path

from dashboard.catalogue import Catalogue
from dashboard.formats import format_number, format_period
from dashboard.ingest.imports.import_summary import (
    absent_regions,
    finding_counts,
    periods_of,
    reasons_not_placed,
    regions_by_level,
)
from dashboard.ingest.imports.reading import FIGURES, ReadFile
from dashboard.ingest.imports.refusal_texts import SYSTEM_NAMES
from dashboard.ingest.imports.unknown_references import unknown_reference
from dashboard.ingest.placing.placement_reasons import reason_sentence
from dashboard.ingest.raw.records import ImportRecord
from dashboard.periods import UnknownPeriod
from dashboard.regions import Regions
from dashboard.texts import Translate

_SHOWN = 40  # lines of one list; the rest is in the report
_PERIODS_SHOWN = 6


def file_line(read: ReadFile, catalogue: Catalogue, _: Translate, locale: str) -> str:
    record = read.record
    if record.kind == FIGURES:
        name = catalogue.profiles[record.profile].name.in_locale(locale)
        return _(
            "{file} is read with the profile {profile}: {name}.",
            file=record.file_name,
            profile=record.profile,
            name=name,
        )
    return _(
        "{file} is read as the report table {table}: {name}.",
        file=record.file_name,
        table=record.table,
        name=catalogue.tables[record.table].name.in_locale(locale),
    )


def placement_lines(read: ReadFile, _: Translate, locale: str) -> Iterator[str]:
    """How many rows went where, and why the others did not."""
    record = read.record
    counts = {k: format_number(n, locale) for k, n in record.placement.items()}
    yield _(
        "{rows} rows read, {kept} of them of use.",
        rows=format_number(record.rows_read, locale),
        kept=format_number(record.rows_kept, locale),
    )
    if any(n for status, n in record.placement.items() if status != "skipped"):
        yield _(
            "{placed} placed, {unplaced} unplaced, {conflicting} conflicting, "
            "{skipped} skipped.",
            **counts,
        )
        yield _("Code system: {system}.", system=_system_name(read, _))
    for number, reason in reasons_not_placed(read)[:_SHOWN]:
        text = reason_sentence(reason or "").to(locale)
        yield f"  {format_number(number, locale)} × {text}"


def _system_name(read: ReadFile, _: Translate) -> str:
    system = read.record.code_system
    if system is not None:
        return SYSTEM_NAMES[system]
    return _("not recognised") if read.refused else _("none, names alone")


def coverage_lines(
    read: ReadFile, catalogue: Catalogue, regions: Regions, _: Translate, locale: str
) -> Iterator[str]:
    """Regions by level, periods, and the provinces (or regencies) not in the file."""
    reached = regions_by_level(read)
    for level, codes in reversed(reached.items()):
        yield f"  {_level_name(level, _)}: {format_number(len(codes), locale)}"
    found = [_period(period, locale) for period in periods_of(read, catalogue)]
    if len(found) > _PERIODS_SHOWN:
        found = [*found[:2], "…", *found[-2:]]
    if found:
        yield _("Periods: {periods}.", periods=", ".join(found))
    whole = reached and read.record.kind == FIGURES  # reports are sent by a regency
    absent = absent_regions(reached, regions) if whole else []
    if absent:
        yield _("Not in the file: {regions}.", regions=", ".join(absent))


def _period(period: str, locale: str) -> str:
    """Prices come by month, which no indicator uses as a period."""
    try:
        return format_period(period, locale)
    except UnknownPeriod:
        return period


def _level_name(level: str, _: Translate) -> str:
    return {
        "province": _("provinces"),
        "regency": _("regencies and cities"),
        "subdistrict": _("sub-districts"),
        "village": _("villages"),
    }[level]


def finding_lines(read: ReadFile, _: Translate, locale: str) -> Iterator[str]:
    """Each kind of finding once, with how often it was found and the first line."""
    for found in finding_counts(read, locale)[:_SHOWN]:
        yield _(
            "  {number} × {sentence} (first on line {line})",
            number=format_number(found.number, locale),
            sentence=found.message,
            line=found.line,
        )


def reference_lines(
    read: ReadFile, root: Path, catalogue: Catalogue, _: Translate, locale: str
) -> Iterator[str]:
    """That the build will reject rows, because a list they name is not imported."""
    found = unknown_reference(read, root)
    if found is None:
        return
    table = catalogue.tables[found.table]
    values = {
        "list": f"{table.code} {table.name.in_locale(locale)}",
        "column": found.column,
        "rows": format_number(found.rows, locale),
        "of": format_number(found.of, locale),
    }
    yield (
        _(
            "Note: {rows} of {of} rows have a {column} that is not in {list}. The "
            "build rejects them until a list that has it is imported.",
            **values,
        )
        if found.any_known
        else _(
            "Note: {list} is not imported yet, so no {column} is known. Import it "
            "too before the build, which otherwise rejects all {of} rows.",
            **values,
        )
    )


def alias_lines(read: ReadFile, _: Translate, locale: str) -> Iterator[str]:
    """Lines to paste into aliases.csv, each after its similarity and known name."""
    suggestions = read.suggestions
    if not suggestions:
        return
    yield _(
        "Names that differ. Look at each; what is the same region may be pasted into "
        "data/reference/aliases.csv (similarity and registered name first):"
    )
    for one in suggestions[:_SHOWN]:
        score = format_number(one.similarity, locale, decimals=2)
        yield f"  {score}  {one.registered}:  {one.line(read.record.file_name)}"
    if len(suggestions) > _SHOWN:
        yield _("  … and {count} more.", count=len(suggestions) - _SHOWN)


def record_heading(_: Translate) -> str:
    """The columns of `record_line`."""
    return _("Import        File  Table or profile  Imported on (UTC)  Rows of use")


def record_line(record: ImportRecord, _: Translate, locale: str) -> str:
    """One import of the list: begins with what `withdraw` needs."""
    line = _(
        "{sha}  {file}  {kind}  {date}  {rows} of {all} rows",
        sha=record.sha256[:12],
        file=record.file_name,
        kind=record.profile or record.table or record.kind,
        date=record.imported_at[:16].replace("T", " "),
        rows=format_number(record.rows_kept, locale),
        all=format_number(record.rows_read, locale),
    )
    if record.is_active:
        return line
    date = (record.withdrawn_at or "")[:10]
    return f"{line}  {_('withdrawn on {date}', date=date)}"
