"""What nearly every answer needs to know of a version, before the first reader asks."""

from dashboard.queries.choices import offers_of
from dashboard.queries.moments import Source
from dashboard.queries.reading import find_runs
from dashboard.queries.spreads import known_spreads


def make_ready(source: Source) -> None:
    """Look once through the keys of the version, which takes a second of a worker."""
    offers = offers_of(source)
    known_spreads(source)
    find_runs(
        source, {source.catalogue.indicators[one].table for one in offers.periods}
    )
