/**
 * Fill patterns as functions of the pixel, so that they cost one look-up while painting
 * and never move against the screen's grid.
 *
 * A pattern is a square tile of SIDE × SIDE pixels, 1 where the ink goes. `weight`
 * doubles everything for presentation.
 */

export const SIDE = 32;
export const PATTERNS = ["plain", "hatch", "dots", "wide", "lines", "edge"];
export const PLAIN = 0;
export const EDGE = PATTERNS.indexOf("edge");

const known = {};

const INKED = {
  plain: () => false,
  hatch: (x, y) => (x + y) % 8 < 2,
  dots: (x, y) => x % 8 < 2 && y % 4 < 2 && (x >> 3) % 2 === (y >> 2) % 2,
  wide: (x, y) => (x - y + SIDE) % 16 < 3,
  lines: (x, y) => y % 8 < 1,
  edge: (x, y) => (x + y) % 16 < 9,
};

/**
 * Uint8Array of PATTERNS.length tiles one after the other; pixel (x, y) of pattern p is
 * at p · SIDE² + (y mod SIDE) · SIDE + (x mod SIDE).
 * @param {number} weight 1, or 2 for strokes twice as wide
 */
export function patternTiles(weight = 1) {
  known[weight] ??= drawTiles(weight);
  return known[weight];
}

function drawTiles(weight) {
  const tiles = new Uint8Array(PATTERNS.length * SIDE * SIDE);
  PATTERNS.forEach((name, p) => {
    for (let i = 0; i < SIDE * SIDE; i++) {
      const x = Math.floor((i % SIDE) / weight);
      const y = Math.floor(i / SIDE / weight);
      tiles[p * SIDE * SIDE + i] = INKED[name](x, y) ? 1 : 0;
    }
  });
  return tiles;
}
