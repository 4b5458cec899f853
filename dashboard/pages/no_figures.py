"""What stands for a page of figures while the version served holds none."""

from dashboard.components.elements import html
from dashboard.components.frame import frame
from dashboard.components.notices import empty_state
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.texts import translator


def layout(context: Context, **query: str) -> html.Div:
    """Files were imported and built, but not a row of them could be used."""
    selection, _notices = read_selection(context, query)
    _ = translator(selection.lang)
    advice = _(
        "Files were imported, but none of their rows could be used. The Data page lists"
        " each row that was turned down and why, for instance that the list of"
        " programmes (programs) has to be imported before groups and their reports."
    )
    data = html.A(
        _("See what was turned down"),
        href=f"/data?lang={selection.lang}",
        className="button",
    )
    return frame(
        [
            html.H1(_("There are no figures yet")),
            empty_state(advice),
            html.P(data),
        ],
        path="/map",
        selection=selection,
        is_sample=context.store.is_sample,
    )
