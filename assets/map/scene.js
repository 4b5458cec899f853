/** What a map needs before it can draw anything: regions, colours, and their geometry. */

import { getJson, once } from "./fetching.js";
import { loadPalettes } from "./palette.js";
import { Register } from "./register.js";
import { boundaryTerrain, tileTerrain } from "./terrain.js";

const PALETTES = new URL("palettes.json", import.meta.url).href;

const loadRegister = once(async (url) => {
  const json = await getJson(url);
  return { register: new Register(json), geo: json.geo };
});

const terrains = new Map();

/** @param {{regions: string}} config @returns {Promise<{register, geo, palettes}>} */
export async function loadScene({ regions }) {
  const [found, palettes] = await Promise.all([loadRegister(regions), loadPalettes(PALETTES)]);
  return { ...found, palettes };
}

/** Tiles where they are asked for, and where no boundaries have been imported. */
export function viewKind(view, geo) {
  return geo && view !== "tiles" ? "boundary" : "tiles";
}

/** One terrain of each kind for the page: fine detail once fetched stays. */
export function loadTerrain(kind, { register, geo, base }) {
  const key = `${kind} ${geo?.hash ?? ""} ${register.size}`;
  if (!terrains.has(key)) {
    const promise =
      kind === "tiles"
        ? Promise.resolve(tileTerrain(register))
        : boundaryTerrain(register, geo, base);
    promise.catch(() => terrains.delete(key));
    terrains.set(key, promise);
  }
  return terrains.get(key);
}
