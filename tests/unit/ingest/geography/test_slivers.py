import numpy as np
import pytest
import shapely
from shapely import Polygon, box

from dashboard.ingest.geography.slivers import filled, narrow_holes

# a square of 1 degree in two halves, with an opening on their common border
LEFT = Polygon(
    [(0, 0), (0.5, 0), (0.5, 0.4), (0.498, 0.5), (0.5, 0.6), (0.5, 1), (0, 1)]
)
RIGHT = Polygon(
    [(0.5, 0), (1, 0), (1, 1), (0.5, 1), (0.5, 0.6), (0.501, 0.5), (0.5, 0.4)]
)


def test_a_sliver_goes_to_a_neighbour_and_the_coverage_stays_valid():
    halves = np.array([LEFT, RIGHT, box(5, 5, 6, 6)])

    complete = filled(halves)

    assert len(narrow_holes(halves)) == 1
    assert len(narrow_holes(complete)) == 0
    assert shapely.coverage_is_valid(complete)
    assert shapely.area(complete[:2]).sum() == pytest.approx(1)
    assert complete[2].equals(halves[2])


def test_an_islet_inside_a_sliver_stays_its_own():
    islet = box(0.4995, 0.499, 0.5, 0.501)

    complete = filled(np.array([LEFT, RIGHT, islet]))

    assert shapely.coverage_is_valid(complete)
    assert shapely.area(complete).sum() == pytest.approx(1)
    assert complete[2].equals(islet)


def test_a_lake_stays():
    ring = box(0, 0, 1, 1).difference(box(0.4, 0.4, 0.5, 0.5))

    assert filled(np.array([ring]))[0].equals(ring)


def test_polygons_without_holes_are_left_alone():
    squares = np.array([box(0, 0, 1, 1), box(1, 0, 2, 1)])

    assert all(filled(squares) == squares)
