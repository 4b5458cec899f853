/**
 * The period slider with play. A move repaints from the strip in memory; the page is
 * told when the reader has come to rest.
 */

import { button, node } from "./dom.js";

const REST = 350;
const STEP = 900;

export class Slider {
  /**
   * @param {{value: string, label: string}[]} periods oldest first
   * @param {{texts: Object, onIntent: Function, onPeriod: (period: string) => void,
   *   onRest: (period: string) => void}} options onIntent: about to be used, fetch ahead
   */
  constructor(periods, { texts, onIntent, onPeriod, onRest }) {
    this.periods = periods;
    this.texts = texts;
    Object.assign(this, { onPeriod, onRest });
    this.range = node("input", { type: "range", min: 0, step: 1, "aria-label": texts.period });
    this.range.max = periods.length - 1;
    this.label = node("output", { class: "bm-period" });
    this.playButton = button(texts.play, { text: "▶", className: "bm-play", onClick: () => this.toggle() });
    this.element = node("div", { class: "bm-slider" }, this.playButton, this.range, this.label);
    for (const name of ["pointerenter", "focusin"]) this.element.addEventListener(name, onIntent);
    this.range.addEventListener("input", () => this.moved());
  }

  set(period) {
    const place = this.periods.findIndex(({ value }) => value === period);
    if (place >= 0) this.range.value = place;
    this.write();
  }

  get period() {
    return this.periods[Number(this.range.value)]?.value;
  }

  write() {
    const label = this.periods[Number(this.range.value)]?.label ?? "";
    this.label.textContent = label;
    this.range.setAttribute("aria-valuetext", label);
  }

  moved() {
    this.write();
    this.onPeriod(this.period);
    clearTimeout(this.rest);
    if (!this.playing) this.rest = setTimeout(() => this.onRest(this.period), REST);
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    this.showPlaying(true);
    if (Number(this.range.value) >= this.periods.length - 1) this.goTo(0);
    this.playing = setInterval(() => this.step(), STEP);
  }

  step() {
    this.goTo(Number(this.range.value) + 1);
    if (Number(this.range.value) >= this.periods.length - 1) this.pause();
  }

  goTo(place) {
    this.range.value = place;
    this.moved();
  }

  pause() {
    clearInterval(this.playing);
    this.playing = null;
    this.showPlaying(false);
    this.onRest(this.period);
  }

  showPlaying(playing) {
    const label = playing ? this.texts.pause : this.texts.play;
    this.playButton.textContent = playing ? "❚❚" : "▶";
    this.playButton.setAttribute("aria-label", label);
    this.playButton.title = label;
  }

  destroy() {
    clearInterval(this.playing);
    clearTimeout(this.rest);
    this.element.remove();
  }
}
