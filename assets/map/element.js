/** One `<div class="berdaya-map">`: from its configuration to a map that answers. */

import { Cards } from "./cards.js";
import { zoomButtons } from "./controls.js";
import { node } from "./dom.js";
import { Drawing } from "./drawing.js";
import { tell } from "./events.js";
import { Formatter } from "./format.js";
import { Interaction } from "./interaction.js";
import { Layers } from "./layers.js";
import { fitLegends } from "./legends.js";
import { Navigator } from "./navigator.js";
import { Panel } from "./panel.js";
import { picture } from "./picture.js";
import { Reader } from "./reader.js";
import { loadScene, loadTerrain, viewKind } from "./scene.js";
import { Showing } from "./showing.js";
import { Slider } from "./slider.js";
import { isPresenting, panelStates } from "./state.js";
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
    this.interaction.listenToRest(this.ending.signal);
    this.showing = new Showing(this);
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
    this.keys = node("p", { class: "bm-unseen", id: this.keysId, text: this.texts.keys });
    this.root = node("div", { class: "bm-root" }, this.place, this.keys, this.live);
    this.element.append(this.root);
    if (this.config.periods) this.buildSlider(this.config.periods);
    this.watcher = new ResizeObserver(() => this.measure());
    this.fitter = new ResizeObserver(() => requestAnimationFrame(() => this.fitLegends()));
    this.fitter.observe(this.place);
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

  /** Show a selection; see Showing. @param {Object} given what differs from the last */
  show(given) {
    return this.showing.show(given);
  }

  /** What was asked for last. */
  get state() {
    return this.showing.state;
  }

  prefetch() {
    return this.showing.prefetch();
  }

  /** A failed start is tried again. */
  async start() {
    await this.loading.catch(() => (this.loading = this.load()));
    await this.loading;
  }

  /** Whether panels, geometry and view already suit the state. */
  isArrangedFor(state) {
    return (
      this.drawing.terrain.kind === viewKind(state.view, this.geo) &&
      this.navigator.fittedTo === state.region
    );
  }

  /** Whether its letters are those of the state: of a page, or of a hall. */
  isDressedFor(state) {
    return this.presenting === isPresenting(state, this.element);
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
  }

  arrangePanels(state) {
    const wanted = panelStates(state);
    const before = this.panels.length;
    while (this.panels.length > wanted.length) this.panels.pop().destroy();
    while (this.panels.length < wanted.length) this.addPanel();
    this.panels.forEach((panel, i) => panel.describe(wanted[i]));
    this.place.dataset.maps = this.panels.length;
    this.drawing.panels = this.panels;
    this.cards.panels = this.panels;
    // measuring makes the browser lay out the page: only where it must be
    if (this.panels.length !== before) this.measure();
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
    this.presenting = isPresenting(state, this.element);
    this.root.classList.toggle("bm-present", this.presenting);
    this.keys.textContent = this.presenting ? this.texts.keys_in_hall : this.texts.keys;
    this.family = getComputedStyle(this.root).fontFamily;
    this.root.style.setProperty("--bm-caption-top", `${(this.config.head ?? 0) + 8}px`);
    this.view.head = this.presenting ? 0 : this.coveredHead();
    this.drawing.setUse(this.presenting ? "hall" : "page", this.family);
    this.measure();
  }

  /** CSS pixels at the top that controls and captions lie over. */
  coveredHead() {
    const { caption } = this.panels[0];
    return caption.hidden ? (this.config.head ?? 0) : caption.offsetTop + caption.offsetHeight;
  }

  /** On a wall nothing of a legend may be cut off. */
  fitLegends() {
    if (this.presenting) fitLegends(this.place);
  }

  measure() {
    const surface = this.panels[0]?.surface;
    if (surface) this.navigator.resize(surface.clientWidth, surface.clientHeight);
  }

  select(code, { slowly = false } = {}) {
    this.show({ selected: code });
    clearTimeout(this.selecting);
    const say = () => this.tell({ type: "select", code });
    if (slowly) this.selecting = setTimeout(say, SELECT_REST);
    else say();
  }

  /** Of two maps the one that the page's list and panel are about. */
  get mainPanel() {
    const { indicator, period } = this.state;
    const isMain = ({ state }) => state?.indicator === indicator && state.period === period;
    return this.panels.find(isMain) ?? this.panels[0];
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
    const panel = this.mainPanel;
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
    this.showing.stop();
    this.watcher.disconnect();
    this.fitter.disconnect();
    this.navigator.destroy();
    this.cards?.destroy();
    this.slider?.destroy();
    clearTimeout(this.selecting);
    for (const panel of this.panels) panel.destroy();
    this.drawing?.free();
    this.root.remove();
  }
}
