"""Sentences that tell the reader what happened, what was kept and what to do."""

from collections.abc import Sequence

from dashboard.components.elements import html
from dashboard.components.markup import Markup, as_html
from dashboard.components.ways import profile_address
from dashboard.selection import Notice, Selection
from dashboard.texts import translator


def notice_list(notices: Sequence[Notice], selection: Selection) -> list:
    """One line a notice, with its links after it."""
    return [_notice(notice, selection) for notice in notices]


def _notice(notice: Notice, selection: Selection) -> html.P:
    links = []
    for text, code in notice.links:
        address = profile_address(code, selection)
        links += [" ", html.A(f"{text} ▸", href=address)]
    return html.P([notice.text, *links], className="notice")


def old_words(lang: str) -> html.Div:
    """Seen while the server owes the page an answer (`assets/answers.js`)."""
    _ = translator(lang)
    text = _(
        "The server gave no answer: title, figures and lists in pale are those of the"
        " choice before. If this goes on, tell the person who runs this server."
    )
    in_hall = _("The server gives no answer: shown is the last view that was complete.")
    button = html.Button(
        _("Try again"),
        type="button",
        className="button",
        **{"data-action": "retry"},
    )
    sentences = [html.P(text), html.P(in_hall, className="in-hall")]
    return html.Div([*sentences, button], className="old-words")


def sample_badge(lang: str) -> html.Strong:
    """On every page of a sample store: never mistaken for real figures."""
    text = translator(lang)("SAMPLE DATA – not official figures")
    return html.Strong(text, className="sample-badge")


def empty_state(text: str, advice: str = "") -> html.Div:
    """Nothing to show, and what to do about it."""
    lines = [html.P(text, className="empty-title")]
    return html.Div(
        lines + ([html.P(advice)] if advice else []), className="empty-state"
    )


def loading_state(lang: str) -> html.P:
    """What stands where something is on its way; gone as soon as it comes."""
    return html.P(translator(lang)("Loading…"), className="loading-state")


def arriving(component_id: str, lang: str, *, class_name: str = "") -> Markup:
    """The place of what a callback brings as HTML, until it comes."""
    return Markup(
        id=component_id, className=class_name, html=as_html(loading_state(lang))
    )
