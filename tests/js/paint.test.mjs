import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { contrasting, luminance, mix, pack } from "../../assets/map/colours.js";
import { NO_CLASS } from "../../assets/map/marks.js";
import { drawLines, lineColours, regionOutline } from "../../assets/map/outlines.js";
import { ColourTable, look, paint } from "../../assets/map/paint.js";
import { classColours, classCount } from "../../assets/map/palette.js";
import { PATTERNS, SIDE, patternTiles } from "../../assets/map/patterns.js";
import { SQUARE, drawn, geometryOf, register } from "./world.mjs";

const palettes = JSON.parse(
  readFileSync(new URL("../../assets/map/palettes.json", import.meta.url), "utf8"),
);
const { ground } = palettes;
const colours = palettes.higher["3"];

function painted(bytes, { region = "ID", scale = 8 } = {}) {
  const regions = register();
  const frame = drawn(geometryOf(SQUARE), { scale });
  const table = new ColourTable(4);
  const owners = regions.owners("subdistrict");
  table.fill(Uint8Array.from(bytes), { owners, inside: regions.inside(region), colours, ground });
  const out = new Uint32Array(frame.raster.width * frame.raster.height);
  paint(out, frame, {
    table,
    tiles: patternTiles(),
    regionOfId: regions.ownersOfIds("subdistrict"),
  });
  const colourAt = (x, y) => out[(1 + y * scale) * frame.raster.width + 1 + x * scale];
  return { out, colourAt, frame };
}

test("each region has the colour of its class", () => {
  const { colourAt } = painted([0, 1, 2, 1]);

  assert.equal(colourAt(2, 2), pack(colours[0]));
  assert.equal(colourAt(2, 6), pack(colours[1]));
  assert.equal(colourAt(6, 2), pack(colours[2]));
});

test("sea is left alone, and what lies outside the shown region is grey", () => {
  const { out, colourAt } = painted([0, 0, 0, 0], { region: "12" });

  assert.equal(out[0], 0);
  assert.equal(colourAt(2, 2), pack(ground.outside));
  assert.equal(colourAt(6, 2), pack(colours[0]));
});

test("a withheld region is hatched, one not reported is dotted on white", () => {
  const { out, frame } = painted([(8 << 4) | NO_CLASS, (10 << 4) | NO_CLASS, 0, 0]);
  const seen = (id) =>
    new Set([...out].filter((_, at) => frame.raster.ids[at] === id));

  assert.deepEqual(seen(1), new Set([pack(ground.withheld), pack(ground.ink)]));
  assert.deepEqual(seen(2), new Set([pack(ground.white), pack(ground.ink)]));
});

test("a parent's value keeps its class colour under the hatch", () => {
  const found = look((1 << 4) | 2, { colours, ground });

  assert.equal(found.fill, colours[2]);
  assert.equal(found.pattern, "wide");
});

test("no data has an inked edge only", () => {
  const { out, frame } = painted([NO_CLASS, 0, 0, 0]);
  const { width, ids } = frame.raster;
  const inked = [...out.keys()].filter((at) => ids[at] === 1 && out[at] === pack(ground.ink));

  assert.ok(inked.length > 0);
  for (const at of inked) {
    const x = (at % width) - 1;
    const y = Math.floor(at / width) - 1;
    assert.ok(Math.min(x, y, 31 - x, 31 - y) < 2, `inside at ${x}, ${y}`);
  }
});

test("between two regions without data there are no dashes", () => {
  const inked = ({ out, frame }) =>
    [...out.keys()].filter((at) => frame.raster.ids[at] && out[at] === pack(ground.ink)).length;
  const one = inked(painted([NO_CLASS, 0, 0, 0]));

  const both = inked(painted([NO_CLASS, NO_CLASS, 0, 0]));

  assert.ok(both < 2 * one, `${both} of ${one} each`);
});

test("every pattern but plain has ink, and repeats at the tile's side", () => {
  const tiles = patternTiles(2);

  PATTERNS.forEach((name, p) => {
    const tile = tiles.subarray(p * SIDE * SIDE, (p + 1) * SIDE * SIDE);
    assert.equal(tile.includes(1), name !== "plain", name);
  });
});

test("province lines outrank regency lines; fine lines are left out from afar", () => {
  const regions = register();
  const frame = drawn(geometryOf(SQUARE), { scale: 4 });
  const { width } = frame.raster;
  const out = new Uint32Array(frame.raster.ids.length);
  const lines = lineColours({ levels: ["regency"], ground, hairlines: false });

  drawLines(out, frame, { register: regions, region: "ID", colours: lines, weight: 1 });

  const at = (x, y) => out[(1 + y) * width + 1 + x];
  assert.equal(at(15, 5), pack(ground.line, 230)); // 11 | 12
  assert.equal(at(5, 15), pack(ground.line, 150)); // 11.01 | 11.02
  assert.equal(at(25, 15), 0); // both in 12.71
  assert.equal(at(0, 5), pack(ground.line, 110)); // coast
  assert.equal(at(5, 5), 0);
});

test("the edge of the picture is no coast", () => {
  const frame = drawn(geometryOf([[-5, -5, 20, 20]]), { margin: 0 });
  const out = new Uint32Array(frame.raster.ids.length);
  const regions = register();
  const lines = lineColours({ levels: [], ground, hairlines: false });

  drawLines(out, frame, { register: regions, region: "ID", colours: lines, weight: 1 });

  assert.ok(out.every((pixel) => pixel === 0));
});

test("an outline surrounds the region and nothing else", () => {
  globalThis.ImageData ??= class {
    constructor(width, height) {
      Object.assign(this, { width, height, data: new Uint8ClampedArray(width * height * 4) });
    }
  };
  const regions = register();
  const { raster } = drawn(geometryOf(SQUARE), { scale: 4 });
  const box = { left: 0, top: 0, right: raster.width, bottom: raster.height };
  const owners = regions.ownersOfIds("province");

  const outline = regionOutline(raster, { owners, number: 0, colour: 7, weight: 1, box });

  const pixels = new Uint32Array(outline.data.buffer);
  const at = (x, y) => pixels[y * raster.width + x];
  assert.equal(at(16, 5), 7); // towards 12
  assert.equal(at(0, 5), 7); // towards the sea
  assert.equal(at(5, 16), 0); // between its own regencies
  assert.equal(at(30, 5), 0);
});

test("palettes have as many colours as classes, sequential ones from light to dark", () => {
  for (const name of ["higher", "lower", "diverging"]) {
    for (let count = 1; count <= 9; count++) {
      assert.equal(palettes[name][count].length, count, `${name} ${count}`);
    }
  }
  for (const name of ["higher", "lower"]) {
    const shades = palettes[name]["9"].map(luminance);
    assert.deepEqual(shades, [...shades].sort((a, b) => b - a));
  }
  assert.equal(palettes.higher["5"][0], "#c6dbef");
  assert.equal(palettes.higher["5"][4], "#08306b");
});

test("lower-is-better is orange; the good end of a change is blue", () => {
  const layer = (header) => ({ header: { breaks: [1, 2], ...header } });

  assert.equal(classCount(layer({})), 3);
  assert.equal(classColours(palettes, layer({ higher_is_better: false }), {})[2], "#7f2704");
  const change = palettes.diverging["3"];
  const against = { against: "2020Q1" };
  assert.deepEqual(classColours(palettes, layer({ higher_is_better: true }), against), change);
  assert.deepEqual(
    classColours(palettes, layer({ higher_is_better: false }), against),
    [...change].reverse(),
  );
});

test("ink shows on its ground", () => {
  assert.equal(pack("#010203"), 0xff030201);
  assert.equal(mix("#000000", "#ffffff", 0.5), "#808080");
  assert.equal(contrasting("#c6dbef"), "#10243e");
  assert.equal(contrasting("#08306b"), "#ffffff");
});
