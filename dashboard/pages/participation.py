"""/participation: the five stages, who came, who decided, and what became of it."""

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.markup import Markup
from dashboard.components.notices import arriving
from dashboard.components.subject_page import subject_page
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.queries.participation import PAGE
from dashboard.texts import translator

ROUTE = {"path": "/participation"}
CHOICES = ("region", "period", "sector", "programme")


def layout(context: Context, **query: str) -> html.Div:
    only = PAGE
    selection, notices = read_selection(context, query, only=only)
    return subject_page(
        _parts(selection.lang),
        context,
        name="participation",
        path=ROUTE["path"],
        selection=selection,
        notices=notices,
        choices=CHOICES,
        only=only,
    )


def _parts(lang: str) -> list:
    _ = translator(lang)
    return [
        Markup(id=ids.PARTICIPATION_NOTICES, className="notices", role="status"),
        Markup(tag="h1", id=ids.PARTICIPATION_TITLE),
        _card(_("Five stages"), ids.PARTICIPATION_STAGES, lang, wide=True),
        _card(_("Who came"), ids.PARTICIPATION_CAME, lang),
        _card(_("Who decided"), ids.PARTICIPATION_DECIDED, lang),
        _card(_("From proposal to plan"), ids.PARTICIPATION_CASCADE, lang),
        _card(_("Recorded and observed"), ids.PARTICIPATION_SOURCES, lang),
        _card(_("Where"), ids.PARTICIPATION_GRID, lang, wide=True),
        _card(_("In which programmes"), ids.PARTICIPATION_PARTS, lang, wide=True),
        Markup(tag="p", id=ids.PARTICIPATION_SOURCE, className="source-line"),
    ]


def _card(heading: str, component_id: str, lang: str, *, wide: bool = False):
    name = "card wide" if wide else "card"
    return html.Section(
        [html.H2(heading, className="section-title"), arriving(component_id, lang)],
        className=f"{name} of-{component_id}",
    )
