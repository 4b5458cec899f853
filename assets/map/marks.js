/**
 * The marks of the wire format (high four bits of a byte) and how each looks.
 *
 * `pattern` is a name of patterns.js; `ground` a name of the palette's ground colours,
 * null where the class colour shows through; `corner` a mark drawn at the region.
 */

export const NO_CLASS = 15;

export const MARKS = {
  1: { id: "parent_value", pattern: "wide", ground: null },
  2: { id: "pooled", pattern: "lines", ground: null },
  3: { id: "partial", pattern: "plain", ground: null, corner: "filled" },
  4: { id: "caution", pattern: "plain", ground: null, corner: "open" },
  5: { id: "within_chance", pattern: "plain", ground: "even" },
  8: { id: "suppressed", pattern: "hatch", ground: "withheld" },
  9: { id: "too_few", pattern: "hatch", ground: "withheld" },
  10: { id: "not_reported", pattern: "dots", ground: "white" },
  11: { id: "no_programme", pattern: "plain", ground: "no_programme" },
  12: { id: "no_data", pattern: "edge", ground: "white" },
  13: { id: "outside_filter", pattern: "plain", ground: "white" },
};

export const SUPPRESSED = 8;
export const TOO_FEW = 9;
export const NO_DATA = 12;

/** Class 0–8, or 15 for none. */
export function classOf(byte) {
  return byte & 15;
}

/** Mark number; 0 for none. A byte with neither class nor mark means no data. */
export function markOf(byte) {
  const mark = byte >> 4;
  return mark === 0 && classOf(byte) === NO_CLASS ? NO_DATA : mark;
}
