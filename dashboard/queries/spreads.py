"""How the shown values of a slice spread over all periods, as the build kept it."""

from collections.abc import Mapping

from dashboard.disclosure.spread import Spread
from dashboard.queries.moments import Slice, Source
from dashboard.queries.remembered import once_per_version
from dashboard.queries.sole_sectors import as_stored

_TABLE = "spreads"


def spread_over_periods(source: Source, slice_: Slice) -> Spread | None:
    """None where the build kept none: nothing is shown, or classes are fixed."""
    return known_spreads(source).get(as_stored(source, slice_))


@once_per_version
def known_spreads(source: Source) -> Mapping[Slice, Spread]:
    """Of all slices; none in a version that an older program built."""
    if _TABLE not in source.store.manifest["tables"]:
        return {}
    found = {}
    for row in source.store.query(f"FROM {_TABLE}").to_pylist():
        quantiles = tuple(row.pop("quantiles"))
        least, most = row.pop("least"), row.pop("most")
        found[Slice(**row)] = Spread(least, most, quantiles)
    return found
