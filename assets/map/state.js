/**
 * The state of a map is the page's Selection (flat, see README.md) with the store
 * version. Here: what it means for one map or for two that are compared.
 */

import { NATION } from "./register.js";

const DEFAULTS = { level: "regency", region: NATION, view: "auto", labels: "1", compare: "none" };

export function completeState(given) {
  return { ...DEFAULTS, ...given };
}

/** The state of each map drawn: one, or two where there is something to compare. */
export function panelStates(state) {
  const { compare, period_b: period, indicator_b: indicator } = state;
  if (compare === "period" && period) return inOrder(state, { ...state, period, ...state.b });
  if (compare === "indicator" && indicator) return [state, { ...state, indicator, ...state.b }];
  if (compare === "change" && period) return [{ ...state, against: period }];
  return [state];
}

/** As one reads: what was before stands left. */
function inOrder(one, other) {
  return other.period < one.period ? [other, one] : [one, other];
}

/** What decides the figures; a change of anything else asks for none. */
const FIGURES = [
  "version",
  "indicator",
  "level",
  "region",
  "period",
  "programme",
  "sector",
  "area_type",
  "method",
  "classes",
  "compare",
  "period_b",
  "indicator_b",
];
const LOOK = ["labels", "tampil", "compare"];

/**
 * What has to be done to get from one state to another.
 * @returns {{after: Object, figures: boolean, look: boolean, reason: string}} figures:
 *   others are needed; look: draw again even so; reason: "first", "period" or "filter"
 */
export function changeOf(before, after) {
  if (before === null) return { after, figures: true, look: true, reason: "first" };
  const differs = (names) => names.some((name) => before[name] !== after[name]);
  const isPeriod = !differs(FIGURES.filter((name) => name !== "period"));
  return {
    after,
    figures: differs(FIGURES),
    look: differs(LOOK),
    reason: isPeriod ? "period" : "filter",
  };
}

export function isPresenting(state, element) {
  return state.tampil === "1" || element.closest("[data-present]") !== null;
}
