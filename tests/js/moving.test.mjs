import assert from "node:assert/strict";
import test from "node:test";

import { Anchors } from "../../assets/map/anchors.js";
import { hexagons, tileCentre } from "../../assets/map/hexagons.js";
import { respond } from "../../assets/map/keys.js";
import { neighbour, pick } from "../../assets/map/pick.js";
import { levelOf, parentCode } from "../../assets/map/register.js";
import { View, between } from "../../assets/map/view.js";
import { SQUARE, drawn, geometryOf, register } from "./world.mjs";

function view() {
  const found = new View();
  found.setWorld([0, 0, 40, 20], 1);
  found.resize(400, 300);
  found.set({ x: 20, y: 10, scale: 20 });
  return found;
}

test("screen and world are each other's inverse", () => {
  const found = view();

  const [x, y] = found.toWorld(130, 70);

  assert.deepEqual(found.toScreen(x, y).map(Math.round), [130, 70]);
});

test("zooming keeps the point under the pointer", () => {
  const found = view();
  const before = found.toWorld(150, 160);

  found.zoomAt(2, 150, 160);

  assert.equal(found.scale, 40);
  found.toWorld(150, 160).forEach((value, i) => assert.ok(Math.abs(value - before[i]) < 1e-9));
});

test("the view neither leaves the world nor goes beyond its limits", () => {
  const found = view();

  found.set({ x: 900, y: -900, scale: 1e9 });
  assert.equal(found.scale, 400);
  assert.deepEqual([found.x, found.y], [40, 0]);
  found.set({ x: 900, y: 900, scale: 0.001 });
  assert.ok(found.toScreen(0, 0)[0] >= 0 && found.toScreen(40, 20)[0] <= 400);
  assert.equal(found.canZoom(0.5), false);
  assert.equal(found.canZoom(2), true);
});

test("a region can be moved aside, not out of sight", () => {
  for (const [dx, dy] of [[9000, 0], [-9000, 0], [0, 9000], [0, -9000], [9000, 9000]]) {
    const found = view();
    found.focus = [10, 5, 20, 10];
    found.panBy(dx, dy);

    const [left, top] = found.toScreen(10, 5);
    const [right, bottom] = found.toScreen(20, 10);
    const width = Math.min(right, found.width) - Math.max(left, 0);
    const height = Math.min(bottom, found.height) - Math.max(top, 0);
    const area = (right - left) * (bottom - top);
    assert.ok(width > 0 && height > 0 && width * height >= 0.2 * area);
  }
});

test("a box is fitted with room around it", () => {
  const found = view();

  found.set(found.placeOf([10, 5, 20, 10], 10));

  assert.deepEqual(found.toScreen(10, 7.5).map(Math.round), [10, 150]);
});

test("a box is fitted below what covers the map's top", () => {
  const found = view();

  found.head = 100;
  found.set(found.placeOf([10, 5, 20, 10], 10));

  assert.ok(found.toScreen(10, 5)[1] >= 105);
  assert.equal(Math.round(found.toScreen(10, 7.5)[1]), 200);
});

test("a flight ends where it should and holds still what both ends share", () => {
  const start = { x: 0, y: 0, scale: 1 };
  const end = { x: 10, y: 0, scale: 2 };

  assert.deepEqual(between(start, end, 0), start);
  assert.deepEqual(between(start, end, 1), end);
  // world x = 20 is at screen 20 in both, and on the way
  const middle = between(start, end, 0.5);
  assert.ok(Math.abs((20 - middle.x) * middle.scale - 20) < 1e-9);
});

test("picks the region under the pointer, and a near island for a clumsy one", () => {
  const { raster } = drawn(geometryOf([...SQUARE.slice(0, 3), [4, 4, 4.5, 4.5]]), {
    scale: 4,
    margin: 8,
  });
  const at = (px, py) => pick(raster, { px, py, ratio: 1 });

  assert.equal(at(10, 10), 0);
  assert.equal(at(29, 29), 3);
  assert.equal(at(36, 36), -1);
  assert.equal(at(5, 12), 0);
});

test("arrows go to the neighbour that lies that way", () => {
  const centres = Float32Array.from([2, 2, 2, 6, 6, 2, 6, 6]);
  const allowed = Uint8Array.from([1, 1, 1, 1]);
  const from = (number, key, mask = allowed) => neighbour(centres, { number, key, allowed: mask });

  assert.equal(from(0, "ArrowRight"), 2);
  assert.equal(from(0, "ArrowDown"), 1);
  assert.equal(from(0, "ArrowLeft"), 0);
  assert.equal(from(0, "ArrowRight", Uint8Array.from([1, 1, 0, 0])), 0);
});

test("keys mean what the help says, and presentation keeps its own", () => {
  const said = [];
  const say = (name) => (...values) => said.push([name, ...values]);
  const actions = {
    panBy: say("pan"),
    zoomBy: say("zoom"),
    fit: say("fit"),
    step: say("step"),
    openSelected: say("open"),
    up: say("up"),
    isPresenting: () => false,
  };
  for (const key of ["+", "-", "0", "Enter", "Escape", "Backspace", "ArrowUp"]) {
    assert.equal(respond({ key }, actions), true);
  }
  respond({ key: "ArrowUp", shiftKey: true }, actions);

  assert.deepEqual(said.map(([name]) => name), ["zoom", "zoom", "fit", "open", "up", "up", "step", "pan"]);
  assert.deepEqual(said[7], ["pan", 0, 80]);
  assert.equal(respond({ key: "a" }, actions), false);
  assert.equal(respond({ key: "ArrowLeft" }, { ...actions, isPresenting: () => true }), false);
  assert.equal(respond({ key: "Escape" }, { ...actions, isPresenting: () => true }), false);
});

test("hexagons of neighbouring tiles meet", () => {
  const { points, regionRings } = hexagons([0, 1, null, 0], [0, 0, null, 1]);

  assert.deepEqual([...regionRings], [0, 1, 2, 2, 3]);
  assert.deepEqual(tileCentre(0, 1), [Math.sqrt(3) / 2, 1.5]);
  // right upper corner of the first is the left upper corner of the second
  assert.ok(Math.abs(points[2] - points[22]) < 1e-5 && Math.abs(points[3] - points[23]) < 1e-5);
});

test("a region's anchor lies on one of its own sub-districts", () => {
  const anchors = new Anchors(geometryOf(SQUARE), register());
  const { centres, boxes, areas, order } = anchors.of("province");

  assert.equal(centres[0], 2);
  assert.deepEqual([...boxes.slice(0, 4)], [0, 0, 4, 8]);
  assert.deepEqual([...areas], [32, 32]);
  assert.equal(order.length, 2);
  assert.equal(anchors.span("subdistrict"), 4);
});

test("codes tell their level and parent", () => {
  assert.deepEqual(["ID", "16", "16.71", "16.71.18"].map(levelOf), ["nation", "province", "regency", "subdistrict"]);
  assert.deepEqual(["ID", "16", "16.71.18"].map(parentCode), [null, "ID", "16.71"]);
});

test("the register knows what lies inside a region", () => {
  const regions = register();

  assert.deepEqual([...regions.inside("12.71")], [0, 0, 1, 1]);
  assert.deepEqual([...regions.insideAtLevel("11", "regency")], [1, 1, 0]);
  assert.deepEqual([...regions.ownersOfIds("province")], [0xffff, 0, 0, 1, 1]);
  assert.equal(regions.number("12.71.02"), 3);
  assert.equal(regions.has("99"), false);
});
