/**
 * The tile view's geometry: one pointy-top hexagon per sub-district.
 *
 * World units are hexagon radii. Odd rows are shifted right by half a hexagon. The
 * hexagons meet exactly; the hairline between them is drawn from the id buffer, so
 * that it has the same width at every zoom.
 */

const HALF_WIDTH = Math.sqrt(3) / 2;
const CORNERS = [
  [0, -1],
  [HALF_WIDTH, -0.5],
  [HALF_WIDTH, 0.5],
  [0, 1],
  [-HALF_WIDTH, 0.5],
  [-HALF_WIDTH, -0.5],
];

/** World point of the middle of a tile. */
export function tileCentre(column, row) {
  return [(2 * column + (row & 1)) * HALF_WIDTH, row * 1.5];
}

/**
 * Rings in the form of decode(); a sub-district without a tile gets no ring.
 * @param {(number|null)[]} columns
 * @param {(number|null)[]} rows
 */
export function hexagons(columns, rows) {
  const points = [];
  const ringStarts = [0];
  const regionRings = new Uint32Array(columns.length + 1);
  columns.forEach((column, i) => {
    if (column !== null && column !== undefined) {
      addHexagon(points, tileCentre(column, rows[i]));
      ringStarts.push(points.length / 2);
    }
    regionRings[i + 1] = ringStarts.length - 1;
  });
  return {
    points: Float32Array.from(points),
    ringStarts: Uint32Array.from(ringStarts),
    regionRings,
    numbers: Uint16Array.from(columns, (_, i) => i),
  };
}

function addHexagon(points, [x, y]) {
  for (const [dx, dy] of CORNERS) points.push(x + dx, y + dy);
}
