"""Buttons that change the selection: real buttons carrying a patch of it.

`assets/actions.js` hands the patch to `assets/selection.js`; no callback per button.
"""

import json
from collections.abc import Mapping

from dashboard.components.elements import html
from dashboard.texts import translator


def intent_button(
    children,
    patch: Mapping[str, str | None],
    *,
    class_name: str = "button",
    label: str | None = None,
    pressed: bool | None = None,
) -> html.Button:
    """A button whose click merges `patch` into the selection."""
    data = {"data-intent": json.dumps(dict(patch))}
    if label:
        data["aria-label"] = label
    if pressed is not None:
        data["aria-pressed"] = "true" if pressed else "false"
    return html.Button(children, type="button", className=class_name, **data)


def store_button(
    children,
    store: str,
    value: object,
    *,
    class_name: str = "button",
    disabled: bool = False,
    label: str | None = None,
) -> html.Button:
    """A button whose click puts `value` into a store, such as a table's page."""
    data = {"data-store": store, "data-value": json.dumps(value)}
    if label:
        data["aria-label"] = label
    return html.Button(
        children, type="button", className=class_name, disabled=disabled, **data
    )


def copy_button(text: str, *, copied: str, done: str) -> html.Button:
    """A button that copies `copied` and then reads `done` for a moment."""
    return html.Button(
        text,
        type="button",
        className="button",
        **{"data-action": "copy", "data-copy": copied, "data-done": done},
    )


def print_button(lang: str) -> html.Button:
    """Opens the browser's print."""
    return html.Button(
        translator(lang)("Print"),
        type="button",
        className="button",
        **{"data-action": "print"},
    )


def drop_down(summary: str, children: list, *, class_name: str = "") -> html.Details:
    """A small panel behind a button; closes on Escape and on a click elsewhere."""
    return html.Details(
        [
            html.Summary(summary, className="button"),
            html.Div(children, className="drop-panel"),
        ],
        className=f"drop-down {class_name}",
    )
