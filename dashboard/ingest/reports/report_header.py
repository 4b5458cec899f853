"""Which report table a file is, and which of its columns is which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.catalogue import ReportTable
from dashboard.ingest.refusals import FileRefused
from dashboard.texts import sentence as _


class ColumnsMissing(FileRefused):
    """The file lacks columns that every row of the table needs."""


class ColumnTwice(FileRefused):
    """Two columns of the file have the name of one column of the table."""


@dataclass(frozen=True)
class Header:
    """`sources` maps each column of the table that is there to the file's column."""

    sources: Mapping[str, str]
    unknown: tuple[str, ...]
    absent: tuple[str, ...]  # columns that may be blank, and are not there


def recognise_table(
    columns: Sequence[str], tables: Iterable[ReportTable]
) -> ReportTable | None:
    """The one table whose required columns are all there; None if none or several."""
    names = {_plain(column) for column in columns}
    fitting = [table for table in tables if _required(table) <= names]
    most = max((len(_required(table)) for table in fitting), default=0)
    best = [table for table in fitting if len(_required(table)) == most]
    return best[0] if len(best) == 1 else None


def read_header(file_name: str, columns: Sequence[str], table: ReportTable) -> Header:
    """Raises ColumnsMissing and ColumnTwice."""
    found: dict[str, str] = {}
    for column in columns:
        name = _plain(column)
        if name in found:
            raise ColumnTwice(
                _(
                    "{file}: the column {column} is there twice. Keep one of them.",
                    file=file_name,
                    column=name,
                )
            )
        if name in table.columns:
            found[name] = column
    missing = sorted(_required(table) - set(found))
    if missing:
        raise ColumnsMissing(
            _(
                "{file} lacks columns of {code} {table}: {columns}. Nothing was "
                "imported. Take the names from the blank template.",
                file=file_name,
                code=table.code,
                table=table.id,
                columns=", ".join(missing),
            )
        )
    return Header(
        sources=found,
        unknown=tuple(c for c in columns if _plain(c) not in table.columns),
        absent=tuple(name for name in table.columns if name not in found),
    )


def _required(table: ReportTable) -> set[str]:
    return {name for name, column in table.columns.items() if column.required}


def _plain(column: str) -> str:
    return "_".join(column.casefold().split())
