/** Which colours a layer is drawn in; palettes.json is the one list of colours. */

import { getJson, once } from "./fetching.js";

export const loadPalettes = once((url) => getJson(url));

/** Name of the palette. @param {Object} header of a layer @param {Object} state */
export function paletteName(header, state) {
  if (header.palette) return header.palette;
  if (state.against) return "diverging";
  return header.higher_is_better === false ? "lower" : "higher";
}

/** One colour per class, class 0 first. Blue is always the better end of a change. */
export function classColours(palettes, layer, state) {
  const name = paletteName(layer.header, state);
  const colours = palettes[name][String(classCount(layer))];
  const turned = name === "diverging" && layer.header.higher_is_better === false;
  return turned ? [...colours].reverse() : colours;
}

/** `breaks` are the inner edges. */
export function classCount({ header }) {
  return Math.min(9, (header.breaks ?? []).length + 1);
}
