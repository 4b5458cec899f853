"""The lines of the report, and how they are printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    MET = "met"
    MISSED = "NOT MET"
    NO_BUDGET = ""
    FAILED = "NOT RUN"


@dataclass(frozen=True)
class Line:
    """One measured figure; a budget is the most allowed, or with `at_least` the least.

    `measured` None: the part could not be run, and `note` says why.
    """

    what: str
    measured: float | None
    unit: str = "ms"
    budget: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Measured over budget."""
        if self.measured is None or not self.budget:
            return None
        return self.measured / self.budget

    @property
    def verdict(self) -> Verdict:
        if self.measured is None:
            return Verdict.FAILED
        if self.budget is None:
            return Verdict.NO_BUDGET
        is_met = self.measured <= self.budget
        if self.at_least:
            is_met = self.measured >= self.budget
        return Verdict.MET if is_met else Verdict.MISSED

    @property
    def cells(self) -> list[str]:
        """What, budget, measured, ratio, verdict, note."""
        sign = "≥" if self.at_least else "≤"
        budget = "" if self.budget is None else f"{sign} {self._amount(self.budget)}"
        measured = "–" if self.measured is None else self._amount(self.measured)
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return [self.what, budget, measured, ratio, self.verdict.value, self.note]

    def _amount(self, number: float) -> str:
        return f"{short(number)} {self.unit}".strip()


def share(what: str, own: float, other: float, *, budget: int | None = None) -> Line:
    """How many times less `own` takes than `other`; the budget is the least allowed."""
    note = f"{short(own)} against {short(other)} ms"
    times = other / own if own else 0.0
    return Line(what, times, "times less", budget, at_least=True, note=note)


def short(number: float) -> str:
    """Three digits that matter, thousands apart."""
    decimals = 0 if abs(number) >= 100 else 1 if abs(number) >= 10 else 2
    text = f"{number:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


HEADINGS = ["what", "budget", "measured", "ratio", "verdict", "note"]
WIDTHS = [54, 20, 20, 7, 8, 0]


def headings() -> str:
    return f"{_row(HEADINGS)}\n{_row(['-' * max(width, 4) for width in WIDTHS])}"


def table(lines: Iterable[Line]) -> str:
    return "\n".join(_row(line.cells) for line in lines)


def _row(cells: list[str]) -> str:
    padded = (c.ljust(width) for c, width in zip(cells, WIDTHS, strict=True))
    return ("| " + " | ".join(padded)).rstrip()
