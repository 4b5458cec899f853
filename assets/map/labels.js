/**
 * Names of regions where they fit: larger regions first, none over another.
 *
 * Provinces may reach beyond their own land; smaller regions must hold their name.
 */

const CELL = 8;
const FAIR_SHARE = 0.4; // of the finer regions in view: below it, a few names look chosen

/**
 * @param {{level: string, anchors: Object, names: string[], allowed: Uint8Array}[]} groups
 *   most important first; anchors: see anchors.js; allowed: 1 by region number
 * @param {{view: import("./view.js").View, measure: (text: string, level: string) =>
 *   number, sizes: Object<string, number>}} page measure: width of a text in CSS pixels;
 *   sizes: font size by level
 * @returns {{text: string, level: string, isFirst: boolean, x: number, y: number}[]}
 *   middles, CSS pixels
 */
export function placeLabels(groups, page) {
  const taken = new Occupancy(page.view);
  return groups.flatMap((group, i) => placeGroup({ ...group, isFirst: i === 0 }, page, taken));
}

function placeGroup(group, { view, measure, sizes }, taken) {
  const { level, anchors, names, allowed, isFirst } = group;
  const placed = [];
  let inView = 0;
  for (const number of anchors.order) {
    if (!allowed[number]) continue;
    const [x, y] = view.toScreen(anchors.centres[number * 2], anchors.centres[number * 2 + 1]);
    if (!(x > 0 && y > 0 && x < view.width && y < view.height)) continue;
    inView++;
    const room = roomOf(anchors.boxes, number, view.scale);
    if (room.width < 8) continue;
    const width = measure(names[number], level);
    if (!fits({ level, width, height: sizes[level], room })) continue;
    const box = boxAround({ x, y, width, height: sizes[level], view });
    if (taken.claim(box)) {
      placed.push({ text: names[number], level, isFirst, x: box.x, y: box.y });
    }
  }
  return isFirst || placed.length >= FAIR_SHARE * inView ? placed : [];
}

function roomOf(boxes, number, scale) {
  return {
    width: (boxes[number * 4 + 2] - boxes[number * 4]) * scale,
    height: (boxes[number * 4 + 3] - boxes[number * 4 + 1]) * scale,
  };
}

function fits({ level, width, height, room }) {
  if (level === "province") return width <= room.width * 2.5 + 20;
  return width <= room.width * 0.92 && height <= room.height * 0.7;
}

/** Pushed inside the page, so that no name is cut off at its edge. */
function boxAround({ x, y, width, height, view }) {
  const middle = Math.min(Math.max(x, width / 2 + 4), view.width - width / 2 - 4);
  const line = Math.min(Math.max(y, height), view.height - height);
  return { x: middle, y: line, width: width + 6, height: height * 1.15 };
}

/** Coarse grid of what is covered by labels. */
class Occupancy {
  constructor({ width, height }) {
    this.columns = Math.ceil(width / CELL) + 1;
    this.rows = Math.ceil(height / CELL) + 1;
    this.cells = new Uint8Array(this.columns * this.rows);
  }

  /** Take the box if it is free. */
  claim({ x, y, width, height }) {
    const cells = this.cellsOf({
      left: Math.floor((x - width / 2) / CELL),
      right: Math.floor((x + width / 2) / CELL),
      top: Math.floor((y - height / 2) / CELL),
      bottom: Math.floor((y + height / 2) / CELL),
    });
    if (cells.some((cell) => this.cells[cell])) return false;
    for (const cell of cells) this.cells[cell] = 1;
    return true;
  }

  cellsOf({ left, right, top, bottom }) {
    const cells = [];
    for (let row = Math.max(0, top); row <= Math.min(this.rows - 1, bottom); row++) {
      for (let column = Math.max(0, left); column <= Math.min(this.columns - 1, right); column++) {
        cells.push(row * this.columns + column);
      }
    }
    return cells;
  }
}
