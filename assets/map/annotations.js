/** What lies over the colours: outlines of chosen regions, corner marks, names. */

import { pack } from "./colours.js";
import { fitCanvas } from "./frame.js";
import { placeLabels } from "./labels.js";
import { MARKS, markOf } from "./marks.js";
import { regionOutline } from "./outlines.js";

const INK = "#16202b";
const HALO = "#ffffff";
const FAINT = "rgba(22, 32, 43, 0.55)"; // "read with care" is often on half the regions
const CORNER_ROOM = 1.9; // a region is at least so many corners wide

const blank = new WeakSet(); // canvases without an outline: nothing to clear

/**
 * Outline regions.
 * @param {HTMLCanvasElement} canvas
 * @param {import("./frame.js").Frame} frame
 * @param {{level: string, number: number, strong: boolean}[]} chosen
 * @param {{terrain: Object, view: Object, weight: number}} scene
 */
export function drawChosen(canvas, frame, chosen, { terrain, view, weight }) {
  const { width, height } = frame.raster;
  const isAsItWas = canvas.width === width && canvas.height === height;
  if (chosen.length === 0 && isAsItWas && blank.has(canvas)) return;
  fitCanvas(canvas, width, height);
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, width, height);
  if (chosen.length === 0) blank.add(canvas);
  else blank.delete(canvas);
  for (const { level, number, strong } of chosen) {
    const box = pixelBox({ terrain, view, frame, level, number });
    const owners = terrain.register.ownersOfIds(level);
    const line = (strong ? 2 : 1) * weight * frame.ratio;
    for (const [colour, extra] of [[HALO, 2 * frame.ratio], [INK, 0]]) {
      const outline = { owners, number, colour: pack(colour), weight: line + extra, box };
      stamp(context, regionOutline(frame.raster, outline), box);
    }
  }
}

/** Where on the buffer the region can be, with room for its line. */
function pixelBox({ terrain, view, frame, level, number }) {
  const { boxes } = terrain.anchors.of(level);
  const [left, top] = view.toScreen(boxes[number * 4], boxes[number * 4 + 1]);
  const [right, bottom] = view.toScreen(boxes[number * 4 + 2], boxes[number * 4 + 3]);
  const { width, height } = frame.raster;
  const pixel = (value, most) =>
    Math.min(Math.max(Math.round(value * frame.ratio), 0), most);
  return {
    left: pixel(left - 8, width),
    top: pixel(top - 8, height),
    right: pixel(right + 8, width),
    bottom: pixel(bottom + 8, height),
  };
}

let stampCanvas = null;

/** putImageData would erase what is there already: go through a canvas. */
function stamp(context, picture, { left, top }) {
  if (!picture) return;
  stampCanvas ??= document.createElement("canvas");
  fitCanvas(stampCanvas, picture.width, picture.height);
  stampCanvas.getContext("2d").putImageData(picture, 0, 0);
  context.drawImage(stampCanvas, left, top);
}

/**
 * Corner marks and names.
 * @param {HTMLCanvasElement} canvas
 * @param {Object} scene terrain, view, density (canvas pixels per CSS pixel), fonts,
 *   groups (see placeLabels), layer, inside, place (a text: other names where it differs)
 */
export function drawNames(canvas, scene) {
  const { view, density } = scene;
  const names = namesOf(canvas, scene);
  fitCanvas(canvas, names.width, names.height);
  const context = canvas.getContext("2d");
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  if (scene.layer) drawCorners(context, scene);
  context.drawImage(names, 0, 0, view.width, view.height);
}

const written = new WeakMap(); // canvas → {names, as}: the names written for it last

/** Names alone: they stay while the figures change, and writing them takes longest. */
function namesOf(canvas, { view, density, fonts, groups, place, regionAt }) {
  const known = written.get(canvas);
  if (known?.as === place) return known.names;
  const names = known?.names ?? document.createElement("canvas");
  fitCanvas(names, Math.round(view.width * density), Math.round(view.height * density));
  const context = names.getContext("2d");
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  const boxes = drawLabels(context, { view, fonts, groups, regionAt });
  written.set(canvas, { names, as: place, boxes });
  return names;
}

function drawCorners(context, { terrain, view, layer, inside, fonts }) {
  const { centres, areas } = terrain.anchors.of(layer.level);
  const size = fonts.corner;
  for (let number = 0; number < layer.bytes.length; number++) {
    const corner = MARKS[markOf(layer.bytes[number])]?.corner;
    const room = Math.sqrt(areas[number]) * view.scale;
    if (!corner || !inside[number] || room < CORNER_ROOM * size) continue;
    const [x, y] = view.toScreen(centres[number * 2], centres[number * 2 + 1]);
    drawCorner(context, { x: x + room * 0.22, y: y - room * 0.22, size, corner });
  }
}

function drawCorner(context, { x, y, size, corner }) {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + size, y);
  context.lineTo(x + size, y + size);
  context.closePath();
  context.lineWidth = corner === "filled" ? 1.5 : 1;
  context.strokeStyle = corner === "filled" ? HALO : FAINT;
  context.fillStyle = corner === "filled" ? INK : HALO;
  context.fill();
  context.stroke();
}

function drawLabels(context, { view, fonts, groups, regionAt }) {
  const measure = widths(context, fonts);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const labels = placeLabels(groups, { view, measure, sizes: fonts.sizes, regionAt });
  return labels.map((label) => {
    const size = fonts.sizes[label.level];
    context.font = fonts.font(label.level);
    writeLabel(context, label, size);
    const width = Math.max(...label.lines.map((line) => measure(line, label.level)));
    return { ...label, width, height: size * label.lines.length };
  });
}

/**
 * The name that is written at a CSS point: it may stand in the sea beside its region.
 * @returns {{level: string, number: number}|undefined}
 */
export function labelAt(canvas, { px, py }) {
  const boxes = written.get(canvas)?.boxes ?? [];
  return boxes.find(({ x, y, width, height }) =>
    Math.abs(px - x) <= width / 2 && Math.abs(py - y) <= height / 2);
}

function writeLabel(context, { lines, x, y }, size) {
  context.lineWidth = size * 0.3;
  context.strokeStyle = "rgba(255, 255, 255, 0.88)";
  context.fillStyle = INK;
  const heights = lines.map((_, i) => y + (i - (lines.length - 1) / 2) * size * 1.05);
  lines.forEach((line, i) => context.strokeText(line, x, heights[i]));
  lines.forEach((line, i) => context.fillText(line, x, heights[i]));
}

const knownWidths = new Map();

function widths(context, fonts) {
  return (text, level) => {
    const key = `${fonts.font(level)} ${text}`;
    if (!knownWidths.has(key)) {
      context.font = fonts.font(level);
      knownWidths.set(key, context.measureText(text).width);
    }
    return knownWidths.get(key);
  };
}

const SIZES = {
  page: { province: 11, regency: 11, subdistrict: 10, corner: 7 },
  hall: { province: 28, regency: 28, subdistrict: 28, corner: 14 }, // read from 8 m
  picture: { province: 17, regency: 16, subdistrict: 14, corner: 10 },
};
const WEIGHTS = { province: 600, regency: 600, subdistrict: 400 };

/** Fonts of the map. @param {"page"|"hall"|"picture"} use where it will be read */
export function mapFonts(family, use) {
  const sizes = SIZES[use];
  const font = (level) => `${WEIGHTS[level]} ${sizes[level]}px ${family}`;
  return { sizes, font, corner: sizes.corner };
}
