/*
 * What a selection means: the flat dictionary of texts that dashboard/selection.py reads,
 * where a key at its default is left out. `known` is the page's vocabulary
 * (dashboard/components/filters.py).
 */
(function () {
  "use strict";

  const DEFAULTS = {
    region: "ID", level: "auto", programme: "ANY", sector: "ANY", area_type: "ANY",
    view: "auto", method: "fixed", classes: "auto", labels: "1", compare: "none",
    reason: "any", tampil: "0", lang: "id",
  };
  const ORDER = {
    nation: ["regency", "province", "subdistrict"],
    province: ["subdistrict", "regency"],
    regency: ["subdistrict"],
  };
  const LEVELS = ["nation", "province", "regency", "subdistrict"];

  function levelOf(code) {
    return code === "ID" ? "nation" : LEVELS[code.split(".").length];
  }

  /* A page may show indicators of its own: the one chosen if it is one of them, else
   * their first; what was chosen elsewhere stays chosen. */
  function indicatorOf({ indicator }, { only = [] }) {
    return only.includes(indicator) ? indicator : only[0] || indicator;
  }

  function displayLevel(selection, known) {
    const { levels, borrowed = [] } =
      known.indicators[indicatorOf(selection, known)] || { levels: [] };
    const allowed = LEVELS.slice(0, LEVELS.indexOf(known.finest) + 1);
    const order = (ORDER[levelOf(selection.region || "ID")] || []).filter(
      (level) => allowed.includes(level),
    );
    /* levels that only show figures of another come last */
    const possible = [levels, borrowed].flatMap((some) => order.filter((l) => some.includes(l)));
    return possible.includes(selection.level) ? selection.level : possible[0];
  }

  function periodsOf(indicator, known) {
    const entry = known.indicators[indicator];
    return entry ? known.periods[entry.periods] : [];
  }

  function periodShown(selection, known) {
    const indicator = indicatorOf(selection, known);
    const periods = periodsOf(indicator, known);
    if (periods.includes(selection.period)) return selection.period;
    return window.berdayaPeriods.latestUpTo(periods, selection.period) ||
      known.indicators[indicator]?.period;
  }

  function merged(selection, patch, known) {
    const next = { ...selection };
    for (const [key, value] of Object.entries(patch)) {
      if (value === null || value === undefined || value === DEFAULTS[key]) {
        delete next[key];
      } else {
        next[key] = String(value);
      }
    }
    return fitted(next, known);
  }

  /* Classes that the definition fixes are as many as it says. */
  function hasFixedClasses(selection, known) {
    return !selection.method && Boolean(known.indicators[indicatorOf(selection, known)]?.fixed);
  }

  /* Filters that the indicator's table lacks are dropped, and so is a level. */
  function fitted(next, known) {
    const { dimensions } = known.indicators[indicatorOf(next, known)] || { dimensions: [] };
    for (const key of ["sector", "programme", "area_type"]) {
      if (!dimensions.includes(key)) delete next[key];
    }
    if (hasFixedClasses(next, known)) delete next.classes;
    const level = displayLevel(next, known);
    if (next.level && next.level !== level) delete next.level;
    return withPair(next, known);
  }

  /* A comparison has something to compare with wherever there is something: the rules
   * of dashboard/queries/comparison.py. */
  function withPair(next, known) {
    if (["period", "change"].includes(next.compare)) {
      next.period_b = secondPeriod(next, known);
    }
    if (next.compare === "indicator") next.indicator_b = secondIndicator(next, known);
    for (const key of ["period_b", "indicator_b"]) if (!next[key]) delete next[key];
    return next;
  }

  function secondIndicator({ indicator, indicator_b: asked }, known) {
    const others = Object.keys(known.indicators).filter((id) => id !== indicator);
    return known.indicators[asked] && others.length ? asked : others[0];
  }

  /* Else the latest before it, else the same season a year earlier, else the first. */
  function secondPeriod(selection, known) {
    const { latestUpTo, yearBefore } = window.berdayaPeriods;
    const periods = periodsOf(indicatorOf(selection, known), known);
    const shown = periodShown(selection, known);
    const others = periods.filter((period) => period !== shown);
    const asked = selection.period_b;
    if (others.length && periods.includes(asked)) return asked;
    if (asked) return latestUpTo(others, asked) || others[0];
    const earlier = others.find((period) => period === yearBefore(shown));
    return earlier || others[0];
  }

  /* The page follows a selection: each that does has the bar of choices. */
  const hasChoices = () => Boolean(document.querySelector(".filters-bar"));

  function isEqual(one, other) {
    const keys = Object.keys({ ...one, ...other });
    return keys.every((key) => one[key] === other[key]);
  }

  window.berdayaMeaning = {
    DEFAULTS, levelOf, indicatorOf, hasChoices, displayLevel, hasFixedClasses,
    periodsOf, periodShown, merged, isEqual,
  };
})();
