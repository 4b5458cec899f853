/**
 * Pointers on the map: drag, wheel, pinch, hover, click, double click.
 *
 * One finger scrolls the page while the map stands as it was opened (see `adjustTouch` in
 * navigator.js); two fingers always move and zoom the map.
 */

const DRAG_STARTS = 4;
const WHEEL_STEP = 0.0016;

/**
 * @param {HTMLElement} surface
 * @param {{pan: Function, zoom: Function, canZoom: Function, settle: Function,
 *   hover: Function, leave: Function, select: Function, open: Function}} actions
 *   points are CSS pixels from the surface's left top corner
 * @param {AbortSignal} signal ends all listening
 */
export function listenToPointers(surface, actions, signal) {
  const gesture = new Gesture(surface, actions);
  const on = (name, handle, options) =>
    surface.addEventListener(name, handle, { signal, ...options });
  on("pointerdown", (event) => gesture.down(event));
  on("pointermove", (event) => gesture.move(event));
  on("pointerup", (event) => gesture.up(event));
  on("pointercancel", (event) => gesture.cancel(event));
  // a finger leaves as it is lifted: its card stays until the next touch
  on("pointerleave", (event) => event.pointerType !== "touch" && actions.leave());
  on("dblclick", (event) => actions.open(gesture.point(event)));
  on("wheel", (event) => gesture.wheel(event), { passive: false });
}

class Gesture {
  constructor(surface, actions) {
    this.surface = surface;
    this.actions = actions;
    this.pointers = new Map();
    this.dragging = false;
  }

  point(event) {
    const box = this.surface.getBoundingClientRect();
    return { px: event.clientX - box.left, py: event.clientY - box.top };
  }

  down(event) {
    if (event.button !== 0) return;
    this.pointers.set(event.pointerId, this.point(event));
    if (this.pointers.size === 1) {
      this.start = this.point(event);
      this.dragging = false;
    }
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    const point = this.point(event);
    if (!before) {
      this.actions.hover(point);
    } else if (this.pointers.size === 2) {
      this.pinch(event.pointerId, before, point);
    } else if (this.dragging || distance(this.start, point) > DRAG_STARTS) {
      this.drag(event, before, point);
    }
  }

  drag(event, before, point) {
    const from = this.dragging ? before : this.start;
    this.dragging = true;
    this.surface.setPointerCapture?.(event.pointerId);
    this.pointers.set(event.pointerId, point);
    this.actions.leave();
    this.actions.pan(point.px - from.px, point.py - from.py);
  }

  pinch(pointerId, before, point) {
    const other = [...this.pointers].find(([id]) => id !== pointerId)[1];
    const factor = distance(other, point) / Math.max(1, distance(other, before));
    this.dragging = true;
    this.pointers.set(pointerId, point);
    this.actions.pan((point.px - before.px) / 2, (point.py - before.py) / 2);
    this.actions.zoom(factor, (point.px + other.px) / 2, (point.py + other.py) / 2);
  }

  up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.dragging) this.actions.settle();
    else if (this.pointers.size === 0) this.actions.select(this.point(event));
  }

  cancel(event) {
    this.pointers.delete(event.pointerId);
    this.actions.settle();
  }

  /** At the last zoom step the wheel scrolls the page again. */
  wheel(event) {
    const lines = event.deltaMode === 1 ? 16 : 1;
    const delta = Math.max(-240, Math.min(240, event.deltaY * lines));
    const factor = Math.exp(-delta * WHEEL_STEP * (event.ctrlKey ? 4 : 1));
    if (!this.actions.canZoom(factor)) return;
    event.preventDefault();
    const { px, py } = this.point(event);
    this.actions.zoom(factor, px, py);
    this.actions.settle();
  }
}

function distance(a, b) {
  return Math.hypot(a.px - b.px, a.py - b.py);
}
