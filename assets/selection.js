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
  const DEFAULTS = {
    region: "ID", level: "auto", programme: "ANY", sector: "ANY", area_type: "ANY",
    view: "auto", method: "fixed", classes: "auto", labels: "1", compare: "none",
    tampil: "0", lang: "id",
  };
  const ORDER = {
    nation: ["regency", "province", "subdistrict"],
    province: ["subdistrict", "regency"],
    regency: ["subdistrict"],
  };
  const OTHERS = ["indicator", "period", "selected", "period_b", "indicator_b"];
  const LEVELS = ["nation", "province", "regency", "subdistrict"];

  let current = null; // newer than the store while the hand moves
  let vocabulary = null;
  let timer = 0;

  /* ---- what a selection means ------------------------------------------------- */

  function levelOf(code) {
    return code === "ID" ? "nation" : LEVELS[code.split(".").length];
  }

  function displayLevel(selection, known) {
    const { levels } = known.indicators[selection.indicator] || { levels: [] };
    const allowed = LEVELS.slice(0, LEVELS.indexOf(known.finest) + 1);
    const possible = (ORDER[levelOf(selection.region || "ID")] || []).filter(
      (level) => levels.includes(level) && allowed.includes(level),
    );
    return possible.includes(selection.level) ? selection.level : possible[0];
  }

  function periodsOf(indicator, known) {
    const entry = known.indicators[indicator];
    return entry ? known.periods[entry.periods] : [];
  }

  function periodShown(selection, known) {
    const periods = periodsOf(selection.indicator, known);
    if (periods.includes(selection.period)) return selection.period;
    return window.berdayaPeriods.latestUpTo(periods, selection.period) ||
      known.indicators[selection.indicator]?.period;
  }

  /* ---- one change --------------------------------------------------------------- */

  function merged(selection, patch) {
    const next = { ...selection };
    for (const [key, value] of Object.entries(patch)) {
      if (value === null || value === undefined || value === DEFAULTS[key]) {
        delete next[key];
      } else {
        next[key] = String(value);
      }
    }
    return fitted(next);
  }

  /* Filters that the indicator's table lacks are dropped, and so is a level. */
  function fitted(next) {
    const { dimensions } = vocabulary.indicators[next.indicator] || { dimensions: [] };
    for (const key of ["sector", "programme", "area_type"]) {
      if (!dimensions.includes(key)) delete next[key];
    }
    const level = displayLevel(next, vocabulary);
    if (next.level && next.level !== level) delete next.level;
    return withPair(next);
  }

  /* A comparison has something to compare with from the start. */
  function withPair(next) {
    if (["period", "change"].includes(next.compare) && !next.period_b) {
      next.period_b = periodBefore(next);
    }
    if (next.compare === "indicator" && !next.indicator_b) {
      const others = Object.keys(vocabulary.indicators);
      next.indicator_b = others.find((id) => id !== next.indicator);
    }
    return next;
  }

  /* The same season a year earlier where the indicator has it. */
  function periodBefore(selection) {
    const periods = periodsOf(selection.indicator, vocabulary);
    const shown = periodShown(selection, vocabulary);
    const yearBefore = window.berdayaPeriods.yearBefore(shown);
    return periods.includes(yearBefore) ? yearBefore : periods[0];
  }

  function filterPatch(id, value) {
    if (id === "indicator-filter") return { indicator: value };
    if (id === "programme-filter") return { programme: value };
    if (id === "period-filter") {
      const period = periodsOf(current.indicator, vocabulary)[Number(value)];
      return period === periodShown(current, vocabulary) ? {} : { period };
    }
    return value.startsWith(AREA)
      ? { sector: null, area_type: value.slice(AREA.length) }
      : { sector: value, area_type: null };
  }

  function patchOf(trigger) {
    const [id] = trigger.prop_id.split(".");
    return filterPatch(id, String(trigger.value));
  }

  function isEqual(one, other) {
    const keys = Object.keys({ ...one, ...other });
    return keys.every((key) => one[key] === other[key]);
  }

  /* ---- to the map, to the server ----------------------------------------------- */

  function mapState() {
    const period = periodShown(current, vocabulary);
    const label = vocabulary.period_labels[period] || "";
    const name = vocabulary.indicators[current.indicator]?.name || "";
    return {
      title: [name, label].filter(Boolean).join(", "),
      legend: name,
      caption: isPair() ? (current.compare === "period" ? label : name) : "",
      b: captionOfSecond(),
      ...DEFAULTS,
      ...current,
      classes: classes(),
      period,
      level: displayLevel(current, vocabulary),
      version: vocabulary.version,
    };
  }

  /* Five are as many as one can tell apart on a wall. */
  function classes() {
    const wanted = Number(current.classes) || 9;
    return current.tampil === "1" ? String(Math.min(wanted, 5)) : current.classes || "auto";
  }

  const isPair = () => ["period", "indicator"].includes(current.compare);

  /* What tells the second of two compared maps from the first. */
  function captionOfSecond() {
    const name = vocabulary.indicators[current.indicator_b]?.name;
    const label = vocabulary.period_labels[current.period_b];
    const caption = current.compare === "indicator" ? name : label;
    return { caption: caption || "", title: caption || "" };
  }

  /* A promise of the painted map; of nothing where the page has none. */
  function showMap() {
    return window.berdayaShown?.(mapState());
  }

  /* The server answers the map alone first; what else follows the selection comes after. */
  async function settle(painted) {
    clearTimeout(timer);
    const settled = current;
    await Promise.race([painted, new Promise((go) => setTimeout(go, PATIENCE_MS))]);
    if (settled !== current) return;
    timer = setTimeout(() => {
      window.dash_clientside.set_props("selection-store", { data: settled });
    }, REST_MS);
  }

  /* ---- the two clientside callbacks --------------------------------------------- */

  function choose(_indicator, _period, _sector, _programme, known, before) {
    if (vocabulary !== known || current === null) {
      [vocabulary, current] = [known, before];
      clearTimeout(timer);
      showMap();
      return window.dash_clientside.no_update;
    }
    let next = current;
    for (const trigger of window.dash_clientside.callback_context.triggered) {
      next = merged(next, patchOf(trigger));
    }
    return adopt(next) ? search() : window.dash_clientside.no_update;
  }

  function adjust(...values) {
    const patch = {};
    Object.values(SWITCHES).forEach((key, at) => { patch[key] = values[at]; });
    return change(patch);
  }

  /* A button, a key or the map: at once, as Dash may drop one of two changes that come
   * close to each other, such as the selecting and the opening of a double-click. */
  function change(patch) {
    if (current && adopt(merged(current, patch))) set("page-url", { search: search() });
    return window.dash_clientside.no_update;
  }

  /* @returns {boolean} whether it is another selection */
  function adopt(next) {
    if (isEqual(next, current)) return false;
    const before = filterProps();
    current = next;
    settle(showMap());
    for (const [id, props] of Object.entries(filterProps())) {
      if (!isEqual(props, before[id])) set(id, props);
    }
    syncSettings();
    set("notices", { children: [] }); // told of the address
    return true;
  }

  const set = (id, props) => window.dash_clientside.set_props(id, props);

  /* The address of a profile holds its region in the path. */
  const isProfile = () => location.pathname.startsWith("/region/");
  const OF_PATH = ["region", "selected", "level"];

  function search() {
    const query = { ...current };
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
    adopt(merged({}, next));
  }

  window.addEventListener("popstate", () => {
    if (!current || !document.getElementById("indicator-filter")) return;
    restore(Object.fromEntries(new URLSearchParams(location.search)));
  });

  /* What the bar of filters shows of the selection. */
  function filterProps() {
    const periods = periodsOf(current.indicator, vocabulary);
    const period = periodShown(current, vocabulary);
    const { dimensions } = vocabulary.indicators[current.indicator];
    const sector = current.sector || "ANY";
    return {
      "indicator-filter": { value: current.indicator },
      "period-filter": {
        value: Math.max(periods.indexOf(period), 0),
        max: Math.max(periods.length - 1, 0),
        disabled: periods.length < 2,
      },
      "period-label": { children: vocabulary.period_labels[period] || "–" },
      "sector-filter": {
        value: current.area_type ? AREA + current.area_type : sector,
        disabled: !dimensions.includes("sector"),
      },
      "programme-filter": {
        value: current.programme || "ANY",
        disabled: !dimensions.includes("programme"),
      },
    };
  }

  /* The map's switches follow a change that did not come from them. */
  function syncSettings() {
    if (!document.getElementById("level-switch")) return;
    for (const [id, key] of Object.entries(SWITCHES)) {
      set(id, { value: current[key] || DEFAULTS[key] || null });
    }
  }

  /* ---- for the other scripts ---------------------------------------------------- */

  window.berdaya = {
    choose: change,
    selection: () => current,
    vocabulary: () => vocabulary,
    periods: () => (current ? periodsOf(current.indicator, vocabulary) : []),
    period: () => (current ? periodShown(current, vocabulary) : null),
    showMap: () => { if (current) showMap(); },
    levelOf,
  };
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.berdaya = { choose, adjust };
})();
