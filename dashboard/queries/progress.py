"""How far a figure is from its baseline to its target (section 5.10 of the domain).

Values are natural ratios or units. How sure one may be that a limit has been met comes
from the figure's own range; a complete count either meets it or does not.
"""

from dataclasses import dataclass
from math import erf, sqrt
from typing import Literal

from dashboard.periods import last_month
from dashboard.queries.intervals import Z95

Status = Literal["met", "on_track", "behind", "away", "unknown"]

LIKELY = 0.75
UNLIKELY = 0.40
_ROUNDING = 1e-9
MOST_ATTAINED = 1.20  # of the target, as performance reports cap it


@dataclass(frozen=True)
class Target:
    """A year's target of an indicator and region; `final` is that of the last year."""

    plan: str
    indicator: str
    region: str
    year: int
    baseline_year: int
    baseline: float
    goal: float
    is_up: bool
    is_cumulative: bool
    status: str
    note: str | None
    final_year: int
    final: float


@dataclass(frozen=True)
class Realised:
    """A value with its range, None where it has none, at the end of a period."""

    value: float
    lower: float | None
    upper: float | None
    period: str


@dataclass(frozen=True)
class Progress:
    """Changes are a year's; `attained` is the share of the target, 1 = all of it."""

    status: Status
    attained: float | None = None
    required: float | None = None
    observed: float | None = None


def progress(target: Target, realised: Realised | None) -> Progress:
    """Where the figure stands; unknown without one, or before the plan began."""
    if realised is None:
        return Progress("unknown")
    years = years_between(target.baseline_year, realised.period)
    if years <= 0:
        return Progress("unknown")
    return Progress(
        _status(target, realised, years),
        attained=attained(target, realised.value),
        required=_required(target, realised),
        observed=(realised.value - target.baseline) / years,
    )


def years_between(year: int, period: str) -> float:
    """From the end of a year to the end of a period."""
    ends_in, month = last_month(period)
    return ends_in - year - 1 + month / 12


def _status(target: Target, realised: Realised, years: float) -> Status:
    if chance_of_meeting(target.goal, realised, is_up=target.is_up) >= LIKELY:
        return "met"
    worse = chance_of_meeting(target.baseline, realised, is_up=not target.is_up)
    if worse >= LIKELY and realised.value != target.baseline:
        return "away"
    expected = expected_by_now(target, years)
    is_near = chance_of_meeting(expected, realised, is_up=target.is_up) >= UNLIKELY
    return "on_track" if is_near else "behind"


def expected_by_now(target: Target, years: float) -> float:
    """On the straight way from the baseline to the year's target."""
    elapsed = min(years / (target.year - target.baseline_year), 1.0)
    return target.baseline + elapsed * (target.goal - target.baseline)


def chance_of_meeting(limit: float, realised: Realised, *, is_up: bool) -> float:
    """How likely the figure is at or beyond the limit, by the side of its range."""
    value = realised.value
    end = realised.lower if value >= limit else realised.upper
    spread = abs(value - end) / Z95 if end is not None else 0.0
    beyond = value - limit
    if spread == 0:
        return float((beyond if is_up else -beyond) >= -_ROUNDING)
    distance = beyond / spread
    above = (1 + erf(distance / sqrt(2))) / 2
    return above if is_up else 1 - above


def attained(target: Target, value: float) -> float | None:
    """Capaian, as performance reports count it; downwards 2 − value / target."""
    if not target.goal:
        return None
    share = value / target.goal
    return min(max(share if target.is_up else 2 - share, 0.0), MOST_ATTAINED)


def _required(target: Target, realised: Realised) -> float | None:
    """A year's change from now to the plan's last target; None once that is over."""
    left = -years_between(target.final_year, realised.period)
    return (target.final - realised.value) / left if left > 0 else None
