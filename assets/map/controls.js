/** The zoom buttons. */

import { button, node } from "./dom.js";

/** @param {import("./element.js").MapElement} map */
export function zoomButtons(texts, map) {
  const make = (label, text, onClick) => button(label, { text, className: "bm-button", onClick });
  return node(
    "div",
    { class: "bm-buttons" },
    make(texts.zoom_in, "+", () => map.zoomBy(1.6)),
    make(texts.zoom_out, "−", () => map.zoomBy(1 / 1.6)),
    make(texts.zoom_fit, "⤢", () => map.fit()),
  );
}
