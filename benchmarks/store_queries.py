"""Queries: what a map, a strip and a profile cost."""

from benchmarks.measuring import Line, median_ms
from dashboard.app import open_context
from dashboard.queries.moments import Slice, load_moments
from dashboard.queries.offers import default_period, indicator_periods
from dashboard.queries.profile import profile
from dashboard.queries.values import series, strip, values
from dashboard.settings import Settings

INDICATOR = "grp_repay_rate"
REGION = "16.71.15"


def report(settings: Settings) -> list[Line]:
    """Reads of the store against the budget; beside them whole, disclosed answers."""
    context = open_context(settings)
    slice_ = Slice(INDICATOR, "subdistrict")
    period = default_period(context, INDICATOR)
    periods = indicator_periods(context, INDICATOR)
    reads = {"periods": [period]}, {"periods": periods, "bounds": False}
    one_period, all_periods = (
        median_ms(lambda which=which: load_moments(context, slice_, **which))
        for which in reads
    )
    one_region = median_ms(lambda: load_moments(context, slice_, region=REGION))
    return [
        Line("read: map of one period", one_period, budget=10),
        Line(f"read: strip of {len(periods)} periods", all_periods, budget=20),
        Line("read: series of one region", one_region, budget=15),
        Line("answer: map", median_ms(lambda: values(context, slice_, period))),
        Line("answer: strip", median_ms(lambda: strip(context, slice_))),
        Line("answer: series", median_ms(lambda: series(context, slice_, REGION))),
        Line("answer: profile", median_ms(lambda: profile(context, REGION), runs=5)),
    ]
