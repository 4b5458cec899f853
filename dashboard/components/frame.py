"""What stands round every page: menu, sample badge, tools, and the way to the content.

The frame is part of each page's layout, as the layout knows the reader's language.
"""

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.markup import Markup, as_html
from dashboard.components.menu import main_menu
from dashboard.components.notices import notice_list, old_words, sample_badge
from dashboard.selection import Notice, Selection
from dashboard.texts import LOCALES, Translate, translator

LOCALE_NAMES = {"id": "Bahasa Indonesia", "en": "English"}


def frame(
    content: list,
    *,
    path: str,
    selection: Selection,
    is_sample: bool,
    filters: html.Div | None = None,
    notices: list[Notice] | None = None,
    class_name: str = "",
) -> html.Div:
    """A whole page: header, filters where it has them, notices, content."""
    lang = selection.lang
    presenting = " presenting" if selection.is_presenting else ""
    return html.Div(
        [
            _header(path, selection, is_sample),
            *([_news(lang)] if filters else []),
            *([filters] if filters else []),
            html.Main(
                [
                    Markup(
                        html=as_html(notice_list(notices or [], selection)),
                        id=ids.NOTICES,
                        className="notices",
                        role="status",
                    ),
                    old_words(lang),
                    *content,
                ],
                id="content",
                tabIndex="-1",
            ),
            html.Div(className="visually-hidden", role="status", id=ids.ANNOUNCER),
        ],
        className=f"page {class_name}{presenting}",
        id=ids.PAGE,
    )


def _news(lang: str) -> html.Div:
    """Filled by `assets/news.js` when the store has a newer version."""
    _ = translator(lang)
    texts = {"data-reload": _("Load again"), "data-close": _("Close")}
    return html.Div(className="news", role="status", **texts)


def _header(path: str, selection: Selection, is_sample: bool) -> html.Header:
    lang = selection.lang
    _ = translator(lang)
    return html.Header(
        [
            html.A(_("Skip to the content"), href="#content", className="skip-link"),
            html.A("Berdaya", href=f"/?lang={lang}", className="brand"),
            main_menu(path, selection),
            *([sample_badge(lang)] if is_sample else []),
            html.Div(_tools(lang, path), className="header-tools"),
        ],
        className="site-header",
    )


def _tools(lang: str, path: str) -> list:
    _ = translator(lang)
    has_own_picture = path == "/map"  # among its downloads
    other = next(locale for locale in LOCALES if locale != lang)
    return [
        _tool(_("Copy link"), "copy-link", done=_("Link copied")),
        *([] if has_own_picture else [_tool("PNG", "page-picture", title=_picture(_))]),
        _tool(_("Present"), "present", title=_presenting(_)),
        html.Button(
            other.upper(),
            type="button",
            className="tool language",
            title=LOCALE_NAMES[other],
            lang=other,
            **{
                "data-action": "language",
                "data-lang": other,
                "aria-label": LOCALE_NAMES[other],
            },
        ),
    ]


def _presenting(_: Translate) -> str:
    return _(
        "Presentation mode (key F). ← → period, ↑ ↓ region, Enter and Backspace down"
        " and up, Space plays, B blank, Esc ends"
    )


def _picture(_: Translate) -> str:
    return _(
        "Save the page as it is presented as a picture, PNG 1920×1080 (key P in"
        " presentation mode)"
    )


def _tool(text: str, action: str, *, title: str = "", done: str = "") -> html.Button:
    data = {"data-action": action} | ({"data-done": done} if done else {})
    return html.Button(text, type="button", className="tool", title=title, **data)
