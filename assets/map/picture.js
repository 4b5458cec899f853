/**
 * The map as a picture to keep: 1920 × 1080, title, map or two, legend, source; and the
 * stamp where the figures are made up.
 */

import { Drawing } from "./drawing.js";
import { classEntries, legendTitle, markEntries } from "./legend.js";
import { Panel } from "./panel.js";
import { PATTERNS, SIDE, patternTiles } from "./patterns.js";
import { View } from "./view.js";

const WIDTH = 1920;
const HEIGHT = 1080;
const MARGIN = 56;
const FOOT = 56; // source and stamp
const STAMP = 510; // room of the words that the figures are made up
const LINE = 36; // of the legend
const SWATCH = [40, 24];
const INK = "#16202b";
const SOFT = "#56616e";

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
    this.columns = columnsFor(map.panels.length);
    this.legends = map.panels.map((panel, i) => this.laidOut(panel, this.columns[i]));
    const lines = Math.max(...this.legends.map((legend) => legend.lines));
    this.top = map.panels.some(({ state }) => state.caption) ? 140 : 108;
    this.bottom = HEIGHT - FOOT - lines * LINE - 16;
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, WIDTH, HEIGHT);
    context.textBaseline = "middle";
  }

  font(size, weight = 400) {
    return `${weight} ${size}px ${this.map.family}`;
  }

  write(text, { x, y, size, weight, colour = INK, align = "left", most }) {
    const { context } = this;
    context.font = this.font(size, weight);
    context.fillStyle = colour;
    context.textAlign = align;
    context.fillText(text, x, y, most);
  }

  drawTitle() {
    const { config, panels } = this.map;
    const title = this.wordsOnPage(config.title_from) || panels[0].state.title || "";
    this.write(title, { x: MARGIN, y: 66, size: 40, weight: 700, most: WIDTH - 2 * MARGIN });
    this.map.panels.forEach(({ state }, i) => {
      if (state.caption) this.write(state.caption, { x: this.columns[i].x, y: 116, size: 26, weight: 600 });
    });
  }

  drawMaps() {
    const { drawing, view } = redrawn(this.map, this.columns[0].width, this.bottom - this.top);
    drawing.panels.forEach((panel, i) => {
      for (const layer of [panel.base, panel.lines, panel.top, panel.names]) {
        this.context.drawImage(layer, this.columns[i].x, this.top, view.width, view.height);
      }
      panel.destroy();
    });
    drawing.free();
  }

  /** Where each legend entry goes: {title, entries: [{…, words, dx, line}], lines}. */
  laidOut(panel, { width }) {
    const { drawing, texts, formatter } = this.map;
    const content = panel.legendContent({ palettes: drawing.palettes, texts, formatter });
    const entries = [];
    let line = 0;
    for (const group of [classEntries(content), markEntries(content)]) {
      let dx = 0;
      if (group.length) line++;
      for (const entry of group) {
        const words = wordsOf(entry, formatter);
        const needed = this.entryWidth(words);
        if (dx > 0 && dx + needed > width) {
          dx = 0;
          line++;
        }
        entries.push({ ...entry, words, dx, line });
        dx += needed;
      }
    }
    return { title: legendTitle(content), entries, lines: line + 1 };
  }

  entryWidth(words) {
    this.context.font = this.font(22);
    return SWATCH[0] + 10 + this.context.measureText(words).width + 28;
  }

  drawLegends() {
    const y = this.bottom + 16 + LINE / 2;
    this.legends.forEach(({ title, entries }, i) => {
      const { x, width } = this.columns[i];
      this.write(title, { x, y, size: 24, weight: 600, most: width });
      for (const entry of entries) {
        this.drawEntry(entry, x + entry.dx, y + entry.line * LINE);
      }
    });
  }

  drawEntry({ words, ...look }, x, y) {
    const [width, height] = SWATCH;
    this.context.drawImage(swatch(look, width, height), x, y - height / 2);
    this.context.strokeStyle = SOFT;
    this.context.strokeRect(x + 0.5, y - height / 2 + 0.5, width - 1, height - 1);
    this.write(words, { x: x + width + 10, y, size: 22 });
  }

  drawSource() {
    const { source = "", source_from: from, sample } = this.map.config;
    const words = this.wordsOnPage(from) || source;
    const most = WIDTH - 2 * MARGIN - (sample ? STAMP : 0);
    this.write(words, { x: MARGIN, y: HEIGHT - 28, size: 20, colour: SOFT, most });
  }

  /** Nothing where an answer is owed: the page's words or its map are of a choice before. */
  wordsOnPage(id) {
    const isOld = this.map.panels[0].isOld || document.querySelector("[data-old]");
    return isOld ? "" : wordsOnPage(id);
  }

  drawStamp() {
    const { context } = this;
    const { sample } = this.map.texts;
    const middle = { x: WIDTH / 2, y: (this.top + this.bottom) / 2 };
    context.save();
    context.globalAlpha = 0.16;
    context.translate(middle.x, middle.y);
    context.rotate(-0.28);
    this.write(sample, { x: 0, y: 0, size: 84, weight: 700, colour: "#8c2d04", align: "center" });
    context.restore();
    this.write(sample, { x: WIDTH - MARGIN, y: HEIGHT - 28, size: 24, weight: 700, colour: "#8c2d04", align: "right" });
  }
}

/** The page's own title or source line, so that the picture says what the page says. */
function wordsOnPage(id) {
  const place = id && document.getElementById(id);
  if (!place) return "";
  const parts = [...place.children].filter((part) => !part.matches(".beside-badge"));
  return (parts.length ? parts : [place]).map((part) => part.textContent).join("");
}

function columnsFor(count) {
  const gap = 40;
  const width = (WIDTH - 2 * MARGIN - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, i) => ({ x: MARGIN + i * (width + gap), width }));
}

/** The same part of the world, drawn anew at the picture's size. */
function redrawn(map, width, height) {
  const { register, drawing: shown, view: now, texts } = map;
  const view = new View();
  view.setWorld(now.bounds, now.minimumSpan);
  view.resize(width, height);
  const corners = [...now.toWorld(0, 0), ...now.toWorld(now.width, now.height)];
  view.set(view.placeOf(corners, 0));
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

function wordsOf({ sign, text, count }, formatter) {
  return `${sign ? `${sign} ` : ""}${text} (${formatter.count(count)})`;
}

/** A legend box in the very pattern of the map. */
function swatch({ colour, fill, ink, pattern = "plain", corner }, width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  context.fillStyle = colour ?? fill;
  context.fillRect(0, 0, width, height);
  if (pattern === "edge") drawDashes(context, { ink, width, height });
  else drawPattern(context, { ink, pattern, width, height });
  if (corner) drawCorner(context, { corner, width });
  return canvas;
}

function drawPattern(context, { ink, pattern, width, height }) {
  const tiles = patternTiles();
  const first = PATTERNS.indexOf(pattern) * SIDE * SIDE;
  context.fillStyle = ink;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (tiles[first + (y % SIDE) * SIDE + (x % SIDE)]) context.fillRect(x, y, 1, 1);
    }
  }
}

function drawDashes(context, { ink, width, height }) {
  context.strokeStyle = ink;
  context.lineWidth = 3;
  context.setLineDash([6, 4]);
  context.strokeRect(1.5, 1.5, width - 3, height - 3);
}

function drawCorner(context, { corner, width }) {
  context.fillStyle = corner === "filled" ? INK : "#ffffff";
  context.strokeStyle = INK;
  context.beginPath();
  context.moveTo(width - 12, 0);
  context.lineTo(width, 0);
  context.lineTo(width, 12);
  context.closePath();
  context.fill();
  context.stroke();
}
