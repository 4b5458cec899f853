"""The first page on the tiny store, whose groups are in West Java and Papua."""

from types import SimpleNamespace

import numpy as np
import pytest

from dashboard.queries import overview
from dashboard.queries.choices import slice_of
from dashboard.queries.overview import (
    headlines,
    least_reported,
    movers,
    overview_view,
    pillars_without_figures,
)
from dashboard.queries.values import COLUMNS
from dashboard.queries.views import map_change

QUERY = {"period": "2024Q3", "region": "32"}


def test_the_cards_begin_with_the_headlines_that_have_figures(source):
    found = headlines(source)

    assert len(found) == overview.CARDS == len(set(found))
    assert found[0] == "grp_repay_rate"
    assert "reporting_rate" not in found


def test_pillars_without_figures_are_known(source):
    assert pillars_without_figures(source) == ["participation"]


def test_the_map_shows_one_of_the_cards_and_compares_nothing(source):
    asked = QUERY | {"indicator": "groups_count", "compare": "change"}

    view = overview_view(source, asked)

    assert view.indicator.id == "grp_repay_rate"
    assert view.selection.compare == "none"


def changes(monkeypatch, view, values, *, width):
    """Make the query answer these changes for the first regions of the view."""
    cells = {name: np.full((1, len(values)), np.nan) for name in COLUMNS[2:8]}
    cells["value"] = np.array([values])
    cells["lower"], cells["upper"] = cells["value"] - width, cells["value"] + width
    regions = view.values.regions[: len(values)]
    grid = view.values.within(slice(0, len(values))).with_cells(
        cells | {"flag": np.zeros((1, len(values)), np.uint8)}
    )
    monkeypatch.setattr(overview, "difference", lambda after, before: grid)
    return regions


def test_only_who_moved_beyond_chance_is_listed_the_largest_first(source, monkeypatch):
    view = overview_view(source, QUERY)
    moved = [0.1, 0.3, 0.01, -0.2, 0.2, 0.4]
    regions = changes(monkeypatch, view, moved, width=0.05)

    found = movers(source, view)

    assert found.since == "2023Q3"
    assert [row["value"] for row in found.risen] == [0.4, 0.3, 0.2]
    assert [row["region"] for row in found.fallen] == [regions[3]]


def test_where_nothing_has_a_range_no_mover_is_named(source, monkeypatch):
    view = overview_view(source, QUERY)
    changes(monkeypatch, view, [0.1, -0.3], width=np.nan)

    found = movers(source, view)

    assert (found.risen, found.fallen, found.has_ranges) == ([], [], False)


def test_a_change_is_that_of_the_map_between_the_same_quarters(source):
    view = overview_view(source, QUERY | {"region": "ID"})
    found = movers(source, view)
    shown = map_change(source, slice_of(view.selection), "2024Q3", "2023Q3")
    every = {row["region"]: row for row in shown.grid.records(COLUMNS)}

    assert found.has_ranges
    for row in [*found.risen, *found.fallen]:
        assert row == every[row["region"]]


def test_without_a_year_before_there_are_no_movers(source):
    first = SimpleNamespace(period="2000Q1", indicator=SimpleNamespace(id="none"))

    assert movers(source, first) is None


@pytest.fixture
def reporting(source, monkeypatch):
    """The tiny store has no rate of reporting of its own: any indicator tells it."""
    monkeypatch.setattr(overview, "REPORTING", "grp_repay_rate")
    return source


def test_who_reported_least_comes_first(reporting):
    found = least_reported(reporting, QUERY)
    rates = [row["reported"] / row["due"] for row in found.least]

    assert rates == sorted(rates)
    assert all(rate < 1 for rate in rates)
    assert found.without_any <= found.low <= found.regions
    assert found.period == "2024Q3"


def test_without_reports_nobody_is_silent(source):
    assert least_reported(source, QUERY) is None
