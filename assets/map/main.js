/**
 * Mounts a map on every `<div class="berdaya-map" data-config='{…}'>` that appears,
 * follows its `data-config`, and takes it down when it leaves the page.
 *
 * `window.berdayaMap` is for clientside callbacks; see README.md.
 */

import { MapElement } from "./element.js";
import { pagePicture } from "./page_picture.js";

const SELECTOR = ".berdaya-map";
const mounted = new Map(); // element → {map, text, fixed}
const waiting = new Map(); // element id → state asked for before it was there

function mount(element) {
  const text = element.dataset.config;
  if (!text || mounted.has(element)) return;
  const config = JSON.parse(text);
  const asked = waiting.get(element.id);
  waiting.delete(element.id);
  const map = new MapElement(element, { ...config, state: merged(config.state, asked) });
  mounted.set(element, { map, fixed: fixedPart(config) });
}

function merged(state, asked) {
  return state || asked ? { ...state, ...asked } : null;
}

/** All but the state: where it changes the map is made anew. */
function fixedPart({ state, ...fixed }) {
  return JSON.stringify(fixed);
}

function update(element) {
  const known = mounted.get(element);
  if (!known) return mount(element);
  const config = JSON.parse(element.dataset.config);
  if (fixedPart(config) === known.fixed) {
    if (config.state) known.map.show(config.state);
    return undefined;
  }
  unmount(element);
  return mount(element);
}

function unmount(element) {
  mounted.get(element)?.map.destroy();
  mounted.delete(element);
}

function follow(changes) {
  for (const { type, target } of changes) {
    if (type === "attributes" && target.matches(SELECTOR)) update(target);
  }
  for (const element of mounted.keys()) if (!element.isConnected) unmount(element);
  document.querySelectorAll(SELECTOR).forEach(mount);
}

new MutationObserver(follow).observe(document.documentElement, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["data-config"],
});
document.querySelectorAll(SELECTOR).forEach(mount);

function mapOf(id) {
  return mounted.get(document.getElementById(id))?.map;
}

window.berdayaMap = {
  /** Show a state on the map of this id, now or as soon as it is there. */
  show(id, state) {
    const map = mapOf(id);
    if (map) return map.show(state);
    waiting.set(id, { ...waiting.get(id), ...state });
    return Promise.resolve(false);
  },
  prefetch: (id) => mapOf(id)?.prefetch(),
  values: async (id) => (await mapOf(id)?.values()) ?? [],
  png: async (id) => (await mapOf(id)?.png()) ?? null,
  /** Save the picture under a name; false where there is nothing to save. */
  async download(id, name) {
    const blob = await this.png(id);
    if (blob) save(blob, name);
    return blob !== null;
  },
  /** Save what a presented page shows. */
  async downloadPage(page, name) {
    save(await pagePicture(page), name);
  },
  get: mapOf,
};

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
