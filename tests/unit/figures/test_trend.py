import json
from copy import deepcopy

import plotly.graph_objects as go

from dashboard.figures.template import enlarge
from dashboard.figures.trend import trend_line


def series(values):
    periods = ("2024Q1", "2024Q2", "2024Q3", "2024Q4")
    return [row(*one) for one in zip(periods, values, strict=True)]


def row(period, value):
    if value is None:
        return {"period": period, "value": None, "lower": None, "upper": None}
    ends = {"lower": value - 0.05, "upper": value + 0.05}
    return {"period": period, "value": value} | ends


def draw(values, **options):
    return trend_line(
        series(values),
        name="Aceh",
        words=lambda row: "words",
        period_name=str.lower,
        unit="percent",
        lang="id",
        **options,
    )


def test_draws_a_line_in_the_unit_shown():
    figure = draw([0.5, 0.6, 0.7, 0.8])

    assert figure["data"][-1]["y"] == [50, 60, 70, 80]
    assert figure["data"][-1]["x"] == ["2024q1", "2024q2", "2024q3", "2024q4"]
    assert figure["layout"]["separators"] == ",."
    assert figure["layout"]["yaxis"]["ticksuffix"] == "\u00a0%"


def test_leaves_a_gap_where_nothing_may_be_shown():
    figure = draw([0.5, None, 0.7, 0.8])

    assert figure["data"][-1]["y"][1] is None
    assert figure["data"][-1]["connectgaps"] is False
    assert all(None not in trace["y"] for trace in figure["data"][:-1])


def test_compares_with_the_region_above_only_where_there_is_one():
    assert not draw([0.5, 0.6, 0.7, 0.8])["layout"]["showlegend"]
    compared = draw(
        [0.5, 0.6, 0.7, 0.8],
        compared=series([0.4, 0.4, 0.4, 0.4]),
        compared_name="Indonesia",
    )

    assert "Indonesia" in [trace.get("name") for trace in compared["data"]]


def test_leaves_its_input_alone():
    values = series([0.5, 0.6, 0.7, 0.8])
    before = deepcopy(values)

    trend_line(
        values,
        name="Aceh",
        words=str,
        period_name=str,
        unit="percent",
        lang="en",
    )

    assert values == before


def test_is_what_plotly_knows():
    """What is sent is never checked by plotly's own classes, which take 10 MB."""
    values = [0.5, None, 0.7, 0.8]
    figure = draw(values, compared=series(values), targets=[0.5] * 4)

    go.Figure(enlarge(figure))  # raises ValueError for a key or a value it knows not


def test_letters_and_lines_grow_for_the_hall():
    figure = draw([0.5, 0.6, 0.7, 0.8])
    before = deepcopy(figure["data"][-1])

    line = enlarge(figure)["data"][-1]

    assert line["line"]["width"] > before["line"]["width"]
    assert line["line"]["color"] == before["line"]["color"]
    assert figure["layout"]["font"]["size"] == 28


def test_stays_small():
    assert len(json.dumps(draw([0.5, 0.6, 0.7, 0.8]))) < 3_000
