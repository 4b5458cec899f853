/**
 * One view of the regions: tiles or boundaries. Boundaries come at national detail
 * first; provinces in sight are drawn in full detail once the view is close enough.
 */

import { ringsAddress } from "./addresses.js";
import { Anchors } from "./anchors.js";
import { decode } from "./decode.js";
import { nextTask } from "./events.js";
import { getBuffer, once } from "./fetching.js";
import { Geometry } from "./geometry.js";
import { hexagons } from "./hexagons.js";
import { LEVELS, NATION } from "./register.js";

const FULL_DETAIL_SCALE = 90; // CSS pixels per degree
const MOST_AT_ONCE = 6;

const rings = once((address) => getBuffer(address).then((buffer) => new Uint8Array(buffer)));

/** Terrain of tiles: complete at once, from the register alone. */
export function tileTerrain(register) {
  const { tile_columns: columns, tile_rows: rows } = register.levels.subdistrict;
  const terrain = new Terrain("tiles", register, { minimumSpan: 12 });
  terrain.geometry.add(hexagons(columns, rows));
  return terrain;
}

/**
 * Terrain of boundaries at national detail.
 * @param {{hash: string, grid: {origin: number[], steps: Object<string, number>}}} geo
 * @param {string} base e.g. "/geo"
 */
export async function boundaryTerrain(register, geo, base) {
  const bytes = await rings(ringsAddress(base, geo.hash, "national"));
  const terrain = new Terrain("boundary", register, { minimumSpan: 0.04, geo, base });
  await terrain.add(bytes, "national");
  return terrain;
}

class Terrain {
  constructor(kind, register, { minimumSpan, geo, base }) {
    this.kind = kind;
    this.register = register;
    this.geo = geo;
    this.base = base;
    this.geometry = new Geometry(register.size, { minimumSpan });
    this.anchors = new Anchors(this.geometry, register);
    this.detailed = new Set();
  }

  /** In steps, so that the page stays answerable. */
  async add(bytes, detail) {
    const { origin, steps } = this.geo.grid;
    const numbered = detail === "full";
    const source = decode(bytes, { origin, step: steps[detail], numbered });
    await nextTask();
    this.geometry.add(source);
    this.anchors.forget();
    await nextTask();
  }

  /** Box of a region, or of all; null where it is not drawn. */
  boxOf(code) {
    return this.geometry.boxOf(this.register.inside(code ?? NATION));
  }

  /** Typical width on the screen of a region, by level. */
  spans(scale) {

    return Object.fromEntries(
      LEVELS.map((level) => [level, this.anchors.span(level) * scale]),
    );
  }

  /**
   * Fetch the full detail of what is in sight, where the view is close.
   * @returns {Promise<boolean>} whether anything got finer
   */
  async refine(view) {
    const wanted = this.provincesToRefine(view);
    const fetched = await Promise.all(wanted.map((number) => this.refineProvince(number)));
    return fetched.length > 0;
  }

  async refineProvince(number) {
    this.detailed.add(number);
    const code = this.register.code("province", number);
    try {
      await this.add(await rings(ringsAddress(this.base, this.geo.hash, `full-${code}`)), "full");
    } catch {
      this.detailed.delete(number); // the coarse shape stays; the next move asks again
    }
  }

  provincesToRefine(view) {
    const isFine = this.geo?.details?.includes("full") && view.scale >= FULL_DETAIL_SCALE;
    if (!isFine) return [];
    const { boxes } = this.anchors.of("province");
    const [left, top] = view.toWorld(0, 0);
    const [right, bottom] = view.toWorld(view.width, view.height);
    const wanted = [];
    for (let n = 0; n < this.register.count("province"); n++) {
      const inSight =
        boxes[n * 4] < right &&
        boxes[n * 4 + 2] > left &&
        boxes[n * 4 + 1] < bottom &&
        boxes[n * 4 + 3] > top;
      if (inSight && !this.detailed.has(n)) wanted.push(n);
    }
    return wanted.slice(0, MOST_AT_ONCE);
  }
}

