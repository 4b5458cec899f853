"""What a new version of the store changed among the figures of one view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.catalogue import Indicator
from dashboard.queries.choices import slice_of
from dashboard.queries.history import source_before
from dashboard.queries.moments import Source
from dashboard.queries.offers import indicator_periods
from dashboard.queries.readings import reading
from dashboard.queries.shown import Shown, row_of
from dashboard.queries.values import COLUMNS, disclosed, inside
from dashboard.regions import level_of, parent_code

Row = Mapping[str, object]


@dataclass(frozen=True)
class Compared:
    """One figure in the version before and in the one served; rows of values."""

    indicator: Indicator
    before: Row
    after: Row


def figures_in_both(
    source: Source, view: Shown, *, others: Sequence[str] = ()
) -> list[Compared] | None:
    """The regions shown, the one in focus, and its `others`: indicators beside it.

    None without a version before, or where that has no figures of this period.
    """
    before = source_before(source)
    if before is None or not _has(before, view.indicator.id, view.period):
        return None
    place = _holding(view)
    focus = row_of(source, view, place), row_of(before, view, place)
    found = [
        Compared(view.indicator, then, now) for now, then in [focus] if now and then
    ]
    found += _shown_in_both(source, before, view)
    found += _beside(source, before, view, others)
    return found


def _holding(view: Shown) -> str:
    """The region in focus; the regency of one for which a survey does not hold."""
    is_lent = level_of(view.place) in view.indicator.borrowed_levels
    return parent_code(view.place) if is_lent else view.place


def _has(source: Source, indicator_id: str, period: str | None) -> bool:
    return period in indicator_periods(source, indicator_id)


def _shown_in_both(source: Source, before: Source, view: Shown) -> list[Compared]:
    if view.level in view.indicator.borrowed_levels:
        return []  # not theirs: the regency's figure is told where that is shown
    slice_ = slice_of(view.selection, level=view.level)
    grid = disclosed(before, slice_, [view.period])
    then = inside(source, grid, slice_, parent=view.selection.region).records(COLUMNS)
    known = {row["region"]: row for row in then}
    return [
        Compared(view.indicator, known[row["region"]], row)
        for row in view.values.records(COLUMNS)
        if row["region"] in known and row["region"] != view.place
    ]


def _beside(
    source: Source, before: Source, view: Shown, others: Sequence[str]
) -> list[Compared]:
    """What other indicators say of the region in focus, each in its own period."""
    found = []
    for key in others:
        now = reading(source, key, view.place, view.selection)
        if key == view.indicator.id or not _has(before, key, now.period):
            continue
        then = reading(before, key, view.place, view.selection)
        if now.row and then.row and now.period == then.period:
            found.append(Compared(now.indicator, then.row, now.row))
    return found
