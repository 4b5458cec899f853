/**
 * Map payloads: uint32 LE length of a JSON header, the header, then one byte per region
 * (or, in a strip, one byte per region for each of its periods, period-major).
 */

import { NO_CLASS, classOf, markOf } from "./marks.js";

export class BrokenPayload extends Error {}

/**
 * @typedef {Object} Layer what a map is coloured by
 * @property {string} level level of the regions the bytes are for
 * @property {Uint8Array} bytes class (low four bits) and mark (high four) by region number
 * @property {Object} header breaks, unit, period, shown_level, note …
 */

/** @param {ArrayBuffer} buffer @returns {{header: Object, body: Uint8Array}} */
export function parsePayload(buffer) {
  if (buffer.byteLength < 4) throw new BrokenPayload("the answer is cut off");
  const length = new DataView(buffer).getUint32(0, true);
  if (4 + length > buffer.byteLength) throw new BrokenPayload("the answer is cut off");
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  return { header, body: new Uint8Array(buffer, 4 + length) };
}

/** @returns {Layer} of an answer for one period */
export function layerOf({ header, body }) {
  if (body.length < header.regions) throw new BrokenPayload("the answer is cut off");
  return { level: header.level, bytes: body.subarray(0, header.regions), header };
}

/** A strip in memory: any of its periods without asking the server. */
export class Strip {
  constructor({ header, body }) {
    this.header = header;
    this.regions = header.regions;
    this.body = body;
    const needed = header.regions * header.periods.length;
    if (body.length < needed) throw new BrokenPayload("the answer is cut off");
  }

  get periods() {
    return this.header.periods;
  }

  /** @returns {Layer|null} null where the strip lacks the period */
  layer(period) {
    const place = this.periods.indexOf(period);
    if (place < 0) return null;
    const from = place * this.regions;
    const bytes = this.body.subarray(from, from + this.regions);
    return { level: this.header.level, bytes, header: { ...this.header, period } };
  }
}

/**
 * How many regions each class and each mark has.
 * @param {Layer} layer
 * @param {Uint8Array} inside 1 by region number of the layer's level
 * @returns {{classes: number[], marks: Map<number, number>}}
 */
export function countsOf({ bytes }, inside) {
  const classes = new Array(9).fill(0);
  const marks = new Map();
  for (let i = 0; i < bytes.length; i++) {
    if (!inside[i]) continue;
    const mark = markOf(bytes[i]);
    if (classOf(bytes[i]) !== NO_CLASS) classes[classOf(bytes[i])]++;
    if (mark) marks.set(mark, (marks.get(mark) ?? 0) + 1);
  }
  return { classes, marks };
}
