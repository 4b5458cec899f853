import assert from "node:assert/strict";
import test from "node:test";

import { Geometry } from "../../assets/map/geometry.js";
import { SQUARE, drawn, geometryOf, picture } from "./world.mjs";

test("neighbours share their border without gap or overlap", () => {
  const { raster } = drawn(geometryOf(SQUARE));

  assert.deepEqual(picture(raster), [
    "..........",
    ".11113333.",
    ".11113333.",
    ".11113333.",
    ".11113333.",
    ".22224444.",
    ".22224444.",
    ".22224444.",
    ".22224444.",
    "..........",
  ]);
});

test("a hole is not filled", () => {
  const geometry = new Geometry(1, { minimumSpan: 0.1 });
  geometry.add({
    points: Float32Array.from([0, 0, 5, 0, 5, 5, 0, 5, 1, 1, 4, 1, 4, 4, 1, 4]),
    ringStarts: Uint32Array.from([0, 4, 8]),
    regionRings: Uint32Array.from([0, 2]),
    numbers: Uint16Array.from([0]),
  });

  const { raster } = drawn(geometry, { margin: 0 });

  assert.deepEqual(picture(raster).slice(0, 5), [
    "11111...",
    "1...1...",
    "1...1...",
    "1...1...",
    "11111...",
  ]);
});

test("a region below one pixel keeps one, though its neighbour is drawn later", () => {
  const { raster } = drawn(geometryOf([[2.2, 2.2, 2.5, 2.5], [0, 0, 8, 8]]), { margin: 0 });

  assert.equal(raster.ids[2 * raster.width + 2], 1);
  assert.equal(raster.ids.filter((id) => id === 1).length, 1);
});

test("what lies outside the picture does no harm", () => {
  const { raster } = drawn(geometryOf([[-50, -50, 3, 3], [100, 100, 101, 101]]), { margin: 0 });

  assert.deepEqual(picture(raster)[0], "111.....");
  assert.deepEqual(picture(raster)[3], "........");
});

test("hairline gaps close, open water stays", () => {
  const apart = [
    [0, 0, 4, 8],
    [5, 0, 8, 8],
  ];

  const open = drawn(geometryOf(apart), { closing: false });
  const closed = drawn(geometryOf([[0, 0, 4, 8], [4, 1, 8, 8], [5, 0, 8, 1]]), { closing: true });

  assert.equal(picture(open.raster)[4], ".1111.222.");
  // the pixel above region 2 between 1 and 3 has three land neighbours
  assert.equal(picture(closed.raster)[1], ".11111333.");
  assert.equal(picture(closed.raster)[0], "..........");
});

test("runs are the land pixels, row by row", () => {
  const { runs } = drawn(geometryOf(SQUARE));

  assert.equal(runs.count, 16);
  assert.deepEqual([...runs.rows.slice(0, 3)], [0, 0, 2]);
  assert.deepEqual([runs.starts[0], runs.ends[0], runs.ids[0]], [11, 15, 1]);
});

test("all land lies between the first and the last row that has runs", () => {
  const { raster, runs } = drawn(geometryOf(SQUARE));
  const { first, end } = runs.land();
  const { ids, width } = raster;

  assert.ok(first > 0 && end < raster.height);
  assert.ok(ids.subarray(0, first * width).every((id) => id === 0));
  assert.ok(ids.subarray(end * width).every((id) => id === 0));
  for (const row of [first, end - 1]) {
    assert.ok(ids.subarray(row * width, (row + 1) * width).some((id) => id > 0));
  }
});

test("finer rings replace those of their region only", () => {
  const geometry = geometryOf(SQUARE);
  geometry.add({
    points: Float32Array.from([0, 0, 2, 0, 2, 2, 0, 2]),
    ringStarts: Uint32Array.from([0, 4]),
    regionRings: Uint32Array.from([0, 1]),
    numbers: Uint16Array.from([0]),
  });

  const rows = picture(drawn(geometry, { margin: 0 }).raster);

  assert.equal(rows[0], "11..3333");
  assert.equal(rows[3], "....3333");
});

test("geometry knows boxes, areas and centres", () => {
  const geometry = geometryOf(SQUARE);

  assert.deepEqual(geometry.boxOf(Uint8Array.from([1, 0, 1, 0])), [0, 0, 8, 4]);
  assert.equal(geometry.boxOf(new Uint8Array(4)), null);
  assert.equal(geometry.areas[3], 16);
  assert.deepEqual([...geometry.centres.slice(6)], [6, 6]);
});
