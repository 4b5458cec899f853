"""A published sheet as rows of figures: indicator, region, period, value.

Figures with a roll-up carry numerator and denominator of each unit, so that any
larger region is a sum and one division; the others carry the published value only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pandas as pd
import pyarrow as pa

from dashboard.catalogue.profiles import Profile, ProfileFigure
from dashboard.ingest.placing.placement import Placement, place_rows
from dashboard.ingest.placing.placement_reasons import reason_sentence
from dashboard.ingest.placing.places import Gazetteer, PlacingRules
from dashboard.ingest.placing.villages import with_villages
from dashboard.ingest.published.figure_cells import Cells, figure_cells
from dashboard.ingest.published.sheet import Sheet, check_units, years
from dashboard.ingest.raw.findings import Finding
from dashboard.ingest.readers.raw_table import RawTable
from dashboard.texts import sentence as _

_DECIMAL = pa.decimal128(38, 10)
SCHEMA = pa.schema(
    [
        ("indicator", pa.string()),
        ("region", pa.string()),
        ("region_name", pa.string()),
        ("period", pa.string()),
        ("numerator", _DECIMAL),
        ("denominator", _DECIMAL),
        ("value", _DECIMAL),
        ("text", pa.string()),
        ("line", pa.int32()),
    ]
)
_KEY = ["indicator", "region", "period"]
_ONE = Decimal(1)


@dataclass(frozen=True)
class FigureRows:
    """`figures`: one row per indicator, unit and period; the rest is its report."""

    figures: pa.Table
    placement: Placement
    findings: tuple[Finding, ...]
    lines: pd.Series  # row -> line of the source
    rows_kept: int  # source rows with at least one figure


def read_figures(
    raw: RawTable, profile: Profile, gazetteer: Gazetteer, *, period: str | None = None
) -> FigureRows:
    """Raises FileRefused where the file as a whole cannot be read by the profile."""
    rows = raw.frame(skipped=True)
    sheet = Sheet(raw.file.name, profile, raw.columns, rows, period=period)
    check_units(sheet)
    rules = sheet.placing_rules()
    placement = place_rows(rows, rules, gazetteer, skipped=sheet.skipped)
    placement, units = with_villages(rows, placement, rules)
    sheet = replace(sheet, rows=rows.assign(_unit=units))
    figures, findings = _figures(sheet, placement, gazetteer, rules)
    findings += _not_placed(sheet, placement, rules)
    findings += _without_figures(sheet, placement, figures, findings)
    return FigureRows(
        figures=_table(figures),
        placement=placement,
        findings=tuple(findings),
        lines=rows["line"],
        rows_kept=figures["line"].nunique(),
    )


def _figures(
    sheet: Sheet, placement: Placement, gazetteer: Gazetteer, rules: PlacingRules
) -> tuple[pd.DataFrame, list[Finding]]:
    placed = placement.rows.index[placement.rows["status"] == "placed"]
    if placed.empty:
        return pd.DataFrame(columns=SCHEMA.names), []
    year_of = years(sheet)
    dated = placed[year_of.loc[placed].notna()]
    findings = list(_undated(sheet, placed.difference(dated)))
    names = _names(sheet, placement, gazetteer, rules)
    pieces = []
    for cells in figure_cells(sheet, dated, year_of):
        findings += cells.findings
        rows = _figure_rows(sheet, cells, year_of, names)
        if cells.figure.rollup == "ratio":
            findings += _without_denominator(sheet, cells, rows)
            rows = rows.dropna(subset="denominator")
        pieces.append(rows)
    pieces += _sums(sheet.profile, pieces)
    figures = pd.concat(pieces, ignore_index=True)
    return _last_of_each_key(figures, findings), findings


def _figure_rows(
    sheet: Sheet, cells: Cells, year_of: pd.Series, names: pd.Series
) -> pd.DataFrame:
    rows = cells.values.index
    numerator, denominator, value = _amounts(sheet, cells)
    return pd.DataFrame(
        {
            "indicator": cells.figure.id,
            "region": sheet.rows.loc[rows, "_unit"],
            "region_name": names.loc[rows],
            "period": year_of.loc[rows] + cells.part,
            "numerator": numerator,
            "denominator": denominator,
            "value": value,
            "text": cells.values if cells.figure.status else None,
            "line": sheet.rows.loc[rows, "line"],
        },
        index=rows,
        columns=SCHEMA.names,
    )


def _amounts(sheet: Sheet, cells: Cells) -> tuple:
    """Numerator, denominator, value of each row, after the figure's roll-up."""
    figure, values = cells.figure, cells.values
    match figure.rollup:
        case "none":
            return None, None, values
        case "mean":
            return values, _ONE, None
        case "sum":
            return values, None, None
        case "count_by_status":
            return values.map({figure.status: _ONE}).fillna(Decimal(0)), _ONE, None
    return values, _denominators(sheet, figure, values.index), None


def _denominators(sheet: Sheet, figure: ProfileFigure, rows: pd.Index) -> pd.Series:
    """The denominator column of a ratio, as one more figure of the sheet."""
    column = figure.columns[0].model_copy(update={"header": figure.denominator})
    plain = {"columns": (column,), "power_of_ten": 0, "unit": "count"}
    wanted = figure.model_copy(update=plain)
    profile = sheet.profile.model_copy(update={"figures": (wanted,)})
    years_unused = pd.Series("", index=sheet.rows.index)
    cells = next(figure_cells(replace(sheet, profile=profile), rows, years_unused))
    return cells.values.reindex(rows)


def _names(
    sheet: Sheet, placement: Placement, gazetteer: Gazetteer, rules: PlacingRules
) -> pd.Series:
    """The village's own name where there are villages, else the registered name."""
    if rules.village is not None and rules.village.name is not None:
        return sheet.rows[rules.village.name].fillna("")
    regions = placement.rows["region"]
    known = {code: gazetteer.regions[code].name for code in regions.dropna().unique()}
    return regions.map(known)


def _sums(profile: Profile, pieces: list[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Figures that are the sum of others, where all of those are there."""
    for figure in profile.figures:
        if not figure.sum_of or not pieces:
            continue
        parts = pd.concat(pieces)
        parts = parts[parts["indicator"].isin(figure.sum_of)]
        parts = parts.drop_duplicates(_KEY, keep="last")
        grouped = parts.groupby(["region", "region_name", "period"], as_index=False)
        total = grouped.agg(
            value=("value", "sum"), line=("line", "max"), parts=("value", "size")
        )
        whole = total[total["parts"] == len(figure.sum_of)].drop(columns="parts")
        yield whole.assign(indicator=figure.id).reindex(columns=SCHEMA.names)


def _last_of_each_key(figures: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    """Of rows with one indicator, region and period the last counts."""
    figures = figures.sort_values([*_KEY, "line"], kind="stable", ignore_index=True)
    repeated = figures.duplicated(_KEY, keep="last")
    what = _(
        "A later line gives the same figure of this region and period again; the "
        "later line counts."
    )
    findings += [
        Finding(int(line), "repeated", "reject", what)
        for line in figures.loc[repeated, "line"].drop_duplicates()
    ]
    return figures[~repeated]


def _not_placed(
    sheet: Sheet, placement: Placement, rules: PlacingRules
) -> Iterator[Finding]:
    """A row that lies on no region is a finding too, so that it can be sent back."""
    rows = placement.rows
    rows = rows[rows["status"].isin(["unplaced", "conflicting"])]
    column = rules.target.code or rules.target.name
    sentences = {reason: reason_sentence(reason) for reason in rows["reason"].unique()}
    for reason, (line, cells) in zip(
        rows["reason"], sheet.all_cells(rows.index), strict=True
    ):
        rule = reason.partition(": ")[0]
        yield Finding(line, rule, "reject", sentences[reason], column=column, row=cells)


def _without_denominator(
    sheet: Sheet, cells: Cells, rows: pd.DataFrame
) -> Iterator[Finding]:
    """Such a unit would add to one side of the ratio only."""
    what = _(
        "The number that this figure is a share of is missing, so the figure is not "
        "used. Fill it in."
    )
    for row in rows.index[rows["denominator"].isna()]:
        line, shown = sheet.line(row), sheet.cells(row)
        yield Finding(
            line, "no_denominator", "reject", what, column=cells.column, row=shown
        )


def _without_figures(
    sheet: Sheet,
    placement: Placement,
    figures: pd.DataFrame,
    findings: list[Finding],
) -> list[Finding]:
    """Rows of known regions that gave nothing and of which nothing else was said."""
    what = _("This row holds no figure: its cells are blank or mean “not known”.")
    told = {*figures["line"], *(finding.line for finding in findings)}
    placed = placement.rows["status"] == "placed"
    silent = placed & ~sheet.rows["line"].isin(told)
    return [
        Finding(line, "no_figure", "reject", what, row=cells)
        for line, cells in sheet.all_cells(sheet.rows.index[silent])
    ]


def _undated(sheet: Sheet, rows: pd.Index) -> Iterator[Finding]:
    what = _("There is no year in this row. Write it with four digits.")
    for row in rows:
        line, cells = sheet.line(row), sheet.cells(row)
        yield Finding(line, "no_year", "reject", what, row=cells)


def _table(figures: pd.DataFrame) -> pa.Table:
    columns = [
        pa.array(_nulls(figures[field.name]), type=field.type) for field in SCHEMA
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMA)


def _nulls(column: pd.Series) -> list:
    return column.astype(object).where(column.notna(), None).tolist()
