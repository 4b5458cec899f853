"""What the page of welfare shows: its indicators, the one on the map, its survey."""

from collections.abc import Mapping

from dashboard.queries.choices import indicator_shown, offers_of, read_selection
from dashboard.queries.moments import Source
from dashboard.queries.overview import beside
from dashboard.queries.remembered import once_per_version
from dashboard.queries.shown import Shown

# The first that has figures is on the map; cards stand in pairs that belong together.
MEMBERS, OTHERS = "welf_desil_exit", "welf_desil_exit_others"
GRADUATED, NATURAL = "kpm_graduation_rate", "kpm_natural_exit_rate"
REGISTERS = (MEMBERS, OTHERS, GRADUATED, NATURAL)
SURVEY = (
    *("welf_pce_real", "welf_p0", "welf_asset_index", "welf_food_insec"),
    "welf_lifestyle_net",
)


@once_per_version
def welfare_indicators(source: Source) -> tuple[str, ...]:
    """Those of the page that have figures; all that it knows where none has."""
    known = offers_of(source).periods
    found = tuple(key for key in (*REGISTERS, *SURVEY) if key in known)
    return found or tuple(key for key in SURVEY if key in source.catalogue.indicators)


def welfare_view(source: Source, query: Mapping[str, str | None]) -> Shown:
    """The indicator that is chosen, or the page's first, on its map."""
    only = welfare_indicators(source)
    selection, _notices = read_selection(source, query, only=only)
    basis = indicator_shown(selection.indicator, only, offers_of(source))
    return beside(source, query, basis)
