"""What one catalogue file says of another: names, columns, expressions, SELECTs."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from sqlglot.errors import SqlglotError

from dashboard.catalogue.distributions import MOST_PARTS, counted_parts
from dashboard.catalogue.expressions import faults_of, tables_read
from dashboard.catalogue.faults import Fault
from dashboard.catalogue.indicators import FIGURES, Indicator
from dashboard.catalogue.rules import MOST_RULES
from dashboard.catalogue.tables import Column, DerivedTable, ReportTable

# relations that build provides besides the catalogue's own
PROVIDED = frozenset(
    {"register", "polygons", "area_types", "row_findings", "known_indicators"}
)


def build_order(
    tables: Mapping[str, ReportTable], derived_tables: Mapping[str, DerivedTable]
) -> tuple[str, ...]:
    """Every table after those whose checked rows it reads. Raises CycleError."""
    graph = {
        name: _checked_tables(table.sql, derived_tables)
        for name, table in {**tables, **derived_tables}.items()
    }
    return tuple(TopologicalSorter(graph).static_order())


def faults_between_files(catalogue) -> list[Fault]:
    """All faults that no single file shows."""
    return [
        *_programme_faults(catalogue),
        *(f for t in catalogue.tables.values() for f in _table_faults(t)),
        *_select_faults(catalogue),
        *(f for t in catalogue.derived_tables.values() for f in _breakdowns(t)),
        *(f for i in catalogue.indicators.values() for f in _indicator(i, catalogue)),
    ]


def _programme_faults(catalogue) -> Iterator[Fault]:
    for programme in catalogue.programmes.values():
        if programme.sector not in catalogue.sectors:
            yield _unknown("programmes.toml", programme.code, programme.sector)


def _table_faults(table: ReportTable) -> Iterator[Fault]:
    file = f"tables/{table.id}.toml"
    own = table.columns
    for name, column in own.items():
        if column.required_when:
            key = f"columns.{name}.required_when"
            yield from _expression(file, key, column.required_when, own, condition=True)
    everything = own | table.derived
    for rule in table.rules:
        key = f"rules.{rule.id}"
        yield from _expression(
            file, f"{key}.when", rule.when, everything, condition=True
        )
        for name in set(rule.columns) - set(own):
            yield _unknown(file, f"{key}.columns", name)
    ids = [rule.id for rule in table.rules]
    for twice in {name for name in ids if ids.count(name) > 1}:
        yield Fault(file, f"rules.{twice}", _("is used twice"))
    if len(ids) > MOST_RULES:
        what = _("has more than {most} rules")
        yield Fault(file, "rules", what, {"most": MOST_RULES})


def _select_faults(catalogue) -> Iterator[Fault]:
    """SELECTs that cannot be read, read unknown relations, or wait for each other."""
    readable = _relations(catalogue)
    broken = False
    for table in (*catalogue.tables.values(), *catalogue.derived_tables.values()):
        file = f"tables/{table.id}.sql"
        try:
            unknown = tables_read(table.sql) - readable if table.sql else set()
        except SqlglotError as error:
            message = str(error).splitlines()[0]
            broken = True
            yield Fault(file, "-", _("cannot be read: {message}"), {"message": message})
        else:
            yield from (_unknown(file, "FROM", name) for name in sorted(unknown))
    if not broken:
        yield from _circles(catalogue)


def _breakdowns(table: DerivedTable) -> Iterator[Fault]:
    """Each unit belongs to one part: its column is a boolean or a number, not null."""
    file = f"tables/{table.id}.toml"
    for one in table.breakdowns:
        key = f"breakdowns.{one.id}"
        column = table.columns.get(one.column)
        if column is None:
            yield _unknown(file, key, one.column)
        elif not column.required:
            yield Fault(file, key, _("needs a column that is never empty"))
        elif column.type != ("integer" if one.edges else "boolean"):
            yield Fault(file, key, _("needs edges for a number, none for a boolean"))
    if len(list(counted_parts(table))) > MOST_PARTS:
        what = _("has more than {most} parts to count")
        yield Fault(file, "breakdowns", what, {"most": MOST_PARTS})


def _circles(catalogue) -> Iterator[Fault]:
    try:
        build_order(catalogue.tables, catalogue.derived_tables)
    except CycleError as error:
        names = " → ".join(error.args[1])
        yield Fault(
            "tables", "-", _("tables wait for each other: {names}"), {"names": names}
        )


def _relations(catalogue) -> set[str]:
    raw = {f"{name}_raw" for name in catalogue.tables}
    valid = {f"{name}_valid" for name in catalogue.tables}
    return raw | valid | set(catalogue.derived_tables) | PROVIDED


def _indicator(indicator: Indicator, catalogue) -> Iterator[Fault]:
    if indicator.table == FIGURES:
        return
    file = f"indicators/{indicator.id}.toml"
    table = catalogue.derived_tables.get(indicator.table)
    if table is None:
        yield _unknown(file, "table", indicator.table)
        return
    counts = indicator.aggregate == "count"
    parts = (
        ("numerator", indicator.numerator, counts),
        ("denominator", indicator.denominator, False),
        ("where", indicator.where, True),
    )
    for key, text, condition in parts:
        if text:
            yield from _expression(file, key, text, table.columns, condition=condition)
    if not indicator.numerator:
        yield Fault(file, "numerator", _("is missing"))
    yield from _survey_faults(indicator, table, file)


def _survey_faults(indicator: Indicator, table: DerivedTable, file: str):
    """A survey's intervals come from its design, which tells nothing of small areas."""
    if indicator.is_survey is not (table.design is not None):
        what = _("must be survey exactly where the table has a design")
        yield Fault(file, "interval", what)
    if indicator.is_survey and not indicator.denominator:
        yield Fault(file, "denominator", _("is missing"))
    if indicator.is_survey and {"subdistrict", "village"} & {*indicator.levels}:
        what = _("may not go below the regency: the figure is of a survey")
        yield Fault(file, "levels", what)


def _expression(
    file: str, key: str, text: str, columns: Mapping[str, Column], *, condition: bool
) -> Iterator[Fault]:
    for what, values in faults_of(text, columns, condition=condition):
        yield Fault(file, key, what, values)


def _unknown(file: str, key: str, name: str) -> Fault:
    return Fault(file, key, _("names {name}, which no file declares"), {"name": name})


def _checked_tables(
    query: str | None, derived_tables: Mapping[str, DerivedTable]
) -> set[str]:
    """Tables that must be finished before a SELECT can run."""
    read = tables_read(query) if query else set()
    checked = {n.removesuffix("_valid") for n in read if n.endswith("_valid")}
    return checked | (read & set(derived_tables))


def _(text: str) -> str:
    """Mark a text for translation; it is translated when the fault is shown."""
    return text
