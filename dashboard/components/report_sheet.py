"""The sheet for the people of a region: one page of paper, pictures and few words."""

from dashboard.components.buttons import print_button
from dashboard.components.elements import html
from dashboard.components.markup import Drawing
from dashboard.components.pictograms import picture, signs
from dashboard.components.report_words import (
    Found,
    came_words,
    fine_print,
    funded_of,
    groups_words,
    is_told,
    money_words,
    of_ten,
    proposals_words,
    share_words,
)
from dashboard.components.sentences import data_source, sample_words, version_words
from dashboard.components.ways import profile_address
from dashboard.context import Context
from dashboard.formats import format_period, region_in_parent
from dashboard.queries import report as measures
from dashboard.selection import Selection
from dashboard.texts import translator


def report_sheet(
    found: Found, region: str, selection: Selection, context: Context
) -> html.Article:
    """All parts in the order in which people ask."""
    lang = selection.lang
    _ = translator(lang)
    says = _Says(found, region, context, lang)
    parts = [
        _part("proposals", _("What became of your proposals"), says.proposals()),
        _part("meeting", _("Who was there when plans were made"), says.meetings()),
        _part("group", _("Our groups"), says.groups()),
        _part("complaint", _("Complaints"), says.complaints()),
        _part("next", _("What happens next"), _next(lang)),
    ]
    return html.Article(
        [
            _head(found, region, selection, context),
            *parts,
            html.Footer(_source(found, context, lang), className="report-source"),
        ],
        className="report-sheet",
    )


def too_large(region: str, selection: Selection, context: Context) -> html.Div:
    """Why there is no sheet for a province or the nation, and where there is one."""
    _ = translator(selection.lang)
    name = context.regions[region].short_name
    return html.Div(
        [
            html.H1(_("Report to the people: {region}", region=name)),
            html.P(
                _(
                    "This sheet is made for a sub-district or a regency: people know"
                    " their own proposals and groups there. For a larger region the"
                    " figures are on its profile, which leads to the regencies inside."
                )
            ),
            html.P(_to_profile(region, selection)),
        ],
        className="empty-state",
    )


def _head(found: Found, region: str, selection: Selection, context: Context):
    lang = selection.lang
    _ = translator(lang)
    periods = [one.row["period"] for one in found.values() if one.row]
    as_of = _("As of {period}", period=format_period(max(periods), lang))
    return html.Header(
        [
            html.Div(
                [print_button(lang), _to_profile(region, selection)],
                className="actions",
            ),
            html.P(_("Report to the people"), className="report-kind"),
            html.H1(region_in_parent(region, context.regions)),
            *([html.P(as_of, className="report-when")] if periods else []),
        ]
    )


def _to_profile(region: str, selection: Selection) -> html.A:
    text = translator(selection.lang)("To the profile")
    return html.A(text, href=profile_address(region, selection), className="button")


class _Says:
    """The lines of each part: sentence, picture, and the exact figure in small."""

    def __init__(self, found: Found, region: str, context: Context, lang: str):
        self.found, self.region, self.context, self.lang = found, region, context, lang

    def proposals(self) -> list:
        money = money_words(self.found, self.lang)
        text = proposals_words(self.found, self.lang)
        counts = funded_of(self.found)
        drawn = signs(counts[0], "sheet", of=counts[1]) if counts else None
        return [
            _line(text, drawn, is_first=True),
            *([html.P(money)] if money else []),
            self._fine(measures.MADE),
        ]

    def meetings(self) -> list:
        text = came_words(self.found, self.lang)
        return [
            _line(text, self._drawn(measures.CAME, "person"), is_first=True),
            self._fine(measures.CAME),
            *self._share(measures.WOMEN, "person"),
        ]

    def groups(self) -> list:
        return [
            _line(groups_words(self.found, self.lang), None, is_first=True),
            *self._share(measures.MEETINGS, "day"),
            *self._share(measures.SAVERS, "coin"),
            *self._share(measures.REPAID, "coin"),
        ]

    def complaints(self) -> list:
        return self._share(measures.COMPLAINTS, "sheet")

    def _share(self, measure: str, sign: str) -> list:
        text = share_words(measure, self.found, self.lang)
        return [_line(text, self._drawn(measure, sign)), self._fine(measure)]

    def _drawn(self, measure: str, sign: str) -> Drawing | None:
        one = self.found[measure]
        return signs(of_ten(one.row["value"]), sign) if is_told(one) else None

    def _fine(self, measure: str) -> html.P:
        text = fine_print(self.found[measure], self.region, self.context, self.lang)
        return html.P(text, className="fine")


def _line(text: str, drawn: Drawing | None, *, is_first: bool = False) -> html.Div:
    """A sentence and its signs, beside it where there is room."""
    words = html.P(text, className="is-first" if is_first else "")
    return html.Div([words, drawn] if drawn else words, className="report-line")


def _part(name: str, heading: str, lines: list) -> html.Section:
    body = html.Div([html.H2(heading), *lines])
    return html.Section([picture(name), body], className=f"report-part is-{name}")


def _next(lang: str) -> list:
    _ = translator(lang)
    return [
        html.P(
            _(
                "Proposals that were not funded can be brought to the next village or"
                " hamlet meeting again. Everyone may come and speak."
            )
        ),
        html.P(
            _(
                "Questions and complaints: ask the facilitator of your village, or the"
                " social-welfare worker (TKSK) at the sub-district office."
            )
        ),
    ]


def _source(found: Found, context: Context, lang: str) -> list:
    _ = translator(lang)
    sources = dict.fromkeys(
        data_source(one.indicator, context, lang) for one in found.values()
    )
    parts = [
        _("Source: {source}", source=", ".join(sources)),
        _("data version {version}", version=version_words(context, lang)),
    ]
    sample = sample_words(context, lang)
    return [*([html.Strong(f"{sample} · ")] if sample else []), " · ".join(parts)]
