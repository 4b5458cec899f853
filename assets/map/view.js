/**
 * What part of the world the map shows: a centre, and CSS pixels per world unit.
 */

const SIDE_IN_SIGHT = 0.45; // of each side: a fifth of the area

export class View {
  constructor() {
    this.width = 1;
    this.height = 1;
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.bounds = [0, 0, 1, 1];
    this.focus = this.bounds; // of the region whose children are shown
    this.minimumSpan = 0.01;
    this.head = 0; // CSS pixels at the top that the page's own controls lie over
  }

  /** @param {number[]} bounds [left, top, right, bottom] of all regions */
  setWorld(bounds, minimumSpan) {
    this.bounds = bounds;
    this.minimumSpan = minimumSpan;
    this.focus = bounds;
  }

  /** Keep the centre and, as far as limits allow, the scale. */
  resize(width, height) {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    this.set(this);
  }

  /** Place that shows `box` with `padding` CSS pixels around. */
  placeOf(box, padding = 14) {
    const across = Math.max(box[2] - box[0], 1e-9);
    const down = Math.max(box[3] - box[1], 1e-9);
    const room = (side) => Math.max(side - 2 * padding, side / 2);
    const scale = Math.min(room(this.width) / across, room(this.height - this.head) / down);
    return this.allowed({
      x: (box[0] + box[2]) / 2,
      y: (box[1] + box[3]) / 2 - this.head / 2 / scale,
      scale,
    });
  }

  set(place) {
    Object.assign(this, this.allowed(place));
  }

  panBy(dx, dy) {
    const { scale } = this;
    this.set(this.inSight({ x: this.x - dx / scale, y: this.y - dy / scale, scale }));
  }

  /** Zoom keeping the world point under (px, py) where it is. */
  zoomAt(factor, px, py) {
    const [x, y] = this.toWorld(px, py);
    const { scale } = this.allowed({ x: this.x, y: this.y, scale: this.scale * factor });
    const place = {
      x: x - (px - this.width / 2) / scale,
      y: y - (py - this.height / 2) / scale,
      scale,
    };
    this.set(this.inSight(place));
  }

  /** A hand moves the region aside, not out of sight: a fifth of it, or of the view, stays. */
  inSight({ x, y, scale }) {
    const [left, top, right, bottom] = this.focus;
    return {
      x: overlapping(x, { from: left, to: right, half: this.width / 2 / scale }),
      y: overlapping(y, { from: top, to: bottom, half: this.height / 2 / scale }),
      scale,
    };
  }

  canZoom(factor) {
    const { scale } = this.allowed({ ...this.place(), scale: this.scale * factor });
    return Math.abs(scale / this.scale - 1) > 1e-6;
  }

  place() {
    return { x: this.x, y: this.y, scale: this.scale };
  }

  toWorld(px, py) {
    return [
      this.x + (px - this.width / 2) / this.scale,
      this.y + (py - this.height / 2) / this.scale,
    ];
  }

  toScreen(x, y) {
    return [
      (x - this.x) * this.scale + this.width / 2,
      (y - this.y) * this.scale + this.height / 2,
    ];
  }

  /** What Raster.draw needs, with `ratio` buffer pixels per CSS pixel. */
  camera(ratio) {
    const [left, top] = this.toWorld(0, 0);
    const width = Math.round(this.width * ratio);
    const height = Math.round(this.height * ratio);
    return { left, top, scale: this.scale * ratio, width, height };
  }

  allowed({ x, y, scale }) {
    const [left, top, right, bottom] = this.bounds;
    const whole = Math.min(this.width / (right - left), this.height / (bottom - top)) * 0.92;
    const limit = Math.max(whole, this.width / this.minimumSpan);
    const kept = Math.min(Math.max(scale, whole), limit);
    return {
      x: within(x, { from: left, to: right, half: this.width / 2 / kept }),
      y: within(y, { from: top, to: bottom, half: this.height / 2 / kept }),
      scale: kept,
    };
  }
}

/** All of the world stays in sight while it fits; then the centre stays over it. */
function within(value, { from, to, half }) {
  const fits = to - from <= 2 * half;
  const low = fits ? to - half : from;
  const high = fits ? from + half : to;
  return Math.min(Math.max(value, low), high);
}

function overlapping(value, { from, to, half }) {
  const least = SIDE_IN_SIGHT * Math.min(to - from, 2 * half);
  return Math.min(Math.max(value, from + least - half), to - least + half);
}

/** Place a share `t` (0–1) of the way; zooming keeps one point of the screen still. */
export function between(start, end, t) {
  const scale = start.scale * (end.scale / start.scale) ** t;
  const ratio = end.scale / start.scale;
  const moved = Math.abs(ratio - 1) < 0.01 ? t : (1 / scale - 1 / start.scale) / (1 / end.scale - 1 / start.scale);
  return {
    x: start.x + (end.x - start.x) * moved,
    y: start.y + (end.y - start.y) * moved,
    scale,
  };
}
