/** One map on the page: its canvases, hover card, notice and legend. */

import { drawChosen, drawNames } from "./annotations.js";
import { node } from "./dom.js";
import { fill } from "./format.js";
import { HoverCard } from "./hover.js";
import { Notice } from "./notice.js";
import { ColourTable } from "./paint.js";
import { classColours } from "./palette.js";
import { countsOf } from "./payload.js";

export class Panel {
  /** @param {{texts: Object, description: string}} words description: id of the key help */
  constructor({ texts, description }) {
    this.texts = texts;
    this.layer = null;
    this.base = node("canvas", { class: "bm-base" });
    this.lines = node("canvas", { class: "bm-lines" });
    this.top = node("canvas", { class: "bm-top" });
    this.names = node("canvas", { class: "bm-names" });
    this.surface = node(
      "div",
      { class: "bm-surface", tabindex: 0, role: "application", "aria-describedby": description },
      this.base,
      this.lines,
      this.top,
      this.names,
    );
    this.caption = node("p", { class: "bm-caption", hidden: "" });
    this.legend = node("div", { class: "bm-legend", role: "group" });
    this.stage = node("div", { class: "bm-stage" }, this.surface);
    this.element = node("div", { class: "bm-panel" }, this.caption, this.stage, this.legend);
    this.card = new HoverCard(this.stage);
    this.notice = new Notice(this.stage, texts);
  }

  describe({ title = "", caption }) {
    this.surface.setAttribute("aria-label", fill(this.texts.label, { title }));
    this.caption.textContent = caption ?? "";
    this.caption.hidden = !caption;
  }

  /** @param {import("./payload.js").Layer|null} layer null: land without figures */
  setLayer(layer, state) {
    this.layer = layer;
    this.state = state;
    this.isOld = false;
    this.element.classList.remove("bm-old");
    this.describe(state);
  }

  get level() {
    return this.layer?.level ?? this.state?.level ?? "province";
  }

  /** Colour table and counts from the layer. */
  prepare({ register, palettes }) {
    this.table ??= new ColourTable(register.size);
    if (!this.layer) {
      this.table.blank(palettes.ground);
      return;
    }
    const { level, bytes } = this.layer;
    const { region } = this.state;
    this.inside = register.insideAtLevel(region, level);
    this.colours = classColours(palettes, this.layer, this.state);
    this.table.fill(bytes, {
      owners: register.owners(level),
      inside: register.inside(region),
      colours: this.colours,
      ground: palettes.ground,
    });
    this.counts = countsOf(this.layer, this.inside);
  }

  paint(frame, { register, tiles }) {
    const regionOfId = register.ownersOfIds(this.level);
    frame.paintOn(this.base, { table: this.table, tiles, regionOfId });
  }

  drawNames(scene) {
    drawNames(this.names, { ...scene, layer: this.layer, inside: this.inside });
  }

  drawChosen(frame, chosen, scene) {
    drawChosen(this.top, frame, chosen, scene);
  }

  legendContent({ palettes, texts, formatter }) {
    const { layer, state, counts, colours } = this;
    return { layer, state, counts, colours, ground: palettes.ground, texts, formatter };
  }

  /** Nothing to look at: no class and no mark but "no data" inside the region. */
  get isEmpty() {
    const { classes, marks } = this.counts;
    return classes.every((count) => !count) && [...marks.keys()].every((mark) => mark === 12);
  }

  /** What is shown stays, pale and under its own name: it is not what was asked for. */
  fail({ text, ...way }) {
    if (this.layer) this.describe(this.state);
    this.isOld = this.layer !== null;
    this.element.classList.toggle("bm-old", this.isOld);
    const kept = this.isOld ? fill(this.texts.kept, this.state) : "";
    this.notice.failed({ text: `${text} ${kept}`.trim(), ...way });
  }

  /** Say what the reader should know about what is shown. */
  drawNotice() {
    if (!this.layer) return;
    const { fell_back: fellBack, note } = this.layer.header;
    if (this.isEmpty) this.notice.empty();
    else if (note || fellBack) this.notice.note(note ?? this.texts.fell_back);
    else this.notice.clear();
  }

  destroy() {
    this.notice.clear();
    for (const canvas of [this.base, this.lines, this.top, this.names]) canvas.width = 0;
    this.element.remove();
  }
}
