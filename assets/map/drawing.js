/**
 * Draws the panels of one map element: everything when the view moves, colours alone
 * when the figures change, outlines alone when the pointer moves.
 */

import { mapFonts } from "./annotations.js";
import { Frame } from "./frame.js";
import { drawLegends } from "./legends.js";
import { patternTiles } from "./patterns.js";
import { LEVELS, NATION, levelOf } from "./register.js";

const RATIO = 2; // id buffer pixels per CSS pixel, whatever the screen's density …
const MOST_AT_REST = 5e6; // … while the buffer is no larger: a task must stay short
const NAMED_SPAN = 16; // CSS pixels: typical width of regions whose names are tried
const MOST_WHILE_MOVING = 2e6; // what can be redrawn every frame

export class Drawing {
  /** @param {{register: Object, palettes: Object, view: Object, words: Object}} parts */
  constructor({ register, palettes, view, words }) {
    Object.assign(this, { register, palettes, view, words });
    this.frame = new Frame();
    this.panels = [];
    this.terrain = null;
    this.hovered = -1; // sub-district number under the pointer
    this.setUse("page", "sans-serif");
  }

  /** @param {"page"|"hall"|"picture"} use where the map will be read */
  setUse(use, family) {
    this.weight = use === "hall" ? 2 : 1;
    this.tiles = patternTiles(this.weight);
    this.fonts = mapFonts(family, use);
  }

  get isReady() {
    return this.terrain !== null && this.view.width > 1 && this.panels.length > 0;
  }

  /** The view, the geometry or the panels changed. */
  redraw({ moving = false } = {}) {
    if (!this.isReady) return;
    const { frame, panels, terrain, view } = this;
    this.drawn = this.outlook(moving);
    frame.draw(terrain, { view, ratio: this.ratioFor(moving), sea: this.palettes.ground.sea });
    for (const panel of panels) panel.prepare(this);
    for (const panel of panels) panel.paint(frame, this);
    this.redrawLines();
    this.redrawNames();
    this.redrawChosen();
  }

  /** Whether the last drawing still shows the view. */
  isCurrent(moving) {
    return this.drawn === this.outlook(moving);
  }

  outlook(moving) {
    const { x, y, scale, width, height } = this.view;
    return [x, y, scale, width, height, this.terrain?.kind, this.ratioFor(moving)].join(" ");
  }

  redrawLines() {
    const canvases = this.panels.map((panel) => panel.lines);
    this.frame.linesOn(canvases, {
      terrain: this.terrain,
      view: this.view,
      ground: this.palettes.ground,
      region: this.region,
      weight: 2 * this.weight,
    });
  }

  /** The region whose children are shown. */
  get region() {
    return this.panels[0].state?.region ?? NATION;
  }

  /** Drawn roughly, while moving. */
  get isCoarse() {
    return this.frame.ratio < this.ratioFor(false);
  }

  /** The figures changed. */
  recolour() {
    for (const panel of this.panels) panel.prepare(this);
    if (!this.isReady) return;
    if (this.frame.picture) for (const panel of this.panels) panel.paint(this.frame, this);
    else this.redraw();
  }

  /** Legends, notices and names, after the colours. */
  redrawWords() {
    if (!this.isReady) return;
    drawLegends(this.panels, { palettes: this.palettes, ...this.words });
    for (const panel of this.panels) panel.drawNotice();
    this.redrawNames();
    this.redrawChosen();
  }

  redrawNames() {
    const { view, terrain, fonts } = this;
    const density = Math.min(window.devicePixelRatio || 1, RATIO);
    for (const panel of this.panels) {
      const groups = this.labelGroups(panel);
      const levels = groups.map(({ level }) => level);
      const chosen = groups.map(({ selected }) => selected);
      const place = [this.drawn, this.region, levels, chosen, density, fonts.font("regency")].join(" ");
      panel.drawNames({ view, terrain, fonts, density, groups, place, regionAt: this.regionAt });
    }
  }

  /** Another region is selected: it has its outline and its name. */
  redrawSelected() {
    if (!this.isReady || !this.frame.picture) return;
    this.redrawNames();
    this.redrawChosen();
  }

  redrawChosen() {
    if (!this.isReady || !this.frame.picture) return;
    for (const panel of this.panels) panel.drawChosen(this.frame, this.chosen(panel), this);
  }

  /** Hovered thin, selected thick, so that the selected one stays on top. */
  chosen(panel) {
    const chosen = [];
    if (this.hovered >= 0) {
      const number = this.register.owners(panel.level)[this.hovered];
      chosen.push({ level: panel.level, number, strong: false });
    }
    const selected = panel.state?.selected;
    const number = selected ? this.register.number(selected) : undefined;
    if (number !== undefined) {
      chosen.push({ level: levelOf(selected), number, strong: true });
    }
    return chosen;
  }

  /** Number of the region of a level that is drawn at a CSS point, -1 for sea. */
  get regionAt() {
    const { raster, ratio } = this.frame;
    const { ids, width, height } = raster;
    return (level, x, y) => {
      const [column, row] = [Math.floor(x * ratio), Math.floor(y * ratio)];
      const isInside = column >= 0 && row >= 0 && column < width && row < height;
      const id = isInside ? ids[row * width + column] : 0;
      return id ? this.register.owners(level)[id - 1] : -1;
    };
  }

  /** Names of the region's own children first; above it, only the neighbours' names. */
  labelGroups(panel) {
    if (panel.state?.labels === "0") return [];
    const { region } = this;
    const within = LEVELS.indexOf(levelOf(region)); // -1 for the nation
    const finest = LEVELS.indexOf(panel.level);
    const spans = this.terrain.spans(this.view.scale);
    const wanted = LEVELS.filter((level, i) => {
      const isFirst = i === within + 1;
      return isFirst || (i > within && i <= finest && spans[level] >= NAMED_SPAN);
    });
    const selected = panel.state?.selected;
    const chosen = selected && this.register.number(selected) !== undefined ? levelOf(selected) : null;
    const isAlone = LEVELS.includes(chosen) && !wanted.includes(chosen);
    return [...wanted, ...(isAlone ? [chosen] : [])].map((level) => ({
      level,
      selected: level === chosen ? this.register.number(selected) : undefined,
      anchors: this.terrain.anchors.of(level),
      names: this.labelNames(level),
      allowed: wanted.includes(level) ? this.register.insideAtLevel(region, level) : [],
    }));
  }

  /** "Kota" tells apart, "Kabupaten" only takes room. */
  labelNames(level) {
    this.names ??= {};
    this.names[level] ??= this.register.levels[level].names.map((name) =>
      name.replace(/^(Kabupaten( Administrasi)?|Kota Administrasi) /, ""),
    );
    return this.names[level];
  }

  ratioFor(moving) {
    const area = this.view.width * this.view.height * this.panels.length;
    const most = moving ? MOST_WHILE_MOVING : MOST_AT_REST;
    return Math.max(1, Math.min(RATIO, Math.sqrt(most / area)));
  }

  free() {
    this.frame.free();
    this.panels = [];
    this.terrain = null;
  }
}
