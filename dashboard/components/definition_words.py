"""What the definitions have in common: states without a figure, and ranges."""

from dashboard.components.definition import definition_lines
from dashboard.components.elements import html
from dashboard.texts import Translate


def no_plain_figure(_: Translate) -> html.Section:
    """The words and marks that stand where no plain figure can."""
    states = {
        _("Withheld"): _(
            "So few groups stand behind the figure that somebody could be recognised."
        ),
        _("Not enough data"): _("Too few groups for a figure that means something."),
        _("Not reported yet"): _("Reports are due, but none has come."),
        _("Provisional"): _("Not all have reported; the figure may still change."),
        _("Read with care"): _(
            "Few groups stand behind the figure, so it moves easily by chance."
        ),
        _("No programme"): _("No programme works here, so nothing is due."),
        _("Outside the filter"): _(
            "The filter asks for an area type that no part of this region has."
        ),
        _("No data"): _("The source has nothing for this region."),
        _("Regency's figure"): _(
            "Too few groups here, so the figure of the regency or city stands in."
        ),
        _("Four quarters together"): _(
            "Too few groups in one quarter, so the last four are taken together."
        ),
    }
    lines = definition_lines(states)
    heading = html.H2(_("When there is no plain figure"), className="section-title")
    limits = [html.P(text) for text in _limits_of_withholding(_)]
    return html.Section(
        [heading, html.Dl(lines), *limits], className="card", id="states"
    )


def _limits_of_withholding(_: Translate) -> list[str]:
    return [
        _(
            "A withheld figure is not yet protected from subtraction. Where it is the"
            " only one withheld in its province or regency, the total of that province"
            " or regency less the figures shown of its other parts gives it away; no"
            " second figure is withheld to prevent this."
        ),
        _(
            "Until that is done, figures by sub-district are for use inside the"
            " institution. Readers outside get a server started with --audience public,"
            " which shows regencies and larger only; before it is opened, see whether"
            " one regency alone is withheld in a province."
        ),
    ]


def how_ranges_are_worked_out(_: Translate) -> html.Section:
    texts = [
        _(
            "A range says how far a figure could move by chance alone. For shares of"
            " groups it is the Wilson score interval at 95 %; for sums of money or"
            " people it is the linearised interval of a ratio, from the variance"
            " between groups and, above the sub-district, between sub-districts."
        ),
        _(
            "Reports are a full count of the groups, so the range is no sampling error:"
            " it tells how much the figure would vary if the same work were repeated."
        ),
        _(
            "The range of a change follows from the ranges of both periods (Newcombe's"
            " method 10). Where it holds zero the change is called within chance: it"
            " need not be one."
        ),
        _(
            "Where the first page names those who moved most, all regions of the map"
            " are judged together (Benjamini–Hochberg at 10 %): of many regions in"
            " which nothing happened, some leave their range by chance."
        ),
        _(
            "Figures of the household survey are weighted, and their range is a"
            " sampling error: it follows from how much the sampled villages of a"
            " stratum differ. They are not shown below the regency; a regency's"
            " figure needs a relative standard error of at most 25 %, above it 50"
            " %, and at least 25 households everywhere. The range of a change"
            " between waves knows that the same households were asked twice."
        ),
        _(
            "Percentages are never averaged: numerators and denominators are added up"
            " and divided once, for every region and period."
        ),
    ]
    heading = html.H2(_("How ranges are worked out"), className="section-title")
    return html.Section(
        [heading, *(html.P(text) for text in texts)], className="card", id="method"
    )
