import pytest
from dash import dcc, html

from dashboard.components.markup import Markup, as_html


def test_elements_become_their_text():
    part = html.Div(
        [html.Label("Nama", htmlFor="x"), html.Br(), None, 5],
        className="a",
        tabIndex="0",
    )

    assert as_html(part) == (
        '<div class="a" tabindex="0"><label for="x">Nama</label><br>5</div>'
    )


def test_words_of_a_file_cannot_become_elements():
    part = html.P("<script>alert(1)</script>", title='"><img src=x>')

    text = as_html(part)

    assert "<script>" not in text
    assert "<img" not in text


def test_what_is_off_is_left_out_and_what_is_on_stands_alone():
    part = [html.Button("a", disabled=True), html.Button("b", disabled=False)]

    assert as_html(part) == "<button disabled>a</button><button>b</button>"


def test_wildcards_and_styles_are_kept():
    part = html.Span(style={"left": "40%"}, **{"data-intent": '{"a": 1}'})

    assert as_html(part) == (
        '<span data-intent="{&quot;a&quot;: 1}" style="left:40%"></span>'
    ) or as_html(part) == (
        '<span style="left:40%" data-intent="{&quot;a&quot;: 1}"></span>'
    )


def test_a_component_with_more_to_it_is_refused():
    with pytest.raises(TypeError, match="Graph"):
        as_html(html.Div(dcc.Graph()))


def test_it_is_sent_as_one_component():
    sent = Markup(id="place", html="<b>1</b>", **{"aria-label": "x"}).to_plotly_json()

    assert sent == {
        "namespace": "dashboard",
        "type": "Markup",
        "props": {"id": "place", "html": "<b>1</b>", "aria-label": "x"},
    }
