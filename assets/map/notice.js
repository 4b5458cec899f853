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

  /** @param {string} reason the server's own sentence, if it gave one */
  failed(reason, onRetry) {
    this.show("failed", reason || this.texts.failed);
    this.element.append(
      button(this.texts.retry, { text: this.texts.retry, className: "bm-retry", onClick: onRetry }),
    );
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
