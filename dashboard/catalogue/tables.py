"""Report tables (what a ministry's system sends) and tables derived from them."""

from typing import Literal

from pydantic import Field, model_validator

from dashboard.catalogue.wording import Entry, Text

ColumnType = Literal[
    "text",
    "hashed_id",  # a keyed hash made at the ministry, never a national id number
    "region_code",
    "integer",
    "money",  # whole rupiah
    "decimal",
    "boolean",
    "date",
    "quarter",
    "month",
    "year",
]
_SQL_TYPES = {
    "text": "VARCHAR",
    "hashed_id": "VARCHAR",
    "region_code": "VARCHAR",
    "integer": "INTEGER",
    "money": "BIGINT",
    "decimal": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "quarter": "VARCHAR",
    "month": "VARCHAR",
    "year": "INTEGER",
}
_PATTERNS = {
    "hashed_id": r"^[0-9A-Za-z_-]{12,64}$",
    "village": r"^\d\d\.?\d\d\.?\d\d\.?\d{4}$",
    "quarter": r"^\d{4}Q[1-4]$",
    "month": r"^\d{4}-(0[1-9]|1[0-2])$",
}
Dimension = Literal["programme", "sector", "area_type"]
Severity = Literal["reject", "quarantine", "warn"]


class Column(Entry):
    """One column: its type, what it may hold, and what a blank means.

    `required_when` is an expression over the row; without it `required` decides.
    """

    type: ColumnType
    description: Text
    unit: str = ""
    key: bool = False
    required: bool = True
    required_when: str | None = None
    blank: Text | None = None  # what an empty cell means
    allowed: tuple[str | int, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    level: Literal["village"] | None = None  # where a region's code must be of one

    @property
    def sql_type(self) -> str:
        return _SQL_TYPES[self.type]

    @property
    def pattern(self) -> str | None:
        """The form a text must have; None where any will do."""
        return _PATTERNS.get(self.level or self.type)


class Rule(Entry):
    """A bad-row rule: `when` is true for a bad row; null counts as good."""

    id: str
    when: str
    severity: Severity
    columns: tuple[str, ...] = ()  # what to mark in the file that is sent back
    message: Text
    fix: Text


class ReportTable(Entry):
    """One kind of report. `derived` names what its SELECT adds for the rules.

    Of several rows with one key the last by `latest_by`, then by import, counts.
    """

    id: str
    code: str  # "T6"
    name: Text
    description: Text
    columns: dict[str, Column]
    place: str | None = None  # the column that holds a region's code
    place_name: str | None = None  # the column that holds that region's name
    # columns, read but not kept, one of which may hold that name instead
    names_beside: tuple[str, ...] = ()
    lists_past_regions: bool = False  # rows of regions that ended stay on them
    personal: bool = False  # rows tell of one household: findings keep no cell of them
    period: str | None = None  # the column that holds the period
    dimensions: tuple[Dimension, ...] = ()
    latest_by: tuple[str, ...] = ()
    derived: dict[str, Column] = Field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    sql: str | None = None  # the SELECT that adds the derived columns

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(name for name, column in self.columns.items() if column.key)

    @model_validator(mode="after")
    def _names_known_columns(self) -> "ReportTable":
        named = {self.place, self.place_name, self.period, *self.latest_by} - {None}
        unknown = named - set(self.columns)
        if unknown:
            raise ValueError(f"no column {', '.join(sorted(unknown))}")
        if not self.key:
            raise ValueError("no key column")
        if bool(self.derived) != bool(self.sql):
            raise ValueError("derived columns and a .sql file belong together")
        return self


class Part(Entry):
    """One part of a breakdown: its name stands after "groups", as "women only"."""

    id: str
    name: Text


class Breakdown(Entry):
    """A trait by which units are told apart beside the dimensions, in stored totals.

    `column` is a boolean (parts: true, then false) or a whole number, cut at `edges`
    (a part begins at its lower edge).
    """

    id: str
    name: Text
    column: str
    edges: tuple[int, ...] = ()
    parts: tuple[Part, ...]

    @model_validator(mode="after")
    def _has_a_part_for_each_value(self) -> "Breakdown":
        expected = len(self.edges) + 1 if self.edges else 2
        if len(self.parts) != expected:
            raise ValueError(f"{expected} parts are needed")
        return self


class SurveyDesign(Entry):
    """The columns of a sample survey: what a row weighs, and how it was drawn.

    Strata nest in the regency. `unit` is asked again in later waves, then with
    `panel_weight`. `domains` are the columns by which results are kept apart, besides
    those of everyone; domains are never added up.
    """

    weight: str
    panel_weight: str
    stratum: str
    psu: str
    unit: str
    domains: tuple[tuple[str, ...], ...]


class DerivedTable(Entry):
    """A table that build makes of valid reports by one reviewed SELECT.

    Indicators read it; a row is the unit that `n` counts. `region` and `period` name
    the columns that place a row: at a sub-district, or at a regency where nothing finer
    is known, which then counts from the regency upward only.
    """

    id: str
    name: Text
    description: Text
    reads: tuple[str, ...]  # report tables
    columns: dict[str, Column]
    region: str = "region"
    period: str = "period"
    dimensions: tuple[Dimension, ...] = ()
    due: Literal["reports", "sites"] = "reports"  # what is_due = 1 stands for
    window: Literal[1, 4] = 1  # a row counts in its quarter and in the next ones
    looks_back: Literal[1, 4] = 1  # quarters that its SELECT put into one row
    distinct: bool = False  # its ANY rows are counted by the sender: no sum makes them
    breakdowns: tuple[Breakdown, ...] = ()
    design: SurveyDesign | None = None  # of a sample survey: totals have moments of it
    sql: str
