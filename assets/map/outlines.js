/**
 * Lines between regions, read off the id buffer. Which levels are drawn depends on how
 * large a region is on the screen.
 */

import { pack } from "./colours.js";

const LEGIBLE_SPAN = { regency: 14, subdistrict: 26 };

/** Ranks of a change from one pixel to the next; the highest one is drawn. */
const SUBDISTRICT = 1;
const REGENCY = 2;
const COAST = 3;
const PROVINCE = 4;

/**
 * Levels whose lines can be told apart, besides provinces'.
 * @param {Object<string, number>} spans typical width of a region by level, in CSS pixels
 */
export function legibleLevels(spans) {
  return Object.keys(LEGIBLE_SPAN).filter((level) => spans[level] >= LEGIBLE_SPAN[level]);
}

/**
 * Packed colours by rank, for lines that touch the shown region and for those outside;
 * 0 draws nothing.
 * @param {{levels: string[], ground: Object, hairlines: boolean}} options hairlines: the
 *   tile view's gap between sub-districts, drawn at every scale
 * @returns {{inside: Uint32Array, outside: Uint32Array}}
 */
export function lineColours({ levels, ground, hairlines }) {
  const gap = hairlines ? pack(ground.hairline, 130) : 0;
  const inside = new Uint32Array(5);
  inside[SUBDISTRICT] = levels.includes("subdistrict") ? pack(ground.hairline, 190) : gap;
  inside[REGENCY] = levels.includes("regency") ? pack(ground.line, 150) : gap;
  inside[COAST] = pack(ground.line, 110);
  inside[PROVINCE] = pack(ground.line, 230);
  const outside = new Uint32Array(5);
  outside[SUBDISTRICT] = gap;
  outside[REGENCY] = levels.includes("regency") ? pack(ground.hairline, 220) : gap;
  outside[COAST] = pack(ground.line, 60);
  outside[PROVINCE] = pack(ground.line, 110);
  return { inside, outside };
}

/**
 * Write the lines; transparent elsewhere. A line lies on the land pixel left of or above
 * a change of region, and on all sides towards the sea; province lines are `weight`
 * pixels wide.
 * @param {Uint32Array} out
 * @param {{raster: import("./raster.js").Raster, runs: import("./runs.js").Runs}} frame
 * @param {{register: import("./register.js").Register, region: string, weight: number,
 *   colours: {inside: Uint32Array, outside: Uint32Array}}} style region: the one shown
 */
export function drawLines(out, { raster, runs }, style) {
  const { ids, width, height } = raster;
  const units = drawnUnits(style);
  const pen = new Pen(out, style);
  out.fill(0);
  for (let row = 1; row < height - 1; row++) {
    for (let run = runs.rows[row]; run < runs.rows[row + 1]; run++) {
      const id = runs.ids[run];
      const unit = units[id];
      const from = runs.starts[run];
      const last = runs.ends[run] - 1;
      if (from > row * width && ids[from - 1] === 0) pen.mark(from, id, 0);
      for (let at = from; at <= last; at++) {
        if (ids[at - width] === 0) pen.mark(at, id, 0);
        else if (units[ids[at + width]] !== unit) pen.mark(at, id, ids[at + width]);
      }
      const next = last + 1 < (row + 1) * width ? ids[last + 1] : id;
      if (units[next] !== unit) pen.mark(last, id, next);
    }
  }
  pen.widen({ width, weight: style.weight });
}

/** id → number of its region of the finest level that gets lines; sea is its own. */
function drawnUnits({ register, colours: { inside } }) {
  if (inside[SUBDISTRICT]) return register.ownersOfIds("subdistrict");
  return register.ownersOfIds(inside[REGENCY] ? "regency" : "province");
}

/** Marks pixels where two regions meet; of two lines the higher ranked stays. */
class Pen {
  constructor(out, { register, region, colours }) {
    this.out = out;
    this.colours = colours;
    this.provinces = register.ownersOfIds("province");
    this.regencies = register.ownersOfIds("regency");
    this.inside = register.insideOfIds(region);
    this.wide = [];
  }

  mark(at, id, other) {
    const rank = this.rank(id, other);
    const isShown = this.inside[id] || this.inside[other];
    const colour = (isShown ? this.colours.inside : this.colours.outside)[rank];
    if (rank === PROVINCE) this.wide.push(at);
    if (rank >= REGENCY || this.out[at] === 0) this.out[at] = colour;
  }

  rank(id, other) {
    if (other === 0) return COAST;
    if (this.regencies[id] === this.regencies[other]) return SUBDISTRICT;
    return this.provinces[id] === this.provinces[other] ? REGENCY : PROVINCE;
  }

  widen({ width, weight }) {
    for (const at of this.wide) square(this.out, at, { width, weight });
  }
}

function square(out, at, { width, weight }) {
  const colour = out[at];
  for (let dy = 0; dy < weight; dy++) {
    for (let dx = 0; dx < weight; dx++) out[at + dy * width + dx] = colour;
  }
}

/**
 * The outline of one region as a small picture, for hover and selection.
 * @param {import("./raster.js").Raster} raster
 * @param {{owners: Uint16Array, number: number, colour: number, weight: number,
 *   box: {left: number, top: number, right: number, bottom: number}}} region owners: id →
 *   region number; box: pixels to search
 * @returns {ImageData|null} to be drawn at (box.left, box.top)
 */
export function regionOutline({ ids, width }, { owners, number, colour, weight, box }) {
  const columns = box.right - box.left;
  const rows = box.bottom - box.top;
  if (columns <= 0 || rows <= 0) return null;
  const picture = new ImageData(columns, rows);
  const out = new Uint32Array(picture.data.buffer);
  for (let y = 0; y < rows - 1; y++) {
    let at = (box.top + y) * width + box.left;
    for (let x = 0; x < columns - 1; x++, at++) {
      const own = owners[ids[at]] === number;
      const edge =
        own !== (owners[ids[at + 1]] === number) ||
        own !== (owners[ids[at + width]] === number);
      if (edge) dot(out, { x, y, columns, rows, weight, colour });
    }
  }
  return picture;
}

function dot(out, { x, y, columns, rows, weight, colour }) {
  const half = weight >> 1;
  const right = Math.min(columns, x - half + weight);
  const bottom = Math.min(rows, y - half + weight);
  for (let row = Math.max(0, y - half); row < bottom; row++) {
    for (let column = Math.max(0, x - half); column < right; column++) {
      out[row * columns + column] = colour;
    }
  }
}
