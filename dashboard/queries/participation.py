"""What the page on participation tells, and the stages of the regions inside."""

from collections.abc import Mapping, Sequence

from dashboard.queries.area_types import codes_inside
from dashboard.queries.audience import may_see
from dashboard.queries.choices import offers_of, slice_of
from dashboard.queries.moments import Source
from dashboard.queries.offers import period_to_show
from dashboard.queries.readings import Reading, not_applicable
from dashboard.queries.together import disclosed_together
from dashboard.queries.values import COLUMNS
from dashboard.regions import level_below, level_of
from dashboard.selection import Selection

Row = Mapping[str, object]

STAGES = {
    "identify": "part_s1_identify",
    "plan": "part_s2_plan",
    "implement": "part_s3_implement",
    "monitor": "part_s4_monitor",
    "safeguard": "part_s5_safeguard",
}
OPENING = "part_s2_plan"
WHO_CAME = ("part_women_share", "part_poor_share", "part_disadv_share")
WHO_SPOKE = "part_women_speakers"
WHO_DECIDED = ("bottomup_prop_share", "bottomup_funded_rp")
CASCADE = (
    *("plan_l1_village", "plan_l2_kecamatan"),
    *("plan_l3_kabupaten", "plan_l45_provnas"),
)
WHOLE = ("part_breadth5", "complaint_resolved_30d")
WOMEN_ONLY = "part_mkp_attend"
# the programme's own record beside what a survey observed of the same thing
TWO_SOURCES = (
    ("part_s2_plan", "part_survey_attend"),
    ("part_women_share", "part_survey_women"),
)
PAGE = (OPENING, *(one for one in STAGES.values() if one != OPENING))


def weakest(readings: Sequence[Reading]) -> Reading | None:
    """The stage with the lowest share; None unless two of them show a number."""
    known = [one for one in readings if one.row and one.row["value"] is not None]
    known = sorted(known, key=lambda one: one.row["value"])
    return known[0] if len(known) > 1 else None


def stages_inside(
    source: Source, region: str, selection: Selection
) -> dict[str, dict[str, Row]]:
    """Region inside -> indicator of a stage -> its row of values; {} for none."""
    if level_of(region) == "subdistrict":
        return {}
    level = level_below(region)
    if not may_see(source.settings.audience, level):
        return {}
    asked = slice_of(selection, level=level)
    periods = {
        key: [period_to_show(source, key, selection.period)]
        for key in STAGES.values()
        if key in offers_of(source).periods
        and not not_applicable(source, source.catalogue.indicators[key], asked)
    }
    inside = codes_inside(source.regions, asked, parent=region)
    found: dict[str, dict[str, Row]] = {code: {} for code in inside}
    grids = disclosed_together(source, periods, inside, asked.filters)
    for key, of_key in grids.items():
        for grid in of_key:
            for row in grid.records(COLUMNS):
                found[row["region"]][key] = row
    return found if grids else {}
