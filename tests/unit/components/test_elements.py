import json

import pytest
from dash import html as dash_html
from dash.development.base_component import ComponentRegistry
from plotly.utils import PlotlyJSONEncoder

from dashboard.components.elements import html
from dashboard.components.markup import as_html


@pytest.mark.parametrize("name", dash_html.__all__)
def test_every_element_is_dash_s_own_to_the_browser(name):
    props = {"id": "one", "className": "a", "data-of": "b", "aria-label": "c"}

    def sent(elements):
        made = getattr(elements, name)(["text", elements.B("x")], **props)
        return json.dumps(made, cls=PlotlyJSONEncoder, sort_keys=True)

    assert sent(html) == sent(dash_html)


def test_what_is_not_given_is_not_there_and_none_is():
    assert html.P().to_plotly_json() == dash_html.P().to_plotly_json()
    assert html.P(None).to_plotly_json() == dash_html.P(None).to_plotly_json()


def test_a_list_of_properties_is_made_once_for_all_elements():
    assert html.Td("1")._prop_names is html.Td("2")._prop_names
    assert html.Td("1", className="is-number").__dict__.keys() == {
        "children",
        "className",
    }


def test_a_property_that_no_element_has_is_refused():
    with pytest.raises(TypeError, match="Td has no property klass"):
        html.Td("1", klass="is-number")


def test_the_package_of_an_element_stays_dash():
    assert ComponentRegistry.namespace_to_package["dash_html_components"] == "dash"
    assert isinstance(html.Td(), dash_html.Td)


def test_is_written_as_dash_s_own():
    made = html.A("x & y", href="/a", title="b", hidden=True)

    assert as_html(made) == as_html(
        dash_html.A("x & y", href="/a", title="b", hidden=True)
    )
