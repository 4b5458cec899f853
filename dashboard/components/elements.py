"""Dash's own elements of HTML, made in a tenth of the time.

Each time that one is made, Dash lists anew all properties that it may have, and goes
through them: 20 µs, and a page of tables has a thousand. Here they are listed once.
"""

from types import SimpleNamespace

from dash import html as dash_html
from dash.development.base_component import Component


def _listed_once(element: type[Component]) -> type[Component]:
    """The same to Dash: its name, package, properties and JSON."""
    listed = vars(element())
    names, of_any_name = frozenset(listed["_prop_names"]), ("data-", "aria-")

    def set_what_is_given(self, *children, **props):
        for name in props:
            if name not in names and not name.startswith(of_any_name):
                raise TypeError(f"{element.__name__} has no property {name}")
        if children:
            (props["children"],) = children
        vars(self).update(props)

    kept = ("__module__", "__doc__", "_namespace", "_children_props")
    own = {name: getattr(element, name) for name in kept}
    own |= listed | {"__init__": set_what_is_given}
    return type(element)(element.__name__, (element,), own)


html = SimpleNamespace(
    **{name: _listed_once(getattr(dash_html, name)) for name in dash_html.__all__}
)
