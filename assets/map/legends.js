/**
 * The legends of the maps: one for two maps that share their classes, else one each;
 * on a wall in letters small enough that nothing of them is cut off.
 */

import { drawLegend, shareClasses } from "./legend.js";

const LETTERS = [28, 26, 24, 22, 20]; // CSS pixels on a wall, the largest that fit …
const MOST = 0.42; // … into this share of the room; else the map gives way

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
    if (legends.every((legend) => fits(legend, most))) break;
  }
}

function fits(legend, most) {
  if (legend.scrollHeight > most || isCut(legend)) return false;
  return ![...legend.querySelectorAll("li")].some(isCut);
}

function isCut({ scrollWidth, clientWidth }) {
  return scrollWidth > clientWidth;
}
