import assert from "node:assert/strict";
import test from "node:test";

import { placeLabels } from "../../assets/map/labels.js";
import { View } from "../../assets/map/view.js";

test("labels never cover each other, the larger region wins", () => {
  const view = new View();
  view.setWorld([0, 0, 100, 100], 1);
  view.resize(100, 100);
  view.set({ x: 50, y: 50, scale: 1 });
  const anchors = {
    centres: [50, 50, 52, 52, 20, 90],
    boxes: [0, 0, 100, 100, 0, 0, 100, 100, 0, 80, 12, 100],
    areas: [5, 9, 1],
    order: [1, 0, 2],
  };
  const group = { level: "regency", anchors, names: ["aa", "bb", "cc"], allowed: [1, 1, 1] };

  const placed = placeLabels([group], { view, measure: () => 30, sizes: { regency: 10 } });

  assert.deepEqual(placed.map((label) => label.text), ["bb"]); // cc does not fit its box
});

test("finer names are left out where only a few of them fit", () => {
  const view = new View();
  view.setWorld([0, 0, 100, 100], 1);
  view.resize(100, 100);
  view.set({ x: 50, y: 50, scale: 1 });
  const finer = {
    level: "subdistrict",
    anchors: {
      centres: [20, 20, 50, 50, 80, 80],
      boxes: [0, 0, 60, 60, 45, 45, 55, 55, 75, 75, 85, 85],
      order: [0, 1, 2],
    },
    names: ["aa", "bb", "cc"],
    allowed: [1, 1, 1],
  };
  const coarser = { ...finer, level: "regency", allowed: [0, 0, 0] };
  const page = { view, measure: () => 30, sizes: { regency: 10, subdistrict: 10 } };

  assert.equal(placeLabels([coarser, finer], page).length, 0);
  assert.equal(placeLabels([finer], page).length, 1);
});

/** Two provinces side by side, 40 pixels wide each, with sea above and below. */
function provinces() {
  const view = new View();
  view.setWorld([0, 0, 200, 100], 1);
  view.resize(200, 100);
  view.set({ x: 100, y: 50, scale: 1 });
  const group = {
    level: "province",
    anchors: {
      centres: [80, 50, 120, 50],
      boxes: [60, 40, 100, 60, 100, 40, 140, 60],
      order: [0, 1],
    },
    names: ["Tengah", "Nusa Timur"],
    allowed: [1, 1],
  };
  const regionAt = (level, x, y) => (y < 40 || y > 60 || x < 60 || x > 140 ? -1 : x < 100 ? 0 : 1);
  const page = { view, regionAt, measure: (text) => text.length * 6, sizes: { province: 10 } };
  return { group, page };
}

test("the name of a province stands on itself or on the sea, in two lines if need be", () => {
  const { group, page } = provinces();

  const [one, other] = placeLabels([group], page);

  assert.deepEqual([one.text, one.lines], ["Tengah", ["Tengah"]]);
  assert.equal(other.text, "Nusa Timur");
  for (const [label, number] of [[one, 0], [other, 1]]) {
    const left = label.x - label.width / 2;
    const owners = Array.from({ length: 21 }, (_, i) => page.regionAt("", left + (i * label.width) / 20, label.y));
    const foreign = owners.filter((owner) => owner >= 0 && owner !== number);
    assert.ok(foreign.length <= 0.4 * owners.length);
  }
});

test("the selected region always has its name, even where there is no room", () => {
  const { group, page } = provinces();
  const crowded = { ...page, measure: () => 150 };

  assert.deepEqual(placeLabels([{ ...group, selected: 1 }], crowded)[0].text, "Nusa Timur");
});
