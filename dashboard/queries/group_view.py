"""Everything /groups shows of one selection: a reading per indicator, and how groups
spread."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.queries.choices import indicator_shown, offers_of, read_selection
from dashboard.queries.distributions import (
    Distribution,
    Spread,
    distribution,
    spread_of,
)
from dashboard.queries.moments import Source
from dashboard.queries.readings import Reading, readings_of
from dashboard.regions import NATION, parent_code
from dashboard.selection import Notice, Selection

TABLE = "group_quarters"
SECTIONS = {
    "life": (
        "grp_meeting_reg",
        "grp_meeting_att",
        "grp_member_decide",
        "grp_books_ok",
    ),
    "money": (
        "grp_repay_rate",
        "grp_par30",
        "grp_par90",
        "grp_savers_share",
        "grp_swadaya_share",
        "grp_fund_growth",
    ),
    "mentoring": ("grp_mentor_cov", "grp_mentor_load"),
}
INDICATORS = tuple(one for section in SECTIONS.values() for one in section)


@dataclass(frozen=True)
class GroupLine:
    """One indicator: the region, the regions it is put beside, and its weak groups."""

    reading: Reading
    beside: Mapping[str, Reading]  # region above -> its reading
    distribution: Distribution | None


@dataclass(frozen=True)
class GroupView:
    """`lines` by indicator, in the order of the page; `chosen` is one of them."""

    selection: Selection
    notices: list[Notice]
    place: str
    chosen: str
    lines: Mapping[str, GroupLine]
    spread: Spread | None

    @property
    def line(self) -> GroupLine:
        return self.lines[self.chosen]


def group_query(source: Source, query: Mapping[str, str | None]) -> dict:
    """The query with an indicator of this page instead of another page's."""
    asked = query.get("indicator") or ""
    offers = offers_of(source)
    chosen = asked if asked in INDICATORS else "grp_repay_rate"
    return dict(query) | {"indicator": indicator_shown(chosen, INDICATORS, offers)}


def group_view(
    source: Source, query: Mapping[str, str | None], *, only_chosen: bool = False
) -> GroupView | None:
    """None where the version has no figures of groups.

    With `only_chosen` there is no other line, nor any region beside.
    """
    offers = offers_of(source)
    keys = [key for key in INDICATORS if key in offers.periods]
    if not keys:
        return None
    query = group_query(source, query)
    selection, notices = read_selection(source, query)
    place = selection.selected or selection.region
    spreads = _Spreads(source, place, selection)
    chosen = selection.indicator
    keys, above = ([chosen], []) if only_chosen else (keys, regions_beside(place))
    found = readings_of(source, keys, [place, *above], selection)
    lines = {
        key: _line(
            found[place][key], {code: found[code][key] for code in above}, spreads
        )
        for key in keys
    }
    period = lines[chosen].reading.period
    return GroupView(selection, notices, place, chosen, lines, spreads.at(period))


def regions_beside(place: str) -> list[str]:
    """The parent and the nation, each once, without the region itself."""
    above = [parent_code(place) or NATION, NATION]
    return [code for code in dict.fromkeys(above) if code != place]


class _Spreads:
    """The counts of each period that some indicator shows, read once."""

    def __init__(self, source: Source, place: str, selection: Selection):
        self._ask = source, place, selection
        self._known: dict[str, Spread | None] = {}

    def at(self, period: str | None) -> Spread | None:
        if period is not None and period not in self._known:
            source, place, selection = self._ask
            self._known[period] = spread_of(source, TABLE, place, period, selection)
        return self._known.get(period)


def _line(own: Reading, beside: Mapping[str, Reading], spreads: _Spreads) -> GroupLine:
    counts = spreads.at(own.period)
    found = None
    if counts and own.row and own.indicator.histogram:
        found = distribution(counts, own.indicator, own.row["flag"])
    return GroupLine(own, beside, found)
