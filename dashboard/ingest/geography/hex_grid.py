"""The hexagon grid of the tile map: cells, rings, centres.

Pointy-top hexagons in "odd-r" offset coordinates, origin top left: rows run downwards,
and every odd row is shifted right by half a hexagon. A cell's centre is at
x = column + 0.5 * (row is odd), y = row * sqrt(3) / 2, in hexagon widths.
`tile_column` and `tile_row` of the region register are these coordinates.
"""

import numpy as np

ROW_HEIGHT = np.sqrt(3) / 2


def centres(columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """x, y of cells in hexagon widths, y downwards."""
    return np.column_stack([columns + 0.5 * (rows % 2), rows * ROW_HEIGHT])


def ring(column: int, row: int) -> list[tuple[int, int]]:
    """The six cells around a cell, in turning order, each beside the one before."""
    right = row % 2
    return [
        (column + 1, row),
        (column + right, row + 1),
        (column + right - 1, row + 1),
        (column - 1, row),
        (column + right - 1, row - 1),
        (column + right, row - 1),
    ]
