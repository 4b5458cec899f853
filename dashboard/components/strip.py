"""A row's strip: its value as a dot, its range as a bar, a mark to compare with."""

from collections.abc import Sequence

from dashboard.components.elements import html
from dashboard.components.wording import Row, is_known


class Scale:
    """Puts a value on the 0–100 % of a strip; `mark` is where its line stands."""

    def __init__(self, low: float, high: float, mark: float | None = None):
        self.low, self.high = low, high if high > low else low + 1
        self.mark = None if mark is None else self.at(mark)

    @classmethod
    def of(cls, rows: Sequence[Row], mark: float | None) -> "Scale":
        """Wide enough for all values and ranges of a list, and for the mark."""
        ends = [row[key] for row in rows for key in ("value", "lower", "upper")]
        known = [end for end in (*ends, mark) if is_known(end)]
        return cls(min(known), max(known), mark)

    def at(self, value: float) -> float:
        return round(100 * (value - self.low) / (self.high - self.low), 2)


def strip(row: Row, scale: Scale) -> list[html.Span]:
    """The mark below, the range over it, the dot on top."""
    parts = []
    if scale.mark is not None:
        parts.append(
            html.Span(className="strip-mark", style={"left": f"{scale.mark}%"})
        )
    if is_known(row["lower"]) and is_known(row["upper"]):
        left, right = scale.at(row["lower"]), scale.at(row["upper"])
        style = {"left": f"{left}%", "width": f"{round(right - left, 2)}%"}
        parts.append(html.Span(className="whisker", style=style))
    dot = html.Span(className="dot", style={"left": f"{scale.at(row['value'])}%"})
    return [*parts, dot]
