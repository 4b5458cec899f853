"""Parts of a page that only show: sent as HTML text, one component each.

Dash asks every component of a page about every change, which takes longer than all
drawing where a list has hundreds of them. What no callback reads or sets needs none of
that. `assets/markup.js` puts the text in place and leaves alone what has not changed,
so that focus, scrolling and open details stay.
"""

from html import escape
from typing import ClassVar

from dash.development.base_component import Component

_HTML = "dash_html_components"
_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_OF_THE_TYPE = frozenset(
    {
        *("_prop_names", "_valid_wildcard_attributes"),
        *("available_properties", "available_wildcard_properties"),
    }
)
_NAMES = {"className": "class", "htmlFor": "for"}


class Drawing(str):
    """HTML that is text already, such as a picture in SVG: not to be escaped."""


class Markup(Component):
    """One element, `tag`, whose content is `html`: the text of `as_html`."""

    _namespace = "dashboard"
    _type = "Markup"
    _children_props: ClassVar[list[str]] = []
    _base_nodes: ClassVar[list[str]] = []
    _prop_names: ClassVar[list[str]] = ["id", "html", "tag", "className", "role"]
    _valid_wildcard_attributes: ClassVar[list[str]] = ["data-", "aria-"]
    available_properties = _prop_names
    available_wildcard_properties = _valid_wildcard_attributes


def as_html(parts) -> str:
    """The text of `dash.html` components, texts and lists of them; None is nothing.

    Raises TypeError for a component of another kind: it has more to it than its text.
    """
    if parts is None:
        return ""
    if isinstance(parts, list | tuple):
        return "".join(as_html(part) for part in parts)
    if isinstance(parts, Drawing):
        return parts
    if not isinstance(parts, Component):
        return escape(str(parts))
    if parts._namespace != _HTML:
        raise TypeError(f"{parts._type} is no plain HTML")
    return _element(parts)


def _element(component: Component) -> str:
    tag = component._type.lower()
    # what is set, at a third of what `to_plotly_json` takes to ask for all that may be
    props = {k: v for k, v in sorted(vars(component).items()) if k not in _OF_THE_TYPE}
    children = props.pop("children", None)
    opening = f"<{tag}{''.join(_attribute(*item) for item in props.items())}>"
    return opening if tag in _VOID else f"{opening}{as_html(children)}</{tag}>"


def _attribute(name: str, value: object) -> str:
    """` name="value"`; nothing for False and None, and the name alone for True."""
    if value is None or value is False:
        return ""
    name = _NAMES.get(name, name.lower())
    if value is True:
        return f" {name}"
    return f' {name}="{escape(_style(value) if name == "style" else str(value))}"'


def _style(rules: dict[str, object]) -> str:
    """`{"--at": "40%"}` as `--at:40%`. Names are those of CSS."""
    return ";".join(f"{name}:{value}" for name, value in rules.items())
