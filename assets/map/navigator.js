/** Moves the view: fit, pan, zoom, resize; draws while moving and finely at rest. */

import { Flight } from "./flight.js";
import { NATION } from "./register.js";

const REST = 140; // ms without movement before the fine drawing

export class Navigator {
  /** @param {{view: import("./view.js").View}} parts */
  constructor({ view }) {
    this.view = view;
    this.drawing = null;
    this.surface = null;
    this.flight = new Flight(view, (moving) => this.moved(moving));
    this.fittedTo = null;
    this.isAtFit = false;
    this.frame = 0;
    this.timer = 0;
  }

  /** Show `region`; the first time, and where motion is unwanted, at once. */
  fit(region, { animate = true } = {}) {
    const { terrain } = this.drawing;
    this.fittedTo = region;
    this.isAtFit = true;
    const box = terrain.boxOf(region) ?? terrain.boxOf(NATION);
    this.view.focus = box;
    this.flight.to(this.view.placeOf(box), { animate });
  }

  /** Another world to move in. */
  enter(terrain) {
    this.view.setWorld(terrain.boxOf(NATION), terrain.geometry.minimumSpan);
    this.fittedTo = null;
  }

  /** Do something to the view, and draw it with the next frame. */
  move(change) {
    this.flight.stop();
    this.isAtFit = false;
    change(this.view);
    this.moved(true);
  }

  zoomBy(factor) {
    const { x, y, scale } = this.view;
    this.isAtFit = false;
    this.flight.to(this.view.allowed({ x, y, scale: scale * factor }));
  }

  /** Bring a world point into sight if it is not. */
  reveal(x, y) {
    const [px, py] = this.view.toScreen(x, y);
    const { width, height } = this.view;
    const isInside = px > 24 && py > 24 && px < width - 24 && py < height - 24;
    if (!isInside) this.flight.to(this.view.allowed({ ...this.view.place(), x, y }));
  }

  moved(moving) {
    this.adjustTouch();
    if (!this.frame) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        if (this.drawing && !this.drawing.isCurrent(moving)) this.drawing.redraw({ moving });
      });
    }
    this.settle();
  }

  /** The fine drawing, and finer geometry, once nothing has moved for a while. */
  settle() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.rest(), REST);
  }

  async rest() {
    const { drawing, view } = this;
    if (!drawing?.terrain) return;
    if (drawing.isCoarse) drawing.redraw();
    const { terrain } = drawing;
    if ((await terrain.refine(view)) && drawing.terrain === terrain) drawing.redraw();
  }

  /** @returns {boolean} whether the size changed */
  resize(width, height) {
    if (width === this.view.width && height === this.view.height) return false;
    this.view.resize(width, height);
    if (!this.drawing?.terrain) return true;
    if (this.isAtFit) this.fit(this.fittedTo, { animate: false });
    else this.moved(false);
    return true;
  }

  /** While the region fits one finger scrolls the page; once moved, it moves the map. */
  adjustTouch() {
    for (const panel of this.drawing?.panels ?? []) {
      panel.surface.style.touchAction = this.isAtFit ? "pan-y" : "none";
    }
  }

  destroy() {
    this.flight.stop();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
  }
}
