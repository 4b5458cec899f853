/** What lies over a map that is loading, failed or empty, and notes about what it shows. */

import { button, node } from "./dom.js";

const PATIENCE = 180; // ms before "loading" shows: quick answers should not flash

export class Notice {
  constructor(place, texts) {
    this.texts = texts;
    this.element = node("div", { class: "bm-notice", role: "status", hidden: "" });
    this.timer = 0;
    place.append(this.element);
  }

  loading() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show("loading", this.texts.loading), PATIENCE);
  }

  /** What happened, and a button to go on. */
  failed({ text, label, onClick }) {
    this.show("failed", text);
    this.element.append(button(label, { text: label, className: "bm-retry", onClick }));
  }

  empty() {
    this.show("empty", this.texts.empty);
  }

  note(text) {
    this.show("note", text);
  }

  clear() {
    clearTimeout(this.timer);
    this.element.hidden = true;
  }

  show(kind, text) {
    clearTimeout(this.timer);
    this.element.dataset.kind = kind;
    this.element.replaceChildren(node("p", { text }));
    this.element.hidden = false;
  }
}
