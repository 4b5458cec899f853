"""A small line of how a figure went, as SVG text: no chart library, nothing to load.

It shows the way, not the values: those stand beside it and in the trend of the map.
"""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from dashboard.catalogue import Indicator
from dashboard.components.markup import Drawing
from dashboard.components.wording import Row, is_known, value_words
from dashboard.disclosure import flags
from dashboard.formats import format_period
from dashboard.texts import translator

WIDTH, HEIGHT = 112, 34  # CSS pixels
_EDGE = 4  # room for the last dot
KEPT = 12  # periods

Point = tuple[float, float]


def sparkline(rows: Sequence[Row], indicator: Indicator, lang: str) -> Drawing | None:
    """The last twelve periods, with gaps; None without two values to join."""
    rows = rows[-KEPT:]
    known = [row for row in rows if _is_shown(row)]
    if len(known) < 2:
        return None
    places = _places(rows, [row["value"] for row in known])
    parts = [_line([at for _, at in part if at]) for part in _unbroken(rows, places)]
    end = next(at for at in reversed(places) if at)
    dot = f'<circle cx="{end[0]:g}" cy="{end[1]:g}" r="3.2"/>'
    label = escape(spoken(known, indicator, lang))
    return Drawing(
        f'<svg class="sparkline" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
        f' height="{HEIGHT}" role="img" aria-label="{label}">'
        f"{''.join(parts)}{dot}</svg>"
    )


def spoken(known: Sequence[Row], indicator: Indicator, lang: str) -> str:
    """TW IV 2022 71,2 %, TW III 2025 73,5 %: what the line leads from and to."""
    first, last = (
        f"{format_period(row['period'], lang)} {value_words(row, indicator, lang)}"
        for row in (known[0], known[-1])
    )
    return translator(lang)("from {first} to {last}", first=first, last=last)


def _is_shown(row: Row) -> bool:
    return row["flag"] in flags.SHOWN and is_known(row["value"])


def _places(rows: Sequence[Row], values: Sequence[float]) -> list[Point | None]:
    """Where each period's value lies; None where there is none."""
    least, most = min(values), max(values)
    span = (most - least) or 1.0
    step = (WIDTH - 2 * _EDGE) / max(len(rows) - 1, 1)
    height = HEIGHT - 2 * _EDGE

    def place(number: int, row: Row) -> Point | None:
        if not _is_shown(row):
            return None
        up = (row["value"] - least) / span if most > least else 0.5
        return round(_EDGE + number * step, 1), round(_EDGE + height * (1 - up), 1)

    return [place(number, row) for number, row in enumerate(rows)]


def _unbroken(rows: Sequence[Row], places: Sequence[Point | None]) -> list[list]:
    """Runs of periods with a value."""
    pairs = zip(rows, places, strict=True)
    runs = groupby(pairs, key=lambda pair: pair[1] is not None)
    return [list(run) for has_value, run in runs if has_value]


def _line(points: Sequence[Point]) -> str:
    text = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polyline points="{text}"/>'
