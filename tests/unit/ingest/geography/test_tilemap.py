"""The committed tile layout, and the layout of small made-up countries."""

from collections import Counter, defaultdict

import geopandas as gpd
import numpy as np
import pytest
from shapely import box

from dashboard.ingest.geography.hex_grid import centres, ring
from dashboard.ingest.geography.tilemap import tile_map
from dashboard.regions import ancestor_code

# Sub-districts on each piece of the provinces whose land has several: islands of at
# least ten sub-districts, or far out at sea.
PIECES = {
    "11": [280, 10],
    "12": [385, 63, 6, 1],
    "13": [169, 10],
    "17": [128, 1],
    "19": [36, 11],
    "21": [39, 13, 10, 10, 4, 2, 1, 1],
    "33": [575, 1],
    "35": [592, 71, 2, 1],
    "52": [63, 54],
    "53": [125, 110, 45, 18, 11, 6],
    "71": [127, 25, 17, 1, 1],
    "72": [158, 19],
    "73": [311, 1, 1],
    "74": [147, 73, 1],
    "76": [68, 1],
    "81": [49, 16, 16, 10, 10, 5, 4, 4, 2, 1, 1, 1],
    "82": [91, 20, 5, 1, 1],
    "91": [65, 19, 16, 5],
    "96": [118, 11, 2, 1],
}


@pytest.fixture(scope="module")
def tiles(regions):
    """(column, row) -> code of the committed layout."""
    return {
        (r.tile_column, r.tile_row): r.code for r in regions.at_level("subdistrict")
    }


def test_every_subdistrict_has_a_hexagon_of_its_own(tiles, regions):
    assert len(tiles) == len(regions.at_level("subdistrict")) == 7285
    assert min(column for column, _ in tiles) == 0
    assert min(row for _, row in tiles) in (0, 1)


def test_no_two_provinces_touch(tiles):
    touching = {
        (ancestor_code(code, "province"), ancestor_code(tiles[beside], "province"))
        for cell, code in tiles.items()
        for beside in ring(*cell)
        if beside in tiles
    }

    assert all(one == other for one, other in touching)


def test_a_province_has_several_pieces_only_where_its_land_does(tiles):
    sizes = defaultdict(list)
    for piece in _pieces(set(tiles)):
        sizes[ancestor_code(tiles[next(iter(piece))], "province")].append(len(piece))

    several = {p: sorted(s, reverse=True) for p, s in sizes.items() if len(s) > 1}
    assert several == PIECES


def test_no_hole_is_enclosed(tiles):
    columns, rows = zip(*tiles, strict=True)
    around = {
        (column, row)
        for column in range(-1, max(columns) + 2)
        for row in range(-1, max(rows) + 2)
    }

    assert len(_pieces(around - set(tiles))) == 1


def test_the_layout_keeps_the_compass(tiles):
    by_code = {code: cell for cell, code in tiles.items()}
    sabang, merauke = by_code["11.72.01"], by_code["93.01.01"]
    jakarta, manado = by_code["31.71.01"], by_code["71.71.01"]

    assert sabang[0] < jakarta[0] < manado[0] < merauke[0]
    assert max(sabang[1], manado[1]) < jakarta[1] < merauke[1]


def test_most_regencies_stay_in_one_piece(tiles, regions):
    by_regency = defaultdict(set)
    for cell, code in tiles.items():
        by_regency[ancestor_code(code, "regency")].add(cell)

    whole = Counter(len(_pieces(cells)) == 1 for cells in by_regency.values())
    assert whole[True] / len(by_regency) > 0.7


def _pieces(cells: set) -> list[set]:
    left, found = set(cells), []
    while left:
        piece, edge = set(), [left.pop()]
        while edge:
            cell = edge.pop()
            piece.add(cell)
            beside = left.intersection(ring(*cell))
            left -= beside
            edge.extend(beside)
        found.append(piece)
    return found


def test_lays_out_two_provinces_that_share_a_border():
    country = _country({"11": (0, 0, 6, 4), "12": (6, 0, 4, 4)})

    layout = tile_map(country)

    cells = layout.cells.set_index("code")
    places = centres(cells["tile_column"].to_numpy(), cells["tile_row"].to_numpy())
    province = cells.index.str[:2]
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    assert apart[np.ix_(province == "11", province == "12")].min() > 1.5
    assert (apart + np.eye(len(cells)) * 9).min() == pytest.approx(1)
    assert places[province == "11", 0].mean() < places[province == "12", 0].mean()
    assert layout.displacement < 1.5


def test_a_small_province_between_two_pushes_them_aside():
    country = _country(
        {"31": (0, 0, 8, 6), "32": (8, 2, 1, 2), "33": (9, 0, 8, 6)}, size=0.02
    )

    cells = tile_map(country).cells

    assert not cells.duplicated(["tile_column", "tile_row"]).any()
    assert len(cells) == len(country)


def _country(provinces: dict[str, tuple], size: float = 0.1) -> gpd.GeoDataFrame:
    """Square sub-districts: province -> (left, bottom, columns, rows)."""
    rows = [
        {
            "code": f"{province}.01.{y * columns + x + 1:02d}",
            "geometry": box(
                (left + x) * size,
                (bottom + y) * size,
                (left + x + 1) * size,
                (bottom + y + 1) * size,
            ),
        }
        for province, (left, bottom, columns, height) in provinces.items()
        for x in range(columns)
        for y in range(height)
    ]
    return gpd.GeoDataFrame(rows, crs=4326)
