"""Queries: what a map, a strip and a profile cost, on one thread."""

from collections.abc import Iterator

from benchmarks.measuring import median_time
from benchmarks.places import Place
from benchmarks.report import Line, short
from benchmarks.selections import first_choice
from dashboard.queries.offers import indicator_periods
from dashboard.queries.profile import profile
from dashboard.queries.reading import load_moments
from dashboard.queries.values import series, strip, values
from dashboard.queries.views import map_view

REGION = "16.71.15"


def report(place: Place) -> Iterator[Line]:
    """Reads of the store against the budget; beside them whole, disclosed answers."""
    context = place.context()
    start = first_choice(context)
    slice_, period = start.slice("subdistrict"), start.period
    periods = indicator_periods(context, start.indicator)

    def read(wanted, **which):
        return lambda: load_moments(context, slice_, periods=wanted, **which)

    yield _line("read: map of one period", read([period]), budget=10)
    read_strip = read(periods, bounds=False)
    yield _line(f"read: strip of {len(periods)} periods", read_strip, budget=20)
    yield _line(
        "read: series of one region", read(periods, regions=[REGION]), budget=15
    )
    answers = {
        "map": lambda: map_view(context, slice_, period, bounds=False),
        "values with intervals": lambda: values(context, slice_, period),
        "strip": lambda: strip(context, slice_),
        "series": lambda: series(context, slice_, REGION),
        "profile": lambda: profile(context, REGION),
    }
    for name, work in answers.items():
        yield _line(f"answer: {name}", work, runs=5)


def _line(what: str, work, *, budget: float | None = None, runs: int = 15) -> Line:
    taken = median_time(work, runs=runs)
    return Line(what, taken.wall, budget=budget, note=f"{short(taken.cpu)} ms of CPU")
