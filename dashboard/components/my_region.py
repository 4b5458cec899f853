"""Wilayah saya: a line that asks once, and lets who answered change it.

Which of its parts is seen `assets/my_region.js` says, as only the browser knows.
"""

from dashboard.components.elements import html
from dashboard.texts import Translate, translator


def my_region(lang: str) -> html.Div:
    """Every state of the line; none is seen until the browser knows which."""
    _ = translator(lang)
    return html.Div(
        [
            _part("ask", _("Your region? Berdaya will open there."), _asked(_)),
            _part(
                "choosing",
                _("Choose it in the box “Region” above."),
                [_button(_("Skip"), "skip")],
            ),
            _part("here", _("★ My region"), [_button(_("Forget"), "forget")]),
            _part("other", "", [_button(_("Make it my region"), "keep")]),
            _part("elsewhere", "", _away(_)),
        ],
        className="my-region",
    )


def _asked(_: Translate) -> list[html.Button]:
    return [_button(_("Choose region"), "choose"), _button(_("Skip"), "skip")]


def _away(_: Translate) -> list[html.Button]:
    return [
        _button(_("To my region"), "open"),
        _button(_("Make it my region"), "keep"),
    ]


def _part(state: str, text: str, buttons: list[html.Button]) -> html.Span:
    words = [html.Span(text)] if text else []
    return html.Span([*words, *buttons], className=f"when-{state}")


def _button(text: str, what: str) -> html.Button:
    data = {"data-action": "my-region", "data-what": what}
    return html.Button(text, type="button", className="link", **data)
