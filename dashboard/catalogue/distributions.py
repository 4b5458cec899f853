"""How the units of an atom spread: counts by class of value and by part of a breakdown.

Counts that add up are packed side by side into one wide whole number, so that one sum
an indicator carries a histogram and another all breakdowns: a sum of its own for each
count would make the atoms half as dear again. The counts of one atom never touch: a
sub-district has far fewer units than fit (a million in a class, 32,767 in a part).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.catalogue.indicators import Indicator
from dashboard.catalogue.tables import Breakdown, DerivedTable

CLASS_BITS = 20
PART_BITS = 15  # of the count of units, and again of that of weak ones
MOST_PARTS = 4  # that are counted: the last of a breakdown is what is left
_WIDE = "DECIMAL(38, 0)"
_COUNTED, _WEAK = "breakdown_units", "breakdown_weak_units"


@dataclass(frozen=True)
class Counted:
    """What the atoms carry besides the moments of indicators.

    `ratios` are the indicators whose ratio each unit carries as `<id>__r`, `units`
    further expressions for each unit, `columns` the name and the sum of each.
    """

    ratios: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


def counted_spread(table: DerivedTable, indicators: tuple[Indicator, ...]) -> Counted:
    """The packed counts of every indicator with a histogram."""
    spread = [one for one in indicators if one.histogram]
    if not spread:
        return Counted()
    ratios = tuple(one.id for one in spread)
    columns = [(f"{one.id}__histogram", _classes(one)) for one in spread]
    if not table.breakdowns:
        return Counted(ratios, columns=tuple(columns))
    columns += [(f"{one.id}__breakdowns", _parts(one)) for one in spread]
    return Counted(ratios, tuple(_weights(table)), tuple(columns))


def class_count(indicator: Indicator) -> int:
    return len(indicator.histogram.edges) + 1


def weak_classes(indicator: Indicator) -> range:
    """The classes on the worse side of the bound."""
    at = indicator.histogram.edges.index(indicator.histogram.bound) + 1
    if indicator.higher_is_better:
        return range(at)
    return range(at, class_count(indicator))


def counted_parts(table: DerivedTable) -> Iterator[tuple[Breakdown, str, str]]:
    """Breakdown, part and condition on a unit; the last of each is left out."""
    for one in table.breakdowns:
        for part, condition in zip(one.parts[:-1], _conditions(one), strict=True):
            yield one, part.id, condition


def _conditions(breakdown: Breakdown) -> Iterator[str]:
    if not breakdown.edges:
        yield breakdown.column
    lower = ""
    for edge in breakdown.edges:
        yield f"{lower}{breakdown.column} < {edge}"
        lower = f"{breakdown.column} >= {edge} AND "


def _classes(indicator: Indicator) -> str:
    """One unit counts 1 in its class; units without anything to divide by in none."""
    ratio = f"{indicator.id}__r"
    steps = " ".join(
        f"WHEN {ratio} < {_as_ratio(edge, indicator)} THEN {_wide(1 << at)}"
        for at, edge in _bits(indicator)
    )
    last = _wide(1 << (len(indicator.histogram.edges) * CLASS_BITS))
    return f"SUM(CASE WHEN {ratio} IS NULL THEN NULL {steps} ELSE {last} END)"


def _bits(indicator: Indicator) -> Iterator[tuple[int, float]]:
    """Upper edge of each class but the last, with the place of its count."""
    for number, edge in enumerate(indicator.histogram.edges):
        yield number * CLASS_BITS, edge


def _parts(indicator: Indicator) -> str:
    ratio = f"{indicator.id}__r"
    bound = _as_ratio(indicator.histogram.bound, indicator)
    below, above = _WEAK, _COUNTED
    if not indicator.higher_is_better:
        below, above = above, below
    return (
        f"SUM(CASE WHEN {ratio} < {bound} THEN {below} "
        f"WHEN {ratio} >= {bound} THEN {above} END)"
    )


def _as_ratio(edge: float, indicator: Indicator) -> str:
    """An edge as numerator over denominator: both are the nearest float to it, so that
    a ratio of exactly 80 % is not below 80 %."""
    scale = 100 if indicator.unit.startswith("percent") else 1
    return f"CAST({(edge - scale * indicator.value_offset) / scale!r} AS DOUBLE)"


def _weights(table: DerivedTable) -> Iterator[str]:
    """What a unit counts in its parts: as a unit, and as a weak one besides."""
    for name, pattern in ((_COUNTED, 1), (_WEAK, 1 + (1 << PART_BITS))):
        parts = [
            f"CASE WHEN {condition} THEN {_wide(pattern << (2 * PART_BITS * number))} "
            f"ELSE {_wide(0)} END"
            for number, (_one, _part, condition) in enumerate(counted_parts(table))
        ]
        yield f"CAST({' + '.join(parts)} AS {_WIDE}) AS {name}"


def _wide(number: int) -> str:
    return f"CAST({number} AS {_WIDE})"
