import assert from "node:assert/strict";
import test from "node:test";

import { BrokenGeometry, decode } from "../../assets/map/decode.js";

const GRID = { origin: [94.9, -11.1], step: 0.5 };
const zigzag = (n) => (n << 1) ^ (n >> 31);
const close = (actual, expected) =>
  actual.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-5, `${actual}`));

// one region, one ring: (0, 0), (2, 0), (2, 2)
const TRIANGLE = [1, 1, 3, 0, 0, zigzag(2), 0, 0, zigzag(2)];

test("reads rings in world units, y growing southwards", () => {
  const { points, ringStarts, regionRings } = decode(Uint8Array.from(TRIANGLE), GRID);

  close([...points], [94.9, 11.1, 95.9, 11.1, 95.9, 10.1]);
  assert.deepEqual([...ringStarts], [0, 3]);
  assert.deepEqual([...regionRings], [0, 1]);
});

test("coordinates run across regions, and a region may have no ring", () => {
  const bytes = [3, 1, 1, zigzag(3), zigzag(1), 0, 1, 1, zigzag(-1), 0];

  const { points, regionRings, numbers } = decode(Uint8Array.from(bytes), GRID);

  close([...points], [96.4, 10.6, 95.9, 10.6]);
  assert.deepEqual([...regionRings], [0, 1, 1, 2]);
  assert.deepEqual([...numbers], [0, 1, 2]);
});

test("a province's file names its regions by steps", () => {
  const bytes = [2, 200, 1, 0, 1, 0]; // number 200, no rings; one more: 201, no rings

  const { numbers } = decode(Uint8Array.from(bytes), { ...GRID, numbered: true });

  assert.deepEqual([...numbers], [200, 201]);
});

test("reads numbers of several bytes", () => {
  const big = [0xac, 0x02]; // 300
  const bytes = [1, 1, 1, ...big, 0];

  const { points } = decode(Uint8Array.from(bytes), GRID);

  close([points[0]], [94.9 + 150 * 0.5]);
});

test("a file that is cut off is named as such", () => {
  assert.throws(() => decode(Uint8Array.from(TRIANGLE.slice(0, 5)), GRID), BrokenGeometry);
});
