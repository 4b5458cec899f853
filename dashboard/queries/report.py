"""What the people of one region are told: the figures of their sheet."""

from dataclasses import replace

from dashboard.queries.moments import Source
from dashboard.queries.offers import period_to_show
from dashboard.queries.readings import Reading, readings_of
from dashboard.regions import level_of, parent_code
from dashboard.selection import ANY, Selection

MADE, FUNDED, FUNDED_RP = "prop_made", "prop_funded", "prop_funded_rp"
CAME, WOMEN = "part_s2_plan", "part_women_share"
GROUPS, MEETINGS = "groups_count", "grp_meeting_reg"
SAVERS, REPAID = "grp_savers_share", "grp_repay_rate"
COMPLAINTS = "complaint_resolved_30d"
MEASURES = (
    MADE,
    FUNDED,
    FUNDED_RP,
    CAME,
    WOMEN,
    GROUPS,
    MEETINGS,
    SAVERS,
    REPAID,
    COMPLAINTS,
)
BASIS = REPAID  # whose periods are chosen from: its newest has enough reports
LEVELS = ("regency", "subdistrict")  # in a larger one nobody says "our proposals"


def report(source: Source, region: str, selection: Selection) -> dict[str, Reading]:
    """Measure -> its reading over all programmes and sectors, up to the period chosen.

    What a sub-district has no figures of is the regency's: `Reading.region` says whose.
    """
    period = period_to_show(source, BASIS, selection.period) or selection.period
    of_all = replace(selection, period=period, programme=ANY, sector=ANY, area_type=ANY)
    places = list(dict.fromkeys(_whose(source, one, region) for one in MEASURES))
    found = readings_of(source, MEASURES, places, of_all)
    return {one: found[_whose(source, one, region)][one] for one in MEASURES}


def _whose(source: Source, measure: str, region: str) -> str:
    levels = source.catalogue.indicators[measure].levels
    return region if level_of(region) in levels else parent_code(region)
