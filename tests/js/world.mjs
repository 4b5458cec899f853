/** A small world for the tests: four sub-districts in a square of two provinces. */

import { Geometry } from "../../assets/map/geometry.js";
import { Raster } from "../../assets/map/raster.js";
import { Register } from "../../assets/map/register.js";
import { Runs } from "../../assets/map/runs.js";

export const register = () =>
  new Register({
    levels: {
      province: { codes: ["11", "12"], names: ["Barat", "Timur"], parents: [0, 0] },
      regency: {
        codes: ["11.01", "11.02", "12.71"],
        names: ["Kabupaten Utara", "Kabupaten Selatan", "Kota Timur"],
        parents: [0, 0, 1],
      },
      subdistrict: {
        codes: ["11.01.01", "11.02.01", "12.71.01", "12.71.02"],
        names: ["Satu", "Dua", "Tiga", "Empat"],
        parents: [0, 1, 2, 2],
        tile_columns: [0, 0, 2, 2],
        tile_rows: [0, 1, 0, 1],
      },
    },
  });

/** Sub-districts as rectangles [left, top, right, bottom] of world units. */
export function geometryOf(rectangles) {
  const points = rectangles.flatMap(([l, t, r, b]) => [l, t, r, t, r, b, l, b]);
  const geometry = new Geometry(rectangles.length, { minimumSpan: 0.1 });
  geometry.add({
    points: Float32Array.from(points),
    ringStarts: Uint32Array.from({ length: rectangles.length + 1 }, (_, i) => i * 4),
    regionRings: Uint32Array.from({ length: rectangles.length + 1 }, (_, i) => i),
    numbers: Uint16Array.from(rectangles, (_, i) => i),
  });
  return geometry;
}

export const SQUARE = [
  [0, 0, 4, 4],
  [0, 4, 4, 8],
  [4, 0, 8, 4],
  [4, 4, 8, 8],
];

/** Draw with `margin` pixels of sea around a world of 8 × 8. */
export function drawn(geometry, { scale = 1, margin = 1, closing = false } = {}) {
  const side = 8 * scale + 2 * margin;
  const raster = new Raster();
  const camera = { left: -margin / scale, top: -margin / scale, scale, width: side, height: side };
  raster.draw(geometry, camera);
  const runs = new Runs();
  runs.find(raster, { closing });
  return { raster, runs };
}

/** Rows of the id buffer as text, "." for sea. */
export function picture({ ids, width, height }) {
  const rows = [];
  for (let y = 0; y < height; y++) {
    const row = [...ids.subarray(y * width, (y + 1) * width)];
    rows.push(row.map((id) => id || ".").join(""));
  }
  return rows;
}
