/**
 * Painting: one pass over the land's runs through a colour table with a row per region.
 */

import { contrasting, mix, pack } from "./colours.js";
import { MARKS, NO_CLASS, classOf, markOf } from "./marks.js";
import { EDGE, PATTERNS, PLAIN, SIDE } from "./patterns.js";

/** Colour table of an id buffer: index = sub-district number + 1. */
export class ColourTable {
  constructor(size) {
    this.fills = new Uint32Array(size + 1);
    this.inks = new Uint32Array(size + 1);
    this.patterns = new Uint8Array(size + 1);
  }

  /** Land without any figures yet. */
  blank(ground) {
    this.fills.fill(pack(ground.land));
    this.patterns.fill(PLAIN);
  }

  /**
   * @param {Uint8Array} bytes one class-and-mark byte per region of a level
   * @param {{owners: Uint16Array, inside: Uint8Array, colours: string[], ground: Object}}
   *   scene owners: sub-district → index into bytes; inside: 1 where figures are shown;
   *   colours: one per class
   */
  fill(bytes, { owners, inside, colours, ground }) {
    const styles = stylesByByte({ colours, ground });
    const outside = { fill: pack(ground.outside), ink: 0, pattern: PLAIN };
    for (let i = 0; i < owners.length; i++) {
      const style = inside[i] ? styles(bytes[owners[i]]) : outside;
      this.fills[i + 1] = style.fill;
      this.inks[i + 1] = style.ink;
      this.patterns[i + 1] = style.pattern;
    }
  }
}

/** The look of one byte: {fill, ink} as "#rrggbb" and the pattern's name. */
export function look(byte, { colours, ground }) {
  const mark = MARKS[markOf(byte)];
  const base = mark?.ground ? ground[mark.ground] : classColour(byte, { colours, ground });
  const pattern = mark?.pattern ?? "plain";
  const ink = mark?.ground ? ground.ink : mix(base, contrasting(base), 0.6);
  return { fill: base, ink, pattern };
}

function classColour(byte, { colours, ground }) {
  const number = classOf(byte);
  if (number === NO_CLASS) return ground.white;
  return colours[Math.min(number, colours.length - 1)];
}

function stylesByByte(palette) {
  const known = new Array(256);
  return (byte) => (known[byte] ??= packed(look(byte, palette)));
}

function packed({ fill, ink, pattern }) {
  return { fill: pack(fill), ink: pack(ink), pattern: PATTERNS.indexOf(pattern) };
}

/**
 * Write the colour of every land pixel; sea pixels are left as they are.
 * @param {Uint32Array} out as many as the raster has pixels
 * @param {{raster: import("./raster.js").Raster, runs: import("./runs.js").Runs}} frame
 * @param {{table: ColourTable, tiles: Uint8Array, regionOfId: Uint16Array}} look tiles:
 *   see patterns.js; regionOfId: id → region whose edge is dashed where it has no data
 */
export function paint(out, { raster, runs }, look) {
  const { fills, patterns } = look.table;
  for (let row = 0; row < raster.height; row++) {
    const rowStart = row * raster.width;
    for (let run = runs.rows[row]; run < runs.rows[row + 1]; run++) {
      const id = runs.ids[run];
      const from = runs.starts[run];
      const end = runs.ends[run];
      if (patterns[id] !== PLAIN) paintPattern(out, { raster, row, rowStart, from, end }, look);
      else if (end - from > 24) out.fill(fills[id], from, end);
      else for (let at = from; at < end; at++) out[at] = fills[id];
    }
  }
}

function paintPattern(out, { raster, row, rowStart, from, end }, look) {
  const { table, tiles, regionOfId } = look;
  const id = raster.ids[from];
  const pattern = table.patterns[id];
  const tileRow = pattern * SIDE * SIDE + (row % SIDE) * SIDE;
  for (let at = from; at < end; at++) {
    const inked = tiles[tileRow + ((at - rowStart) % SIDE)] === 1;
    const wanted =
      inked && (pattern !== EDGE || isEdge(raster, at, { regionOfId, patterns: table.patterns }));
    out[at] = wanted ? table.inks[id] : table.fills[id];
  }
}

/**
 * Within two pixels of a region that has data, or of the sea. Between regions without
 * data there are no dashes: those of many small ones would run together into a hatch.
 */
function isEdge({ ids, width }, at, { regionOfId, patterns }) {
  const own = regionOfId[ids[at]];
  const isOther = (id) => regionOfId[id] !== own && patterns[id] !== EDGE;
  return (
    isOther(ids[at - 2]) ||
    isOther(ids[at + 2]) ||
    isOther(ids[at - 2 * width]) ||
    isOther(ids[at + 2 * width])
  );
}
