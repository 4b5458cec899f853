"""Compile the indicators of a sample survey to sums per sampled village.

Two SELECTs: sums of one wave, and of households that were asked in two waves. x is a
household's numerator, y its denominator, w its weight. A household counts for an
indicator where it knows both. Sums are exact decimals, so that neither the order of
rows nor the number of threads can change a digit.
"""

from collections.abc import Iterator

from dashboard.catalogue.expressions import parse
from dashboard.catalogue.indicators import Indicator
from dashboard.catalogue.tables import DerivedTable

_DIALECT = ""  # sqlglot's own: standard SQL
_WHOLE = "DECIMAL(19, 0)"
_WEIGHT = "DECIMAL(18, 4)"

Indicators = tuple[Indicator, ...]


def domain_columns(table: DerivedTable) -> tuple[str, ...]:
    """Every column by which results are kept apart, each once."""
    named = (name for domain in table.design.domains for name in domain)
    return tuple(dict.fromkeys(named))


def compile_wave_sums(table: DerivedTable, indicators: Indicators) -> str:
    """One row per region × period × stratum × village × domains.

    Columns `<id>__num` Σwx, `__den` Σwy, `__n` households, `__w` Σw, `__ww` Σw².
    """
    keys = ", ".join(_keys(table))
    sums = ",\n  ".join(_wave_sums(indicators))
    return (
        f"SELECT\n  {keys},\n  {sums}\nFROM ({_units(table, indicators)}) AS units\n"
        f"GROUP BY {keys}\nORDER BY {keys}"
    )


def compile_change_sums(table: DerivedTable, indicators: Indicators) -> str:
    """One row per region × period × earlier period × stratum × village × domains.

    Of households asked in both, with the later wave's weight for panels, place and
    domains: `<id>__a0` Σwx and `__b0` Σwy of the earlier wave, `__a1`, `__b1` of the
    later one, `__n` households.
    """
    keys = ", ".join(f"a.{key}" for key in _keys(table))
    sums = ",\n  ".join(_change_sums(indicators))
    units = _units(table, indicators)
    return (
        f"WITH units AS ({units})\nSELECT\n  {keys}, b.{table.period} AS before,\n"
        f"  {sums}\nFROM units AS a\nJOIN units AS b\n"
        f"  ON b.unit = a.unit AND b.{table.period} < a.{table.period}\n"
        f"GROUP BY {keys}, b.{table.period}\nORDER BY {keys}, b.{table.period}"
    )


def _keys(table: DerivedTable) -> tuple[str, ...]:
    return (table.region, table.period, "stratum", "psu", *domain_columns(table))


def _wave_sums(indicators: Indicators) -> Iterator[str]:
    for one in indicators:
        x, y = f"{one.id}__x", f"{one.id}__y"
        yield f"SUM(weight * {x}) AS {one.id}__num"
        yield f"SUM(weight * {y}) AS {one.id}__den"
        yield f"COUNT({x}) AS {one.id}__n"
        yield f"SUM(CASE WHEN {x} IS NOT NULL THEN weight END) AS {one.id}__w"
        yield f"SUM(CASE WHEN {x} IS NOT NULL THEN weight * weight END) AS {one.id}__ww"


def _change_sums(indicators: Indicators) -> Iterator[str]:
    for one in indicators:
        both = f"a.{one.id}__x IS NOT NULL AND b.{one.id}__x IS NOT NULL"
        for wave, side in (("0", "b"), ("1", "a")):
            for name, part in (("a", "x"), ("b", "y")):
                weighted = f"a.panel_weight * {side}.{one.id}__{part}"
                sum_ = f"SUM(CASE WHEN {both} THEN {weighted} END)"
                yield f"{sum_} AS {one.id}__{name}{wave}"
        yield f"COUNT(CASE WHEN {both} THEN 1 END) AS {one.id}__n"


def _units(table: DerivedTable, indicators: Indicators) -> str:
    """The households with their numbers; nothing where one does not count."""
    design = table.design
    columns = [
        *(table.region, table.period, *domain_columns(table)),
        f"{design.stratum} AS stratum",
        f"{design.psu} AS psu",
        f"{design.unit} AS unit",
        f"CAST({design.weight} AS {_WEIGHT}) AS weight",
        f"CAST({design.panel_weight} AS {_WEIGHT}) AS panel_weight",
        *(column for one in indicators for column in _numbers(one)),
    ]
    return f"SELECT {', '.join(columns)} FROM {table.id}"


def _numbers(one: Indicator) -> Iterator[str]:
    x, y = (_standard(text) for text in (one.numerator, one.denominator))
    conditions = [f"({x}) IS NOT NULL", f"({y}) IS NOT NULL"]
    if one.where:
        conditions.insert(0, f"({_standard(one.where)})")
    counted = " AND ".join(conditions)
    for name, number in (("x", x), ("y", y)):
        cast = f"CAST({number} AS {_WHOLE})"
        yield f"CASE WHEN {counted} THEN {cast} END AS {one.id}__{name}"


def _standard(text: str) -> str:
    return parse(text).sql(dialect=_DIALECT)
