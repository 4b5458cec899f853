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
    """`sources` maps each column of the table that is there to the file's column.

    `place_name` is the one that names the place, also where the table keeps no name.
    """

    sources: Mapping[str, str]
    unknown: tuple[str, ...]
    absent: tuple[str, ...]  # columns that may be blank, and are not there
    place_name: str | None = None


def recognise_table(
    columns: Sequence[str], tables: Iterable[ReportTable]
) -> ReportTable | None:
    """The one table whose required columns are all there; None if none or several."""
    names = {plain_column(column) for column in columns}
    fitting = [table for table in tables if _required(table) <= names]
    most = max((len(_required(table)) for table in fitting), default=0)
    best = [table for table in fitting if len(_required(table)) == most]
    return best[0] if len(best) == 1 else None


def read_header(file_name: str, columns: Sequence[str], table: ReportTable) -> Header:
    """Raises ColumnsMissing and ColumnTwice."""
    found: dict[str, str] = {}
    known = {*table.columns, *table.names_beside}
    for column in columns:
        name = plain_column(column)
        if name in found:
            raise ColumnTwice(
                _(
                    "{file}: the column {column} is there twice. Keep one of them.",
                    file=file_name,
                    column=name,
                )
            )
        if name in known:
            found[name] = column
    named = next((one for one in table.names_beside if one in found), table.place_name)
    sources = {n: c for n, c in found.items() if n in table.columns or n == named}
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
        sources=sources,
        unknown=tuple(
            column for column in columns if plain_column(column) not in sources
        ),
        absent=tuple(name for name in table.columns if name not in found),
        place_name=named,
    )


def _required(table: ReportTable) -> set[str]:
    return {name for name, column in table.columns.items() if column.required}


def plain_column(column: str) -> str:
    """A column's name as tables write it: "Kec Code" is kec_code."""
    return "_".join(column.casefold().split())
