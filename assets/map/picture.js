/**
 * The map as a picture to keep: 1920 × 1080, title, map or two, legend, source; and the
 * stamp where the figures are made up.
 */

import { Drawing } from "./drawing.js";
import { Panel } from "./panel.js";
import { drawEntry, laidOut } from "./picture_legend.js";
import { HEIGHT, LINE, MARGIN, WIDTH, arranged, wrapped } from "./picture_layout.js";
import { View } from "./view.js";

const FOOT = 40; // from the bottom to the middle of the last line
const STAMP = 510; // room of the words that the figures are made up
const TITLE = { size: 40, weight: 700, line: 50 };
const SOURCE = { size: 23, line: 30 };
const INK = "#16202b";
const SOFT = "#56616e";
const WARNING = "#8c2d04";

/** @param {import("./element.js").MapElement} map @returns {Promise<Blob>} image/png */
export async function picture(map) {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const page = new Page(canvas.getContext("2d"), map);
  page.drawTitle();
  page.drawLegends();
  page.drawMaps();
  page.drawSource();
  if (map.config.sample) page.drawStamp();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

class Page {
  constructor(context, map) {
    this.context = context;
    this.map = map;
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, WIDTH, HEIGHT);
    context.textBaseline = "middle";
    this.titleLines = this.lines(this.title, { ...TITLE, width: WIDTH - 2 * MARGIN });
    this.sourceLines = this.lines(this.source, { ...SOURCE, width: this.sourceWidth });
    this.world = shownWorld(map);
    this.arrangement = this.arrange();
  }

  get title() {
    const { config, mainPanel } = this.map;
    return this.wordsOnPage(config.title_from) || mainPanel.state.title || "";
  }

  get source() {
    const { source = "", source_from: from } = this.map.config;
    return this.wordsOnPage(from) || source;
  }

  get sourceWidth() {
    return WIDTH - 2 * MARGIN - (this.map.config.sample ? STAMP : 0);
  }

  lines(text, { size, weight, width }) {
    this.context.font = this.font(size, weight);
    return wrapped(text, width, (words) => this.context.measureText(words).width);
  }

  arrange() {
    const { panels } = this.map;
    const top = 34 + this.titleLines.length * TITLE.line;
    const bottom = HEIGHT - FOOT - this.sourceLines.length * SOURCE.line;
    const legends = (width) =>
      laidOut(this.map, { width, measure: (words) => this.widthOf(words, 22) });
    const hasCaptions = panels.some(({ state }) => state.caption);
    return arranged({ top, bottom, maps: panels.length, hasCaptions, legends, world: this.world });
  }

  font(size, weight = 400) {
    return `${weight} ${size}px ${this.map.family}`;
  }

  widthOf(text, size, weight) {
    this.context.font = this.font(size, weight);
    return this.context.measureText(text).width;
  }

  write(text, { x, y, size, weight, colour = INK, align = "left", most }) {
    const { context } = this;
    context.font = this.font(size, weight);
    context.fillStyle = colour;
    context.textAlign = align;
    context.fillText(text, x, y, most);
  }

  drawTitle() {
    this.titleLines.forEach((text, i) => {
      this.write(text, { x: MARGIN, y: 52 + i * TITLE.line, ...TITLE, most: WIDTH - 2 * MARGIN });
    });
    this.map.panels.forEach(({ state }, i) => {
      const { x, y, width } = this.arrangement.maps[i];
      if (state.caption) this.write(state.caption, { x, y: y - 24, size: 28, weight: 600, most: width });
    });
  }

  drawMaps() {
    const { maps } = this.arrangement;
    const { drawing, view } = redrawn(this.map, this.world, maps[0]);
    drawing.panels.forEach((panel, i) => {
      for (const layer of [panel.base, panel.lines, panel.top, panel.names]) {
        this.context.drawImage(layer, maps[i].x, maps[i].y, view.width, view.height);
      }
      panel.destroy();
    });
    drawing.free();
  }

  drawLegends() {
    for (const { x, y, width, title, entries, note } of this.arrangement.legends) {
      const middle = y + LINE / 2;
      this.write(title, { x, y: middle, size: 24, weight: 600, most: width });
      for (const { words, dx, line, ...look } of entries) {
        const place = { x: x + dx, y: middle + line * LINE };
        drawEntry(this.context, look, place);
        this.write(words, { x: place.x + 50, y: place.y, size: 22 });
      }
      if (note) this.write(note.text, { x, y: middle + note.line * LINE, size: 22, colour: SOFT });
    }
  }

  drawSource() {
    const first = HEIGHT - FOOT - (this.sourceLines.length - 1) * SOURCE.line;
    this.sourceLines.forEach((text, i) => {
      const y = first + i * SOURCE.line;
      this.write(text, { x: MARGIN, y, size: SOURCE.size, colour: SOFT, most: this.sourceWidth });
    });
  }

  /** Nothing where an answer is owed: the page's words or its map are of a choice before. */
  wordsOnPage(id) {
    const isOld = this.map.panels[0].isOld || document.querySelector("[data-old]");
    return isOld ? "" : wordsOnPage(id);
  }

  drawStamp() {
    const { context } = this;
    const { sample } = this.map.texts;
    context.save();
    context.globalAlpha = 0.16;
    context.translate(WIDTH / 2, HEIGHT / 2);
    context.rotate(-0.28);
    this.write(sample, { x: 0, y: 0, size: 84, weight: 700, colour: WARNING, align: "center" });
    context.restore();
    const corner = { x: WIDTH - MARGIN, y: HEIGHT - FOOT, align: "right" };
    this.write(sample, { ...corner, size: 24, weight: 700, colour: WARNING });
  }
}

/** The page's own title or source line, so that the picture says what the page says. */
function wordsOnPage(id) {
  const place = id && document.getElementById(id);
  if (!place) return "";
  const parts = [...place.children].filter((part) => !part.matches(".beside-badge"));
  return (parts.length ? parts : [place]).map((part) => part.textContent).join("");
}

/** The part of the world on the screen; of a map that was not moved, its region alone. */
function shownWorld({ navigator, drawing: { terrain }, view }) {
  const box = navigator.isAtFit && terrain.boxOf(navigator.fittedTo);
  return box || [...view.toWorld(0, view.head), ...view.toWorld(view.width, view.height)];
}

/** The same part of the world, drawn anew at the picture's size. */
function redrawn(map, world, { width, height }) {
  const { register, drawing: shown, view: now, texts } = map;
  const view = new View();
  view.setWorld(now.bounds, now.minimumSpan);
  view.resize(width, height);
  view.set(view.placeOf(world, map.navigator.isAtFit ? 14 : 0));
  const drawing = new Drawing({ register, palettes: shown.palettes, view, words: shown.words });
  drawing.terrain = shown.terrain;
  drawing.panels = map.panels.map(({ layer, state }) => {
    const panel = new Panel({ texts, description: "" });
    panel.setLayer(layer, state);
    return panel;
  });
  drawing.setUse("picture", map.family);
  drawing.redraw();
  return { drawing, view };
}
