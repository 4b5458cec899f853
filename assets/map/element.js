/**
 * One `<div class="berdaya-map">`: from its configuration to a map that answers.
 *
 * On every change: figures (from memory, else by one GET), colours, the frame, then
 * `painted`, so that the page's other work comes after the map.
 */

import { Cards } from "./cards.js";
import { zoomButtons } from "./controls.js";
import { node } from "./dom.js";
import { Drawing } from "./drawing.js";
import { afterFrame, tell } from "./events.js";
import { Unreachable, isAbort } from "./fetching.js";
import { Formatter } from "./format.js";
import { Interaction } from "./interaction.js";
import { Layers } from "./layers.js";
import { Navigator } from "./navigator.js";
import { Panel } from "./panel.js";
import { picture } from "./picture.js";
import { Reader } from "./reader.js";
import { loadScene, loadTerrain, viewKind } from "./scene.js";
import { Slider } from "./slider.js";
import * as states from "./state.js";
import { textsFrom } from "./texts.js";
import { View } from "./view.js";

const BASES = { map: "/map", geo: "/geo" };
const SELECT_REST = 160; // ms: arrow keys held down should not flood the page
let maps = 0;

export class MapElement {
  /** @param {HTMLElement} element mount point @param {Object} config see README.md */
  constructor(element, config) {
    this.element = element;
    this.config = { ...config, bases: { ...BASES, ...config.bases } };
    this.texts = textsFrom(config.texts);
    this.formatter = new Formatter(config.locale, config.units);
    this.layers = new Layers(this.config.bases.map);
    this.view = new View();
    this.navigator = new Navigator({ view: this.view });
    this.interaction = new Interaction(this);
    this.ending = new AbortController();
    this.state = null; // asked for last
    this.painted = null; // of what is on the screen
    this.panels = [];
    this.build();
    this.loading = this.load();
    this.loading.catch(() => {}); // said by the first show, which waits for it
    if (config.state) this.show(config.state);
  }

  build() {
    this.keysId = `bm-keys-${++maps}`;
    this.place = node("div", { class: "bm-panels" });
    this.live = node("div", { class: "bm-unseen", "aria-live": "polite" });
    const keys = node("p", { class: "bm-unseen", id: this.keysId, text: this.texts.keys });
    this.root = node("div", { class: "bm-root" }, this.place, keys, this.live);
    this.element.append(this.root);
    if (this.config.periods) this.buildSlider(this.config.periods);
    this.watcher = new ResizeObserver(() => this.measure());
  }

  buildSlider(periods) {
    this.slider = new Slider(periods, {
      texts: this.texts,
      onIntent: () => this.prefetch(),
      onPeriod: (period) => this.show({ period }),
      onRest: (period) => this.tell({ type: "period", period }),
    });
    this.root.append(this.slider.element);
  }

  async load() {
    const { register, geo, palettes } = await loadScene(this.config);
    const { texts, formatter, view, layers, live } = this;
    this.register = register;
    this.geo = geo;
    this.reader = new Reader({ register, texts, formatter });
    this.cards = new Cards({ layers, reader: this.reader, live, view });
    this.drawing = new Drawing({ register, palettes, view, words: { texts, formatter } });
    this.navigator.drawing = this.drawing;
  }

  /**
   * Show a selection.
   * @param {Object} given what differs from the shown state
   * @returns {Promise<boolean>} whether it is on the screen (false: overtaken or failed)
   */
  async show(given) {
    const began = performance.now();
    this.state = states.completeState({ ...this.state, ...given });
    const change = states.changeOf(this.painted, this.state);
    this.request?.abort();
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      return await this.follow(change, { signal, began });
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) this.fail(error);
      return false;
    }
  }

  async follow(change, { signal, began }) {
    const coming = change.figures ? this.fetchLayers(change.after, signal) : null;
    coming?.catch(() => {}); // answered by the await below, if it comes to that
    await (this.drawing ? null : this.start());
    await this.arrange(change);
    if (signal.aborted) return false;
    const layers = await coming;
    if (signal.aborted) return false;
    if (layers) this.paint(layers, { began, reason: change.reason });
    else this.redrawKept(change);
    this.painted = change.after;
    return true;
  }

  /** A failed start is tried again. */
  async start() {
    await this.loading.catch(() => (this.loading = this.load()));
    await this.loading;
  }

  /** @returns {Promise<Object[]>|Object[]} memory answers at once, in the same task */
  async fetchLayers(state, signal) {
    const wanted = states.panelStates(state);
    const known = wanted.map((one, i) => this.knownLayer(one, this.panels[i]));
    if (known.every(Boolean)) return known;
    for (const panel of this.panels) panel.notice.loading();
    return Promise.all(wanted.map((one) => this.layers.layer(one, signal)));
  }

  /** After a fall-back to regencies the strip in memory is the regencies'. */
  knownLayer(state, panel) {
    const shown = panel?.layer?.header;
    const level = shown?.fell_back ? shown.level : state.level;
    return this.layers.known(state) ?? this.layers.known({ ...state, level });
  }

  /** Panels, geometry and view for the state; land is drawn before figures come. */
  async arrange({ after, look }) {
    this.arrangePanels(after);
    const kind = viewKind(after.view, this.geo);
    const { register, geo, config, drawing } = this;
    const terrain = await loadTerrain(kind, { register, geo, base: config.bases.geo });
    if (drawing.terrain !== terrain) this.enter(terrain);
    if (look) this.present(after);
    if (this.navigator.fittedTo !== after.region) {
      this.navigator.fit(after.region, { animate: this.navigator.fittedTo !== null });
    }
    this.slider?.set(after.period);
  }

  arrangePanels(state) {
    const wanted = states.panelStates(state);
    while (this.panels.length > wanted.length) this.panels.pop().destroy();
    while (this.panels.length < wanted.length) this.addPanel();
    const label = (title) => this.texts.label.replace("{title}", title ?? "");
    this.panels.forEach((panel, i) => panel.describe({ ...wanted[i], title: label(wanted[i].title) }));
    this.drawing.panels = this.panels;
    this.cards.panels = this.panels;
    this.measure();
  }

  addPanel() {
    const panel = new Panel({ texts: this.texts, description: this.keysId });
    if (this.panels.length === 0) panel.stage.append(zoomButtons(this.texts, this));
    this.panels.push(panel);
    this.place.append(panel.element);
    this.watcher.observe(panel.surface);
    this.interaction.listen(panel, this.ending.signal);
  }

  enter(terrain) {
    this.drawing.terrain = terrain;
    this.root.dataset.view = terrain.kind;
    this.navigator.enter(terrain);
  }

  present(state) {
    this.presenting = states.isPresenting(state, this.element);
    this.root.classList.toggle("bm-present", this.presenting);
    this.family = getComputedStyle(this.root).fontFamily;
    this.view.head = this.config.head ?? 0;
    this.drawing.setUse(this.presenting ? "hall" : "page", this.family);
    this.measure();
  }

  measure() {
    const surface = this.panels[0]?.surface;
    if (surface) this.navigator.resize(surface.clientWidth, surface.clientHeight);
  }

  paint(layers, { began, reason }) {
    const fetched = performance.now();
    const wanted = states.panelStates(this.state);
    this.panels.forEach((panel, i) => panel.setLayer(layers[i], wanted[i]));
    this.cards.forgetValues();
    this.drawing.recolour();
    const painted = performance.now();
    performance.measure("berdaya:repaint", { start: began, end: painted });
    this.drawing.redrawWords();
    this.cards.redraw();
    afterFrame(() => this.announcePainted({ began, fetched, painted, reason }));
    if (reason === "period") this.prefetch();
  }

  announcePainted({ began, fetched, painted, reason }) {
    if (this.ending.signal.aborted) return;
    const milliseconds = {
      total: painted - began,
      fetch: fetched - began,
      paint: painted - fetched,
      frame: performance.now() - began,
    };
    const message = { type: "painted", reason, period: this.state.period, milliseconds };
    tell(this.element, this.config.painted, message);
  }

  /** Same figures: another selected region, names on or off, presentation. */
  redrawKept({ after, look }) {
    const wanted = states.panelStates(after);
    this.panels.forEach((panel, i) => panel.setLayer(panel.layer, wanted[i]));
    for (const panel of this.panels) panel.drawNotice(); // of a choice taken back
    if (look) this.drawing.redraw();
    else this.drawing.redrawChosen();
  }

  /** Only the server's own words are for readers; what broke here is for developers. */
  fail(error) {
    if (!(error instanceof Unreachable)) console.error(error);
    if (this.panels.length === 0) this.addPanel();
    const reason = error instanceof Unreachable ? error.message : "";
    for (const panel of this.panels) panel.notice.failed(reason, () => this.show({}));
  }

  /** All periods of the selection, for a slider that needs no server. */
  prefetch() {
    const wanted = states.panelStates(this.state).map((state, i) => {
      const level = this.panels[i]?.layer?.level ?? state.level;
      return this.layers.strip({ ...state, level });
    });
    return Promise.all(wanted).then(() => true, () => false);
  }

  select(code, { slowly = false } = {}) {
    this.show({ selected: code });
    clearTimeout(this.selecting);
    const say = () => this.tell({ type: "select", code });
    if (slowly) this.selecting = setTimeout(say, SELECT_REST);
    else say();
  }

  tell(data) {
    tell(this.element, this.config.events, data);
  }

  zoomBy(factor) {
    this.navigator.zoomBy(factor);
  }

  fit() {
    this.navigator.fit(this.state.region);
  }

  /** Rows of what is shown: region, name, class, mark, value, lower, upper, n, flag. */
  async values() {
    const panel = this.panels[0];
    if (!panel?.layer) return [];
    await this.cards.valuesOf(panel);
    return this.reader.rows(panel);
  }

  /** The shown map as a PNG, 1920 × 1080, with title, legend and source. */
  async png() {
    if (!this.panels[0]?.layer) return null;
    return picture(this);
  }

  destroy() {
    this.ending.abort();
    this.request?.abort();
    this.watcher.disconnect();
    this.navigator.destroy();
    this.cards?.destroy();
    this.slider?.destroy();
    clearTimeout(this.selecting);
    for (const panel of this.panels) panel.destroy();
    this.drawing?.free();
    this.root.remove();
  }
}
