/** Hover cards of linked maps, and the spoken word for those who do not see them. */

import { isAbort } from "./fetching.js";

const HOLD = 90; // ms the pointer rests before values are fetched

export class Cards {
  /** @param {{layers: Object, reader: Object, live: HTMLElement, view: Object}} parts */
  constructor({ layers, reader, live, view }) {
    Object.assign(this, { layers, reader, live, view });
    this.panels = [];
    this.timer = 0;
  }

  /** @param {number} subdistrict -1 hides @param {{px: number, py: number}} point */
  show(subdistrict, point) {
    clearTimeout(this.timer);
    this.shown = { subdistrict, point };
    for (const panel of this.panels) this.draw(panel);
    const waiting = this.panels.filter((panel) => panel.layer && !panel.values);
    if (subdistrict >= 0 && waiting.length) {
      this.timer = setTimeout(() => this.fetchValues(waiting), HOLD);
    }
  }

  redraw() {
    if (this.shown) this.show(this.shown.subdistrict, this.shown.point);
  }

  draw(panel) {
    const { subdistrict, point } = this.shown;
    if (subdistrict < 0 || !panel.layer) {
      panel.card.hide();
      return;
    }
    const { register } = this.reader;
    const number = register.owners(panel.layer.level)[subdistrict];
    panel.card.show(this.lines(panel, number), point, this.view);
  }

  lines(panel, number) {
    return this.reader.lines({ layer: panel.layer, number, values: panel.values });
  }

  async fetchValues(panels) {
    await Promise.all(panels.map((panel) => this.valuesOf(panel).catch(ignoreAbort)));
    if (this.shown) for (const panel of panels) this.draw(panel);
  }

  /** Values of the panel's figures, kept on the panel until these change. */
  async valuesOf(panel) {
    const { layer, state } = panel;
    const values = await this.layers.values({ ...state, level: layer.header.asked_level ?? layer.level });
    if (panel.layer === layer) panel.values = values;
    return values;
  }

  /** Read a region out. */
  async announce(panel, number) {
    await this.valuesOf(panel).catch(ignoreAbort);
    const { title, value, facts } = this.lines(panel, number);
    this.live.textContent = [title, value, ...facts].filter(Boolean).join(". ");
  }

  forgetValues() {
    for (const panel of this.panels) panel.values = null;
  }

  destroy() {
    clearTimeout(this.timer);
  }
}

/** A card without values says less; it is no reason to disturb the reader. */
function ignoreAbort(error) {
  if (!isAbort(error)) console.warn("map values:", error.message);
}
