/**
 * The legends of the maps: one for two maps that share their classes, else one each;
 * on a wall in letters small enough that nothing of them is cut off.
 */

import { drawLegend, shareClasses } from "./legend.js";

const LETTERS = [28, 26, 24, 22, 20]; // CSS pixels on a wall, the largest that fit …
const MOST = 0.51; // … into this share of the room; else the map gives way
const LAST = 99; // row
const IN_ROWS = ".bm-marks li, .bm-legend-note, .bm-tiles-note";

/** @param {import("./panel.js").Panel[]} panels @param {Object} words palettes, texts, formatter */
export function drawLegends(panels, words) {
  const drawn = panels.filter((panel) => panel.layer);
  const contents = drawn.map((panel) => panel.legendContent(words));
  const isShared = shareClasses(contents);
  drawn.forEach(({ legend }, i) => {
    legend.classList.toggle("bm-shared", isShared);
    legend.hidden = isShared && i > 0;
    if (!legend.hidden) drawLegend(legend, isShared ? contents : [contents[i]]);
  });
}

/** Choose the size of the letters. @param {HTMLElement} place holds all panels */
export function fitLegends(place) {
  const legends = [...place.querySelectorAll(".bm-legend:not([hidden])")];
  const most = place.clientHeight * MOST;
  for (const size of LETTERS) {
    place.style.setProperty("--bm-letters", `${size}px`);
    legends.forEach(pack);
    if (legends.every((legend) => fits(legend, most))) break;
  }
}

/* Marks and notes in as few rows as they go into; that of the tiles is the last. */
function pack(legend) {
  const gap = parseFloat(getComputedStyle(legend).columnGap) || 0;
  const parts = [...legend.querySelectorAll(IN_ROWS)]
    .map((part) => ({ part, width: part.getBoundingClientRect().width + gap }))
    .filter(({ width }) => width > gap);
  const orders = packed(parts.map(({ width }) => width), legend.clientWidth + gap);
  const last = orders[parts.findIndex(({ part }) => part.matches(".bm-tiles-note"))];
  parts.forEach(({ part }, i) => {
    part.style.order = String(orders[i] === last ? LAST : orders[i]);
  });
}

/** The row of each part, from 1: the widest first, each into the first row with room.
 * @param {number[]} widths @param {number} room */
export function packed(widths, room) {
  const free = [];
  const rows = widths.map(() => 0);
  const byWidth = [...widths.keys()].sort((a, b) => widths[b] - widths[a]);
  for (const i of byWidth) {
    const found = free.findIndex((left) => left >= widths[i]);
    const row = found < 0 ? free.push(room) - 1 : found;
    free[row] -= widths[i];
    rows[i] = row + 1;
  }
  return rows;
}

function fits(legend, most) {
  if (legend.scrollHeight > most || isCut(legend)) return false;
  return ![...legend.querySelectorAll("li")].some(isCut);
}

function isCut({ scrollWidth, clientWidth }) {
  return scrollWidth > clientWidth;
}
