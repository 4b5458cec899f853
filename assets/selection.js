/*
 * The selection in the browser. A filter, a button or the map changes it; the map is
 * asked to paint at once, the URL is rewritten, and the selection store, on which the
 * server's callbacks listen, is set when the hand rests.
 *
 * The selection is the flat dictionary of texts that dashboard/selection.py reads;
 * a key at its default is left out.
 */
(function () {
  "use strict";

  const REST_MS = 90; // between the paint and the callbacks, and while a slider moves
  const PATIENCE_MS = 1500; // how long they wait for a map that does not come
  const AREA = "area_type:";
  const SWITCHES = {
    "level-switch": "level", "view-switch": "view", "method-switch": "method",
    "classes-select": "classes", "labels-switch": "labels", "compare-switch": "compare",
    "compare-period": "period_b", "compare-indicator": "indicator_b",
  };
  const OTHERS = ["indicator", "period", "selected", "period_b", "indicator_b"];
  const FILTERS = new Set(
    ["indicator-filter", "period-filter", "sector-filter", "programme-filter"],
  );

  const {
    DEFAULTS, levelOf, indicatorOf, hasChoices, hasFixedClasses, periodsOf, periodShown, isEqual,
  } = window.berdayaMeaning;

  let current = null; // newer than what Dash was told while the hand moves
  let told = null;
  let address = ""; // the query that stands in it
  let vocabulary = null;
  let timer = 0;
  const offered = new WeakMap(); // periods → the options to compare with

  /* ---- the bar of filters ------------------------------------------------------- */

  function filterPatch(id, value) {
    if (id === "indicator-filter") return { indicator: value };
    if (id === "programme-filter") return { programme: value };
    if (id === "period-filter") {
      const period = periodsOf(indicatorOf(current, vocabulary), vocabulary)[Number(value)];
      return period === periodShown(current, vocabulary) ? {} : { period };
    }
    return value.startsWith(AREA)
      ? { sector: null, area_type: value.slice(AREA.length) }
      : { sector: value, area_type: null };
  }

  /* ---- to the map, to the server ----------------------------------------------- */

  /* A promise of the painted map; of nothing where the page has none. */
  function showMap() {
    return window.berdayaShown?.(window.berdayaMapState(current, vocabulary));
  }

  const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  const patience = () => new Promise((go) => setTimeout(go, PATIENCE_MS));

  /* Dash asks every part of the page about every change of it: only after the map has
   * been painted, and once the hand rests. */
  async function settle(painted) {
    clearTimeout(timer);
    const settled = current;
    if (painted) await Promise.race([painted.then(frame), patience()]);
    if (settled === current) timer = setTimeout(tellDash, REST_MS);
  }

  function tellDash() {
    const before = told;
    const shown = controlProps(before);
    told = current;
    write(search(told), isStep(before, told));
    for (const [id, props] of Object.entries(controlProps(told))) {
      if (!isEqual(props, shown[id])) set(id, props);
    }
    set("selection-store", { data: told });
    tellSeen();
    if (told.region !== before.region) set("region-store", { data: told.region || "ID" });
    if (document.querySelector("#notices > *")) set("notices", { html: "" });
  }

  /* What lies below the fold follows once it has been seen. */
  function tellSeen(places = document.querySelectorAll("[data-seen]")) {
    if (!told) return; // begin comes back to them
    for (const place of places) set(place.dataset.seenStore, { data: { ...told } });
  }

  /* Back leads out of a presentation, not through each of its periods. */
  function write(query, isStep) {
    if (query !== address) history[isStep ? "replaceState" : "pushState"](null, "", query);
    address = query;
  }

  function isStep({ period: _before, ...before }, { period: _after, ...after }) {
    const isShow = after.tampil === "1" || window.berdayaPlay.isOn();
    return isShow && isEqual(before, after);
  }

  const set = (id, props) => window.dash_clientside.set_props(id, props);

  /* ---- what changes it ------------------------------------------------------------ */

  /* A clientside callback: a page has come with its words and its selection. */
  function begin(known, selection) {
    [vocabulary, current, told] = [known, selection, selection];
    address = search(selection);
    clearTimeout(timer);
    showMap();
    showPeriod();
    tellSeen();
    window.berdayaMyRegion.show();
    window.berdayaNews.begin();
    return "1";
  }

  /* A clientside callback: those of the map's settings that were touched. */
  function adjust() {
    const patch = {};
    for (const { prop_id: name, value } of window.dash_clientside.callback_context.triggered) {
      patch[SWITCHES[name.split(".")[0]]] = value;
    }
    change(patch);
  }

  /* A filter: before React and Dash hear of it, which are told of it after the paint. */
  function choose(event) {
    const { id, value } = event.target;
    if (!FILTERS.has(id) || !current) return;
    event.stopImmediatePropagation();
    change(filterPatch(id, value));
  }
  for (const name of ["input", "change"]) window.addEventListener(name, choose, true);

  /* A button, a key or the map as well. */
  function change(patch) {
    if (!current) return;
    const followed = window.berdayaWays.followed(current, patch);
    adopt(window.berdayaMeaning.merged(current, followed, vocabulary));
  }

  function adopt(next) {
    if (isEqual(next, current)) return;
    const waits = window.berdayaAnswers.mustAnswerFirst() && !isSameView(current, next);
    current = next;
    settle(waits ? null : showMap());
    showPeriod();
    window.berdayaMyRegion.show();
  }

  /* The same figures, presented or not. */
  function isSameView({ tampil: _before, ...before }, { tampil: _after, ...after }) {
    return isEqual(before, after);
  }

  /* To a choice that was answered, in the way of showing that is on; Dash hears of it as
   * of any other, so that the words are asked for again. */
  function takeBack(answered) {
    if (!current || !answered) return;
    const kept = window.berdayaMeaning.merged(answered, { tampil: current.tampil }, vocabulary);
    if (isEqual(kept, current)) return;
    current = kept;
    showMap();
    showPeriod();
    tellDash();
  }

  function showPeriod() {
    const slider = document.getElementById("period-filter");
    if (!slider) return;
    const label = vocabulary.period_labels[periodShown(current, vocabulary)] || "–";
    document.getElementById("period-label").textContent = label;
    slider.setAttribute("aria-valuetext", label);
  }

  /* The address of a profile, and of a report, holds its region in the path. */
  const isProfile = () => /^\/(region|report)\//.test(location.pathname);
  const OF_PATH = ["region", "selected", "level"];

  function search(selection) {
    const query = { ...selection };
    if (isProfile()) for (const key of OF_PATH) delete query[key];
    return `?${new URLSearchParams(query)}`;
  }

  /* Back and Forward: the address is right already, the page follows it. */
  function restore(query) {
    const next = { indicator: vocabulary.indicator };
    for (const key of [...Object.keys(DEFAULTS), ...OTHERS]) {
      if (query[key]) next[key] = query[key];
    }
    if (isProfile()) for (const key of OF_PATH) next[key] = current[key];
    adopt(window.berdayaMeaning.merged({}, next, vocabulary));
    address = search(current);
  }

  window.addEventListener("popstate", () => {
    if (!current || !hasChoices()) return;
    restore(Object.fromEntries(new URLSearchParams(location.search)));
  });

  /* What the choices and the map's settings show of a selection, those the page has. */
  function controlProps(selection) {
    const all = Object.entries({ ...filterProps(selection), ...settingProps(selection) });
    return Object.fromEntries(all.filter(([id]) => document.getElementById(id)));
  }

  function filterProps(selection) {
    const indicator = indicatorOf(selection, vocabulary);
    const periods = periodsOf(indicator, vocabulary);
    const period = periodShown(selection, vocabulary);
    const { dimensions = [] } = vocabulary.indicators[indicator] || {};
    const sector = selection.sector || "ANY";
    return {
      "indicator-filter": { value: selection.indicator },
      "period-filter": {
        value: Math.max(periods.indexOf(period), 0),
        max: Math.max(periods.length - 1, 0),
        disabled: periods.length < 2,
      },
      "sector-filter": {
        value: selection.area_type ? AREA + selection.area_type : sector,
        disabled: !dimensions.includes("sector"),
      },
      "programme-filter": {
        value: selection.programme || "ANY",
        disabled: !dimensions.includes("programme"),
      },
    };
  }

  function settingProps(selection) {
    const switches = Object.entries(SWITCHES);
    const props = Object.fromEntries(
      switches.map(([id, key]) => [id, { value: selection[key] || DEFAULTS[key] || null }]),
    );
    props["classes-select"].disabled = hasFixedClasses(selection, vocabulary);
    props["compare-period"].options = optionsOf(periodsOf(selection.indicator, vocabulary));
    return props;
  }

  /* The same list for the same periods: Dash is told of another only. */
  function optionsOf(periods) {
    if (!offered.has(periods)) {
      const options = periods.map((value) => ({ label: vocabulary.period_labels[value], value }));
      offered.set(periods, options.reverse());
    }
    return offered.get(periods);
  }

  /* ---- for the other scripts ---------------------------------------------------- */

  window.berdaya = {
    choose: change,
    selection: () => current,
    vocabulary: () => vocabulary,
    periods: () => (current ? periodsOf(indicatorOf(current, vocabulary), vocabulary) : []),
    period: () => (current ? periodShown(current, vocabulary) : null),
    indicator: () => (current ? indicatorOf(current, vocabulary) : null),
    lastComplete: () => vocabulary?.indicators[indicatorOf(current, vocabulary)]?.period,
    showMap: () => { if (current) showMap(); },
    takeBack,
    askAgain: () => {
      showMap();
      set("selection-store", { data: { ...told } });
      tellSeen();
    },
    levelOf,
    tellSeen,
  };
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.berdaya = { begin, adjust };
})();
