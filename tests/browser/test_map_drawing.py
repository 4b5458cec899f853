"""Known regions show their class's colour at known points of the screen.

A renderer can be fast and draw garbage: only the pixels tell.
"""

import json
from math import sqrt

import geopandas as gpd
import numpy as np
import pytest

from dashboard.ingest.geography.coverage import clean, valid_polygons
from dashboard.settings import Settings
from tests.browser.conftest import wait_until
from tests.browser.map_harness import classes, flags
from tests.browser.square_world import centre, write_geometry

pytestmark = pytest.mark.browser

PALETTES = json.loads((Settings().assets / "map" / "palettes.json").read_text())
BLUES = PALETTES["higher"]["5"]
GROUND = PALETTES["ground"]


def expected_colours(harness, period: str) -> list[str | None]:
    """The plain class colour of each sub-district; None where it has a mark."""
    codes = classes(harness, "subdistrict", indicator="repaid", period=period)
    marks = flags(harness, "subdistrict")
    return [None if m else BLUES[c & 15] for c, m in zip(codes, marks, strict=True)]


def screen_points(page, world_points) -> list[list[float]]:
    """Device pixels of world points."""
    points = page.evaluate(
        """(points) => {
          const { view } = berdayaMap.get("map");
          return points.map(([x, y]) => view.toScreen(x, y));
        }""",
        [list(map(float, point)) for point in world_points],
    )
    density = page.evaluate("devicePixelRatio")
    return [[x * density, y * density] for x, y in points]


def tile_point(tile) -> tuple[float, float]:
    """Middle of a tile in the renderer's world: hexagon radii, rows downwards."""
    return (tile.tile_column + tile.tile_row % 2 / 2) * sqrt(3), tile.tile_row * 1.5


def assert_colours(found: list[str], expected: list[str], names: list[str]) -> None:
    wrong = [
        f"{name}: {f}, not {e}"
        for name, f, e in zip(names, found, expected, strict=True)
        if f != e
    ]
    assert wrong == []


def sampled(regions, expected, *, step=19):
    """(number, region) of every nth sub-district that shows a plain class."""
    tiles = regions.at_level("subdistrict")
    return [(n, tiles[n]) for n in range(0, len(tiles), step) if expected[n]]


@pytest.mark.parametrize("density, script", [(1, ""), (2, "&packed=1")])
def test_tiles_show_their_class(
    open_map, harness, regions, read_pixels, density, script
):
    expected = expected_colours(harness, "2024Q3")
    chosen = sampled(regions, expected)
    query = f"view=tiles&labels=0{script}"

    with open_map(query, device_scale_factor=density) as page:
        points = screen_points(page, [tile_point(tile) for _, tile in chosen])
        found = read_pixels(page.screenshot(), points)

    assert len(chosen) > 300
    colours = [expected[number] for number, _ in chosen]
    assert_colours(found, colours, [tile.code for _, tile in chosen])


@pytest.mark.parametrize("density", [1, 2])
def test_boundaries_show_their_class(open_map, harness, regions, read_pixels, density):
    expected = expected_colours(harness, "2024Q3")
    chosen = sampled(regions, expected)

    with open_map("labels=0", device_scale_factor=density) as page:
        places = [centre(tile) for _, tile in chosen]
        points = screen_points(page, [(x, -y) for x, y in places])
        found = read_pixels(page.screenshot(), points)

    colours = [expected[number] for number, _ in chosen]
    assert_colours(found, colours, [tile.code for _, tile in chosen])


def test_close_up_the_full_detail_shows_the_same(
    open_map, harness, regions, read_pixels
):
    expected = expected_colours(harness, "2024Q3")
    inside = [
        (number, tile)
        for number, tile in sampled(regions, expected, step=1)
        if tile.code.startswith("32.04.")
    ]

    with open_map("labels=0&region=32.04") as page:
        wait_until(page, "berdayaMap.get('map').drawing.terrain.detailed.size > 0")
        page.wait_for_timeout(500)
        places = [centre(tile) for _, tile in inside]
        points = screen_points(page, [(x, -y) for x, y in places])
        found = read_pixels(page.screenshot(), points)

    assert any("full-32" in address for address in harness.asked)
    colours = [expected[number] for number, _ in inside]
    assert_colours(found, colours, [tile.code for _, tile in inside])


def test_provinces_colour_the_same_land(open_map, harness, regions, read_pixels):
    numbers = {code: n for n, code in enumerate(regions.codes("province"))}
    codes = classes(harness, "province", indicator="repaid", period="2024Q3")
    marks = flags(harness, "province")
    tiles = regions.at_level("subdistrict")[::29]
    chosen = [tile for tile in tiles if not marks[numbers[tile.code[:2]]]]

    with open_map("view=tiles&labels=0&level=province") as page:
        points = screen_points(page, [tile_point(tile) for tile in chosen])
        found = read_pixels(page.screenshot(), points)

    colours = [BLUES[codes[numbers[tile.code[:2]]] & 15] for tile in chosen]
    assert_colours(found, colours, [tile.code for tile in chosen])


def test_what_lies_outside_the_shown_region_is_grey(open_map, regions, read_pixels):
    outside = [
        tile
        for tile in regions.at_level("subdistrict")
        if tile.code.startswith("15.") and tile.tile_row % 2 == 0
    ]

    with open_map("view=tiles&labels=0&region=16") as page:
        points = screen_points(page, [tile_point(tile) for tile in outside])
        seen = [p for p in points if 0 < p[0] < 780 and 0 < p[1] < 400]
        found = read_pixels(page.screenshot(), seen)

    assert len(seen) > 5
    assert set(found) == {GROUND["outside"]}


def test_a_period_in_memory_repaints_without_a_request(
    open_map, harness, regions, read_pixels
):
    expected = expected_colours(harness, "2019Q2")
    chosen = sampled(regions, expected)

    with open_map("view=tiles&labels=0") as page:
        page.evaluate("berdayaMap.prefetch('map')")
        asked = len(harness.asked)
        shown = page.evaluate("berdayaMap.show('map', { period: '2019Q2' })")
        points = screen_points(page, [tile_point(tile) for _, tile in chosen])
        found = read_pixels(page.screenshot(), points)

    assert shown is True
    assert len(harness.asked) == asked
    colours = [expected[number] for number, _ in chosen]
    assert_colours(found, colours, [tile.code for _, tile in chosen])


@pytest.mark.shared
def test_real_polygons_of_a_province_show_their_class(
    open_map, harness, regions, read_pixels, shared, tmp_path
):
    sites = real_province(shared, "32")
    harness.geo = tmp_path
    codes = regions.codes("subdistrict")
    shapes = np.array([sites["clean"].get(code) for code in codes], dtype=object)
    write_geometry(tmp_path, regions, shapes)
    expected = dict(zip(codes, expected_colours(harness, "2024Q3"), strict=True))
    large = sites["point"][sites["room"] > 0.02]
    chosen = [(code, p) for code, p in large.items() if expected[code]]

    with open_map(
        "labels=0&region=32", viewport={"width": 1400, "height": 900}
    ) as page:
        page.wait_for_timeout(1500)
        points = screen_points(page, [(p.x, -p.y) for _, p in chosen])
        found = read_pixels(page.screenshot(), points)

    assert len(chosen) > 100
    colours = [expected[code] for code, _ in chosen]
    assert_colours(found, colours, [code for code, _ in chosen])


def real_province(shared, province: str):
    """By code: the cleaned polygon, a point well inside it and its room around."""
    found = gpd.read_file(
        shared / "boundaries" / "indonesia_boundaries.gpkg",
        layer="kec",
        where=f"code LIKE '{province}.%'",
    ).set_index("code")
    found["clean"] = clean(valid_polygons(found.geometry.to_numpy()))
    cleaned = gpd.GeoSeries(found["clean"], crs=None)
    found["point"] = cleaned.representative_point()
    found["room"] = cleaned.boundary.distance(gpd.GeoSeries(found["point"]))
    return found
