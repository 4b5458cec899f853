/**
 * One view drawn into pixels: the id buffer, and a scratch picture that colours and
 * lines are written to before they reach a canvas. Linked maps share a frame.
 */

import { pack } from "./colours.js";
import { lineColours, drawLines, legibleLevels } from "./outlines.js";
import { paint } from "./paint.js";
import { Raster } from "./raster.js";
import { Runs } from "./runs.js";

export class Frame {
  constructor() {
    this.raster = new Raster();
    this.runs = new Runs();
    this.picture = null; // colours: sea as drawn, land as painted last
    this.linework = null; // lines
    this.ratio = 0;
    this.holders = new WeakSet(); // canvases that have this view's sea already
  }

  /** @param {{view: Object, ratio: number, sea: string}} place ratio: id buffer pixels
   *   per CSS pixel; sea: its colour */
  draw(terrain, { view, ratio, sea }) {
    this.ratio = ratio;
    this.holders = new WeakSet();
    this.raster.draw(terrain.geometry, view.camera(ratio));
    this.runs.find(this.raster, { closing: terrain.kind === "boundary" });
    this.picture = fittedPicture(this.picture, this.raster);
    this.linework = fittedPicture(this.linework, this.raster);
    pixelsOf(this.picture).fill(pack(sea));
  }

  /** Colour the id buffer onto a canvas. @param {Object} look see paint() */
  paintOn(canvas, look) {
    paint(pixelsOf(this.picture), this, look);
    if (this.holders.has(canvas)) putRows(this.picture, canvas, this.runs.land());
    else put(this.picture, canvas);
    this.holders.add(canvas);
  }

  /** Draw the region lines onto each of the canvases. */
  linesOn(canvases, { terrain, view, ground, region, weight }) {
    const levels = legibleLevels(terrain.spans(view.scale));
    const hairlines = terrain.kind === "tiles";
    const colours = lineColours({ levels, ground, hairlines });
    const scaled = Math.max(1, Math.round((weight * this.ratio) / 2));
    const style = { register: terrain.register, region, colours, weight: scaled };
    drawLines(pixelsOf(this.linework), this, style);
    for (const canvas of canvases) put(this.linework, canvas);
  }

  free() {
    this.raster = new Raster();
    this.runs = new Runs();
    this.picture = null;
    this.linework = null;
  }
}

function fittedPicture(picture, { width, height }) {
  if (picture?.width === width && picture.height === height) return picture;
  return new ImageData(width, height);
}

function pixelsOf(picture) {
  return new Uint32Array(picture.data.buffer);
}

function put(picture, canvas) {
  fitCanvas(canvas, picture.width, picture.height);
  canvas.getContext("2d").putImageData(picture, 0, 0);
}

/** The rows with land alone: of the archipelago half the picture is sea above and below. */
function putRows(picture, canvas, { first, end }) {
  const context = canvas.getContext("2d");
  context.putImageData(picture, 0, 0, 0, first, picture.width, end - first);
}

/** Setting a canvas's size clears and reallocates it: only when it changes. */
export function fitCanvas(canvas, width, height) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
