/** The zoom buttons. */

import { button, node } from "./dom.js";

export function zoomButtons(texts, { zoomBy, fit }) {
  const make = (label, text, onClick) => button(label, { text, className: "bm-button", onClick });
  return node(
    "div",
    { class: "bm-buttons" },
    make(texts.zoom_in, "+", () => zoomBy(1.6)),
    make(texts.zoom_out, "−", () => zoomBy(1 / 1.6)),
    make(texts.zoom_fit, "⤢", fit),
  );
}
