/** The legend of a saved picture: what it says, line by line, and its boxes. */

import { countText, legendEntries, legendTitle, shareClasses } from "./legend.js";
import { PATTERNS, SIDE, patternTiles } from "./patterns.js";

const SWATCH = [40, 24];
const BESIDE = 10; // between a box and its words
const APART = 28; // between entries
const INK = "#16202b";
const SOFT = "#56616e";

/**
 * One legend for each map, or one for all that share their classes.
 * @param {import("./element.js").MapElement} map
 * @param {{width: (shared: boolean) => number, measure: (text: string) => number}} room
 * @returns {{title: string, entries: Object[], note: Object|null, lines: number}[]}
 *   entries: look, words and where: dx, line (1 is the first below the title)
 */
export function laidOut(map, { width, measure }) {
  const { texts, formatter, drawing, panels } = map;
  const words = { palettes: drawing.palettes, texts, formatter };
  const contents = panels.map((panel) => panel.legendContent(words));
  const isShared = shareClasses(contents);
  const tiles = drawing.terrain.kind === "tiles" ? texts.tiles : "";
  const groups = isShared ? [contents] : contents.map((content) => [content]);
  return groups.map((group, i) => {
    const legend = inLines(group, { width: width(isShared), measure, formatter });
    return i === 0 && tiles ? withNote(legend, tiles) : legend;
  });
}

function inLines(contents, { width, measure, formatter }) {
  const { classes, marks } = legendEntries(contents);
  const entries = [];
  let line = 0;
  for (const group of [classes, marks]) {
    let dx = 0;
    if (group.length) line++;
    for (const entry of group) {
      const words = wordsOf(entry, formatter);
      const needed = SWATCH[0] + BESIDE + measure(words);
      if (dx > 0 && dx + needed > width) {
        dx = 0;
        line++;
      }
      entries.push({ ...entry, words, dx, line });
      dx += needed + APART;
    }
  }
  return { title: legendTitle(contents), entries, note: null, lines: line + 1 };
}

function withNote(legend, text) {
  return { ...legend, note: { text, line: legend.lines }, lines: legend.lines + 1 };
}

function wordsOf(entry, formatter) {
  const { sign, text } = entry;
  return `${sign ? `${sign} ` : ""}${text} (${countText(entry, formatter)})`;
}

/** The box of an entry. @param {{x: number, y: number}} place its left edge, its middle */
export function drawEntry(context, look, { x, y }) {
  const [width, height] = SWATCH;
  context.drawImage(swatch(look, width, height), x, y - height / 2);
  context.strokeStyle = SOFT;
  context.strokeRect(x + 0.5, y - height / 2 + 0.5, width - 1, height - 1);
}

/** A legend box in the very pattern of the map. */
export function swatch({ colour, fill, ink, pattern = "plain", corner }, width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  context.fillStyle = colour ?? fill;
  context.fillRect(0, 0, width, height);
  if (pattern === "edge") drawDashes(context, { ink, width, height });
  else drawPattern(context, { ink, pattern, width, height });
  if (corner) drawCorner(context, { corner, width });
  return canvas;
}

function drawPattern(context, { ink, pattern, width, height }) {
  const tiles = patternTiles();
  const first = PATTERNS.indexOf(pattern) * SIDE * SIDE;
  context.fillStyle = ink;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (tiles[first + (y % SIDE) * SIDE + (x % SIDE)]) context.fillRect(x, y, 1, 1);
    }
  }
}

function drawDashes(context, { ink, width, height }) {
  context.strokeStyle = ink;
  context.lineWidth = 3;
  context.setLineDash([6, 4]);
  context.strokeRect(1.5, 1.5, width - 3, height - 3);
}

function drawCorner(context, { corner, width }) {
  context.fillStyle = corner === "filled" ? INK : "#ffffff";
  context.strokeStyle = INK;
  context.beginPath();
  context.moveTo(width - 12, 0);
  context.lineTo(width, 0);
  context.lineTo(width, 12);
  context.closePath();
  context.fill();
  context.stroke();
}
