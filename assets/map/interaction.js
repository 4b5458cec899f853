/** What the reader's hand does: pointers and keys of all panels act on one map. */

import { labelAt } from "./annotations.js";
import { listenToPointers } from "./gestures.js";
import { listenToKeys } from "./keys.js";
import { neighbour, pick } from "./pick.js";
import { levelOf, parentCode } from "./register.js";

const CARD_ON_WALL = 4000; // ms without movement

export class Interaction {
  /** @param {import("./element.js").MapElement} map */
  constructor(map) {
    this.map = map;
  }

  listen(panel, signal) {
    const { map } = this;
    const { navigator } = map;
    listenToPointers(panel.surface, {
      pan: (dx, dy) => navigator.move((view) => view.panBy(dx, dy)),
      zoom: (factor, px, py) => navigator.move((view) => view.zoomAt(factor, px, py)),
      canZoom: (factor) => map.view.canZoom(factor),
      settle: () => navigator.settle(),
      hover: (point) => this.hover(panel, point),
      leave: () => this.leave(),
      select: (point) => this.select(panel, point),
      open: (point) => this.open(this.codeAt(panel, point)),
    }, signal);
    listenToKeys(panel.surface, {
      panBy: (dx, dy) => navigator.move((view) => view.panBy(dx, dy)),
      zoomBy: (factor) => navigator.zoomBy(factor),
      fit: () => map.fit(),
      step: (key) => this.step(panel, key),
      openSelected: () => this.open(map.state.selected),
      up: () => this.up(),
      isPresenting: () => map.presenting,
    }, signal);
  }

  /** Sub-district at a point, -1 for sea and for what lies outside the shown region. */
  subdistrictAt(panel, { px, py }) {
    const frame = this.map.drawing?.frame;
    if (!frame?.picture) return -1;
    const number = pick(frame.raster, { px, py, ratio: frame.ratio });
    if (number < 0) return -1;
    return this.map.register.inside(this.map.state.region)[number] ? number : -1;
  }

  /** The name that stands in the sea there; land that is only near does not count. */
  nameAt(panel, point) {
    const { drawing } = this.map;
    if (!drawing?.frame?.picture) return undefined;
    const isSea = drawing.regionAt(panel.level, point.px, point.py) < 0;
    return isSea ? labelAt(panel.names, point) : undefined;
  }

  /** The region whose name stands at a point, or the one that lies there. */
  codeAt(panel, point) {
    const { register } = this.map;
    const name = this.nameAt(panel, point);
    if (name) return register.code(name.level, name.number);
    const subdistrict = this.subdistrictAt(panel, point);
    if (subdistrict < 0) return null;
    return register.code(panel.level, register.owners(panel.level)[subdistrict]);
  }

  hover(panel, point) {
    const name = this.nameAt(panel, point);
    const subdistrict = name ? -1 : this.subdistrictAt(panel, point);
    panel.surface.style.cursor = subdistrict < 0 && !name ? "" : "pointer";
    this.point(subdistrict, point);
  }

  leave() {
    this.point(-1);
  }

  /** On a wall cards go away by themselves: the hand is not at the mouse any more. */
  listenToRest(signal) {
    const leave = () => this.map.presenting && this.leave();
    window.addEventListener("keydown", leave, { capture: true, signal });
    signal.addEventListener("abort", () => clearTimeout(this.resting));
  }

  /** Card and outline of the region under the pointer, on all linked maps. */
  point(subdistrict, point) {
    const { cards, drawing } = this.map;
    clearTimeout(this.resting);
    if (subdistrict >= 0 && this.map.presenting) {
      this.resting = setTimeout(() => this.leave(), CARD_ON_WALL);
    }
    cards?.show(subdistrict, point);
    if (!drawing || drawing.hovered === subdistrict) return;
    drawing.hovered = subdistrict;
    drawing.redrawChosen();
  }

  select(panel, point) {
    this.map.select(this.codeAt(panel, point));
    const isName = this.nameAt(panel, point);
    this.point(isName ? -1 : this.subdistrictAt(panel, point), point);
  }

  open(code) {
    if (code) this.map.tell({ type: "open", code });
  }

  up() {
    const code = parentCode(this.map.state.region);
    if (code) this.map.tell({ type: "up", code });
  }

  /** Select the neighbour that lies in the arrow's direction. */
  step(panel, key) {
    const { map } = this;
    const { centres } = map.drawing.terrain.anchors.of(panel.level);
    const allowed = map.register.insideAtLevel(map.state.region, panel.level);
    const start = this.startOf(panel, centres, allowed);
    const number = start.isSelected
      ? neighbour(centres, { number: start.number, key, allowed })
      : start.number;
    if (number < 0) return;
    map.select(map.register.code(panel.level, number), { slowly: true });
    map.navigator.reveal(centres[number * 2], centres[number * 2 + 1]);
    map.cards.announce(panel, number);
  }

  /** The selected region, or the one nearest to the middle of the view. */
  startOf(panel, centres, allowed) {
    const { selected } = this.map.state;
    const isShown = selected && levelOf(selected) === panel.level;
    const number = isShown ? this.map.register.number(selected) : undefined;
    if (number !== undefined && allowed[number]) return { number, isSelected: true };
    return { number: nearest(centres, allowed, this.map.view), isSelected: false };
  }
}

function nearest(centres, allowed, { x, y }) {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < allowed.length; i++) {
    const distance = Math.hypot(centres[i * 2] - x, centres[i * 2 + 1] - y);
    if (allowed[i] && distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}
