/**
 * From a selection to its picture. On every change: figures (from memory, else by one
 * GET), colours, the frame, then `painted`, so that the page's other work comes after
 * the map. The newest selection wins; a failed one leaves what was there.
 */

import { afterFrame, tell } from "./events.js";
import { Unreachable, isAbort } from "./fetching.js";
import { changeOf, completeState, panelStates } from "./state.js";

const RENEWED = 409; // the server has a newer version of the data

export class Showing {
  /** @param {import("./element.js").MapElement} map */
  constructor(map) {
    this.map = map;
    this.state = null; // asked for last
    this.painted = null; // of what is on the screen
    this.request = null;
  }

  /**
   * @param {Object} given what differs from the state asked for last
   * @returns {Promise<boolean>} whether it is on the screen (false: overtaken or failed)
   */
  async show(given) {
    const began = performance.now();
    this.state = completeState({ ...this.state, ...given });
    const change = changeOf(this.painted, this.state);
    // a choice that failed may have left the other letters
    if (!this.map.isDressedFor(this.state)) change.look = true;
    this.request?.abort();
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      if (this.canFinish(change)) return this.finish(change, { began });
      return await this.follow(change, { signal, began });
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) this.fail(error);
      return false;
    }
  }

  /** Nothing to wait for: painted in the very task that asked, e.g. for a period. */
  canFinish({ after, figures, look }) {
    if (look || this.painted === null || !this.map.isArrangedFor(after)) return false;
    return !figures || this.knownLayers(after) !== undefined;
  }

  async follow(change, { signal, began }) {
    const coming = change.figures ? this.fetchLayers(change.after, signal) : null;
    coming?.catch(() => {}); // answered by the await below, if it comes to that
    if (!this.map.drawing) await this.map.start();
    await this.map.arrange(change);
    if (signal.aborted) return false;
    const layers = await coming;
    return signal.aborted ? false : this.finish(change, { began, layers });
  }

  async fetchLayers(state, signal) {
    const known = this.knownLayers(state);
    if (known) return known;
    const { panels, layers } = this.map;
    for (const panel of panels) panel.notice.loading();
    return Promise.all(panelStates(state).map((one) => layers.layer(one, signal)));
  }

  /** Layers that need no request; undefined if any does. */
  knownLayers(state) {
    const { panels, layers } = this.map;
    const known = panelStates(state).map((one, i) => layers.known(one, panels[i]?.layer));
    return known.every(Boolean) ? known : undefined;
  }

  finish(change, { began, layers }) {
    const { after, figures, reason } = change;
    this.map.slider?.set(after.period);
    if (figures) this.paint(layers ?? this.knownLayers(after), { began, reason });
    else this.redrawKept(change);
    this.painted = after;
    return true;
  }

  paint(layers, { began, reason }) {
    const { drawing, cards } = this.map;
    const fetched = performance.now();
    this.setLayers(layers);
    drawing.recolour();
    const painted = performance.now();
    performance.measure("berdaya:repaint", { start: began, end: painted });
    cards.forgetValues();
    drawing.redrawWords();
    this.map.fitLegends();
    cards.redraw();
    afterFrame(() => this.announce({ began, fetched, painted, reason }));
    if (reason === "period") this.prefetch();
  }

  setLayers(layers) {
    const wanted = panelStates(this.state);
    this.map.panels.forEach((panel, i) => panel.setLayer(layers[i], wanted[i]));
  }

  announce({ began, fetched, painted, reason }) {
    const { element, config, ending } = this.map;
    if (ending.signal.aborted) return;
    const milliseconds = {
      total: painted - began,
      fetch: fetched - began,
      paint: painted - fetched,
      frame: performance.now() - began,
    };
    const { period } = this.state;
    tell(element, config.painted, { type: "painted", reason, period, milliseconds });
  }

  /** Same figures: another selected region, names on or off, presentation. */
  redrawKept({ look }) {
    const { panels, drawing } = this.map;
    this.setLayers(panels.map((panel) => panel.layer));
    for (const panel of panels) panel.drawNotice(); // of a choice taken back
    if (look) drawing.redraw();
    else drawing.redrawSelected();
  }

  /** The reader gets a sentence and a way on; what broke is for developers. */
  fail(error) {
    const { panels, texts } = this.map;
    if (error instanceof Unreachable) console.warn("map:", error.status, error.message);
    else console.error(error);
    if (panels.length === 0) this.map.addPanel();
    const way =
      error.status === RENEWED
        ? { text: texts.renewed, label: texts.reload, onClick: () => location.reload() }
        : { text: texts.failed, label: texts.retry, onClick: () => this.show({}) };
    for (const panel of panels) panel.fail(way);
  }

  /** All periods of the selection, for a slider that needs no server. */
  prefetch() {
    const { panels, layers } = this.map;
    const wanted = panelStates(this.state).map((state, i) =>
      layers.strip({ ...state, level: panels[i]?.layer?.level ?? state.level }),
    );
    return Promise.all(wanted).then(
      () => true,
      () => false, // the slider then asks for one period at a time
    );
  }

  stop() {
    this.request?.abort();
  }
}
