/** Animated moves of the view, one at a time; at once where motion is not wanted. */

import { between } from "./view.js";

const MILLISECONDS = 380;

export class Flight {
  /** @param {(moving: boolean) => void} onMove called after each step */
  constructor(view, onMove) {
    this.view = view;
    this.onMove = onMove;
    this.frame = 0;
  }

  to(place, { animate = true } = {}) {
    this.stop();
    if (!animate || prefersStillness()) {
      this.view.set(place);
      this.onMove(false);
      return;
    }
    this.fly(this.view.place(), place, performance.now());
  }

  stop() {
    cancelAnimationFrame(this.frame);
  }

  fly(start, end, began) {
    this.frame = requestAnimationFrame(() => {
      const t = Math.min(1, (performance.now() - began) / MILLISECONDS);
      this.view.set(between(start, end, eased(t)));
      this.onMove(t < 1);
      if (t < 1) this.fly(start, end, began);
    });
  }
}

function eased(t) {
  return t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t);
}

function prefersStillness() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
