import numpy as np
import pytest
from shapely import MultiPolygon, Polygon, box

from dashboard.ingest.geography.geometry import (
    ORIGIN,
    BrokenGeometry,
    decode,
    encode,
    varints,
)

WEST, SOUTH = ORIGIN


def square(x: float, y: float, size: float) -> Polygon:
    """Of grid steps, from the origin, at a step of one degree."""
    return box(WEST + x, SOUTH + y, WEST + x + size, SOUTH + y + size)


def test_writes_varints_low_bits_first():
    assert varints(np.array([0, 127, 128, 300])) == bytes([0, 127, 128, 1, 172, 2])


def test_writes_a_triangle_byte_by_byte():
    triangle = Polygon([(WEST, SOUTH), (WEST + 2, SOUTH), (WEST, SOUTH + 3)])

    # one region, one ring, three points: (0, 0), (+2, 0), (-2, +3)
    expected = bytes([1, 1, 3, 0, 0, 4, 0, 3, 6])
    assert encode(np.array([triangle]), step=1) == expected


def test_reads_back_rings_holes_parts_and_regions_without_shapes():
    ring = square(0, 0, 9).difference(square(3, 3, 2))
    shapes = np.array([ring, None, MultiPolygon([square(20, 0, 1), square(30, 5, 2)])])

    regions = decode(encode(shapes, step=1), step=1)

    assert [len(regions[number]) for number in range(3)] == [2, 0, 2]
    for number in (0, 2):
        rings = regions[number]
        area = sum(
            abs(Polygon(r).area) * (-1) ** (number == 0 and k > 0)
            for k, r in enumerate(rings)
        )
        assert area == pytest.approx(shapes[number].area)


def test_a_province_file_names_its_regions_by_number():
    shapes = np.array([square(0, 0, 1), square(5, 5, 1), square(9, 9, 1)])
    numbers = np.array([4, 5, 300])

    regions = decode(encode(shapes, step=1, numbers=numbers), step=1, numbered=True)

    assert list(regions) == [4, 5, 300]
    assert Polygon(regions[300][0]).equals(shapes[2])


def test_a_region_below_one_grid_step_can_still_be_found():
    shapes = np.array([square(0, 0, 3), square(7, 7, 0.01)])

    regions = decode(encode(shapes, step=1), step=1)

    (ring,) = regions[1]
    assert len(ring) == 3
    assert np.abs(ring - [WEST + 7, SOUTH + 7]).max() <= 1


def test_drops_points_that_fall_together():
    crowded = Polygon(
        [(WEST, SOUTH), (WEST + 0.1, SOUTH), (WEST + 4, SOUTH), (WEST, SOUTH + 4)]
    )

    (ring,) = decode(encode(np.array([crowded]), step=1), step=1)[0]

    assert len(ring) == 3


def test_a_cut_off_file_is_a_named_error():
    whole = encode(np.array([square(0, 0, 5)]), step=1)

    with pytest.raises(BrokenGeometry):
        decode(whole[:-2], step=1)
