import assert from "node:assert/strict";
import test from "node:test";

import { packed } from "../../assets/map/legends.js";

test("the parts of a legend stand in as few rows as they go into", () => {
  assert.deepEqual(packed([400, 455, 250, 425, 650, 315, 350], 784), [4, 2, 4, 3, 1, 2, 3]);
});

test("a part wider than the room has a row of its own", () => {
  assert.deepEqual(packed([900, 100], 784), [1, 2]);
});

test("without parts there are no rows", () => {
  assert.deepEqual(packed([], 784), []);
});
