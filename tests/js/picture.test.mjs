import assert from "node:assert/strict";
import test from "node:test";

import { HEIGHT, MARGIN, WIDTH, arranged, wrapped } from "../../assets/map/picture_layout.js";

const letters = (text) => text.length;
const INDONESIA = [95, -6, 141, 11];
const SQUARE = [0, 0, 1, 1];

test("a long line becomes two of like length, none is squeezed", () => {
  assert.deepEqual(wrapped("one two", 7, letters), ["one two"]);
  assert.deepEqual(wrapped("one two three four", 12, letters), ["one two", "three four"]);
  assert.deepEqual(wrapped("unbreakable", 5, letters), ["unbreakable"]);
});

const page = (changes) => ({
  top: 84,
  bottom: 980,
  maps: 2,
  hasCaptions: true,
  legends: (width) => [{ lines: 3, given: width(true) }],
  world: SQUARE,
  ...changes,
});

test("one map takes the width, its legend stands below", () => {
  const { maps, legends } = arranged(page({ maps: 1, hasCaptions: false }));

  assert.deepEqual(maps.map(({ x, y, width }) => [x, y, width]), [[MARGIN, 84, WIDTH - 2 * MARGIN]]);
  assert.ok(legends[0].y > maps[0].y + maps[0].height);
  assert.ok(legends[0].y + 3 * 36 < HEIGHT);
});

test("two high maps stand side by side, two wide ones one above the other", () => {
  const high = arranged(page()).maps;
  const wide = arranged(page({ world: INDONESIA })).maps;

  assert.equal(high[0].y, high[1].y);
  assert.equal(wide[0].x, wide[1].x);
  assert.ok(wide[1].y >= wide[0].y + wide[0].height);
  for (const [one, other] of [high, wide]) {
    assert.deepEqual([one.width, one.height], [other.width, other.height]);
  }
});

test("a shared legend has the width of both maps", () => {
  const [legend] = arranged(page()).legends;

  assert.equal(legend.given, WIDTH - 2 * MARGIN);
});
