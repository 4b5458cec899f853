/**
 * Layers by selection: from a strip or an answer in memory where there is one, else by
 * GET. Shared by all maps of the page, so that coming back to a page asks nothing.
 */

import { layerAddress, stripAddress, valuesAddress } from "./addresses.js";
import { getBuffer, getJson } from "./fetching.js";
import { Memory } from "./memory.js";
import { Strip, layerOf, parsePayload } from "./payload.js";

const memory = new Memory(24 * 1024 * 1024);

export class Layers {
  /** @param {string} base e.g. "/map" */
  constructor(base) {
    this.base = base;
    this.pending = new Map();
  }

  /**
   * Without any request.
   * @param {Object} state
   * @param {import("./payload.js").Layer|null} shown after a fall-back to regencies the
   *   strip in memory is the regencies'
   * @returns {import("./payload.js").Layer|undefined}
   */
  known(state, shown = null) {
    const layer = memory.get(layerAddress(this.base, state)) ?? this.ofStrip(state);
    if (layer || !shown?.header.fell_back) return layer;
    return this.ofStrip({ ...state, level: shown.level });
  }

  /** Strips hold figures of a period, never a change between two. */
  ofStrip(state) {
    if (state.against) return undefined;
    return memory.get(stripAddress(this.base, state))?.layer(state.period) ?? undefined;
  }

  /** A strip on its way is waited for: it brings this period too. */
  async ofComingStrip(state) {
    if (state.against) return undefined;
    await this.pending.get(stripAddress(this.base, state))?.catch(() => {});
    return this.ofStrip(state);
  }

  /** @returns {Promise<import("./payload.js").Layer>} */
  async layer(state, signal) {
    const known = this.known(state) ?? (await this.ofComingStrip(state));
    if (known) return known;
    const address = layerAddress(this.base, state);
    const buffer = await getBuffer(address, signal);
    const layer = layerOf(parsePayload(buffer));
    memory.set(address, layer, buffer.byteLength);
    return layer;
  }

  /** Bring the strip of the selection into memory. @returns {Promise<Strip|null>} */
  strip(state) {
    if (state.against) return Promise.resolve(null);
    const address = stripAddress(this.base, state);
    const known = memory.get(address);
    if (known) return Promise.resolve(known);
    if (!this.pending.has(address)) {
      const promise = this.fetchStrip(address);
      this.pending.set(address, promise.finally(() => this.pending.delete(address)));
    }
    return this.pending.get(address);
  }

  async fetchStrip(address) {
    const buffer = await getBuffer(address);
    const strip = new Strip(parsePayload(buffer));
    memory.set(address, strip, buffer.byteLength);
    return strip;
  }

  /** @returns {Promise<Map<number, Object>>} value, lower, upper, n, flag by region */
  async values(state, signal) {
    const address = valuesAddress(this.base, state);
    const known = memory.get(address);
    if (known) return known;
    const rows = rowsByRegion(await getJson(address, signal));
    memory.set(address, rows, 64 * rows.size);
    return rows;
  }
}

/** Columns of equal length, in region order unless there is a column `region`. */
function rowsByRegion(columns) {
  const names = Object.keys(columns).filter((name) => Array.isArray(columns[name]));
  const rows = new Map();
  columns.flag.forEach((_, i) => {
    const row = Object.fromEntries(names.map((name) => [name, columns[name][i]]));
    rows.set(columns.region ? columns.region[i] : i, row);
  });
  return rows;
}
