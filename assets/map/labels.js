/**
 * Names of regions where they fit: the selected one first, then larger regions before
 * smaller ones, none over another.
 *
 * Provinces may reach beyond their own land, into the sea and a little over their
 * neighbours, in one line or in two; smaller regions must hold their name.
 */

const CELL = 8;
const FAIR_SHARE = 0.4; // of the finer regions in view: below it, a few names look chosen
const LEAST_OWN = 0.6; // of a name: on its own region, within that region's box, or sea
const MOST_OTHER = 0.16; // of a name: on the land of others
const WIDEST = [1.8, 2.2]; // of its region, in one line and in two: wider seems the neighbours'
const ASIDE = [0, -0.25, 0.25, -0.5, 0.5]; // of the name's width, from the middle of its region
const ABOVE = [0, -0.4, 0.4, -0.8, 0.8]; // of its height

/**
 * @param {{level: string, anchors: Object, names: string[], allowed: Uint8Array,
 *   selected: number|undefined}[]} groups most important first; anchors: see anchors.js;
 *   allowed: 1 by region number; selected: the number that must have its name
 * @param {{view: import("./view.js").View, measure: (text: string, level: string) =>
 *   number, sizes: Object<string, number>, regionAt: Function|undefined}} page measure:
 *   width of a text in CSS pixels; sizes: font size by level; regionAt(level, x, y): the
 *   region drawn there, -1 for sea
 * @returns {{lines: string[], level: string, isFirst: boolean, x: number, y: number}[]}
 *   middles, CSS pixels
 */
export function placeLabels(groups, page) {
  const taken = new Occupancy(page.view);
  const chosen = groups.flatMap((group) => placeSelected(group, page, taken));
  const others = groups.flatMap((group, i) => placeGroup({ ...group, isFirst: i === 0 }, page, taken));
  return [...chosen, ...others];
}

/** The selected region is named even where its name is larger than itself. */
function placeSelected(group, page, taken) {
  const { selected: number, level, names } = group;
  if (number === undefined || !inView(group.anchors, number, page.view)) return [];
  const label = { number, level, isFirst: true };
  const found = roomyPlace(group, label, page, taken) ?? anyPlace(group, number, page);
  taken.claim(found);
  return [{ ...label, text: names[number], ...found }];
}

function placeGroup(group, page, taken) {
  const { level, anchors, names, allowed, isFirst, selected } = group;
  const placed = [];
  let seen = 0;
  for (const number of anchors.order) {
    if (!allowed[number] || number === selected || !inView(anchors, number, page.view)) continue;
    seen++;
    const label = { number, level, isFirst };
    const found = roomyPlace(group, label, page, taken);
    if (found && taken.claim(found)) placed.push({ ...label, text: names[number], ...found });
  }
  return isFirst || placed.length >= FAIR_SHARE * seen ? placed : [];
}

function inView(anchors, number, view) {
  const [x, y] = middleOf(anchors, number, view);
  return x > 0 && y > 0 && x < view.width && y < view.height;
}

function middleOf({ centres }, number, view) {
  return view.toScreen(centres[number * 2], centres[number * 2 + 1]);
}

/** A free place on its own region, or for provinces near by; null if there is none. */
function roomyPlace({ anchors, names }, { number, level }, page, taken) {
  const room = roomOf(anchors.boxes, number, page.view);
  if (room.right - room.left < 8) return null;
  const middle = middleOf(anchors, number, page.view);
  for (const lines of level === "province" ? inOneOrTwo(names[number]) : [[names[number]]]) {
    const size = sizeOf(lines, level, page);
    if (level === "province") {
      const widest = WIDEST[lines.length - 1];
      const found = placeNear({ middle, size, room, number, level, widest }, page, taken);
      if (found) return { ...found, lines };
    } else if (holds(room, size)) {
      const found = boxAround(middle, size, page.view);
      if (taken.isFree(found)) return { ...found, lines };
    }
  }
  return null;
}

function anyPlace({ anchors, names, level }, number, page) {
  const lines = [names[number]];
  const middle = middleOf(anchors, number, page.view);
  return { ...boxAround(middle, sizeOf(lines, level, page), page.view), lines };
}

function inOneOrTwo(name) {
  const words = name.split(" ");
  if (words.length < 2) return [[name]];
  const half = Math.ceil(words.length / 2);
  return [[name], [words.slice(0, half).join(" "), words.slice(half).join(" ")]];
}

function sizeOf(lines, level, { measure, sizes }) {
  const width = Math.max(...lines.map((line) => measure(line, level)));
  return { width, height: sizes[level] * lines.length };
}

function roomOf(boxes, number, view) {
  const [left, top] = view.toScreen(boxes[number * 4], boxes[number * 4 + 1]);
  const [right, bottom] = view.toScreen(boxes[number * 4 + 2], boxes[number * 4 + 3]);
  return { left, top, right, bottom };
}

function holds({ left, top, right, bottom }, { width, height }) {
  return width <= (right - left) * 0.92 && height <= (bottom - top) * 0.7;
}

/** The nearest place around the middle of the region that is mostly its own, and free. */
function placeNear({ middle: [x, y], size, ...region }, page, taken) {
  for (const up of ABOVE) {
    for (const aside of ASIDE) {
      const middle = [x + aside * size.width, y + up * size.height];
      const box = boxAround(middle, size, page.view);
      if (isOwn(box, region, page) && taken.isFree(box)) return box;
    }
  }
  return null;
}

/** Whether nobody would read the name as another region's. */
function isOwn(box, { room, number, level, widest }, { regionAt }) {
  if (box.width > widest * (room.right - room.left) || !touches(box, room)) return false;
  if (!regionAt) return true;
  const found = { own: 0, other: 0 };
  const points = pointsOf(box);
  for (const [x, y] of points) {
    const region = regionAt(level, x, y);
    const isInBox = x >= room.left && x <= room.right && y >= room.top && y <= room.bottom;
    if (region < 0 || region === number) found.own++;
    else found.other++;
    if (region >= 0 && region !== number && isInBox) found.own += 0.5;
  }
  return found.own >= LEAST_OWN * points.length && found.other <= MOST_OTHER * points.length;
}

function touches({ x, y, width, height }, { left, top, right, bottom }) {
  const inside = Math.min(x + width / 2, right) - Math.max(x - width / 2, left);
  const isBeside = inside >= Math.min(width, right - left) * LEAST_OWN;
  return isBeside && y + height / 2 >= top && y - height / 2 <= bottom;
}

function pointsOf({ x, y, width, height }) {
  const steps = [-0.45, -0.3, -0.15, 0, 0.15, 0.3, 0.45];
  return steps.flatMap((dx) => [-0.3, 0, 0.3].map((dy) => [x + dx * width, y + dy * height]));
}

/** Pushed inside the page, so that no name is cut off at its edge. */
function boxAround([x, y], { width, height }, view) {
  const middle = Math.min(Math.max(x, width / 2 + 4), view.width - width / 2 - 4);
  const line = Math.min(Math.max(y, height / 2 + 4), view.height - height / 2 - 4);
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
  claim(box) {
    if (!this.isFree(box)) return false;
    for (const cell of this.cellsOf(box)) this.cells[cell] = 1;
    return true;
  }

  isFree(box) {
    return !this.cellsOf(box).some((cell) => this.cells[cell]);
  }

  cellsOf({ x, y, width, height }) {
    const left = Math.floor((x - width / 2) / CELL);
    const right = Math.floor((x + width / 2) / CELL);
    const top = Math.floor((y - height / 2) / CELL);
    const bottom = Math.floor((y + height / 2) / CELL);
    const cells = [];
    for (let row = Math.max(0, top); row <= Math.min(this.rows - 1, bottom); row++) {
      for (let column = Math.max(0, left); column <= Math.min(this.columns - 1, right); column++) {
        cells.push(row * this.columns + column);
      }
    }
    return cells;
  }
}
