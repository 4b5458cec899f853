/** The hover card: name and parent, value, range, how many were counted, who reported. */

import { node } from "./dom.js";
import { fill } from "./format.js";

const GAP = 14;
const EDGE = 4;

export class HoverCard {
  constructor(place) {
    this.element = node("div", { class: "bm-card", hidden: "" });
    place.append(this.element);
  }

  /** @param {Object} lines see cardLines @param {{px: number, py: number}} point */
  show(lines, { px, py }, { width, height }) {
    const { title, value, facts } = lines;
    const parts = facts.map((text) => node("span", { text }));
    if (value) parts.unshift(node("span", { text: value, class: "bm-value" }));
    this.element.replaceChildren(node("strong", { text: title }), ...parts);
    this.element.hidden = false;
    const { offsetWidth, offsetHeight } = this.element;
    const isOnWall = this.element.closest(".bm-present") !== null;
    const place = isOnWall ? cornerAway : beside;
    const x = place(px, offsetWidth, width);
    const y = place(py, offsetHeight, height);
    this.element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }

  hide() {
    this.element.hidden = true;
  }
}

/** Next to the pointer, inside the map. */
export function beside(at, size, room) {
  const start = at + GAP + size > room ? at - GAP - size : at + GAP;
  return Math.max(EDGE, Math.min(start, room - size - EDGE));
}

/** On a wall: in the corner opposite the pointer, so that what is spoken of stays in sight. */
export function cornerAway(at, size, room) {
  return at < room / 2 ? Math.max(EDGE, room - size - EDGE) : EDGE;
}

/**
 * What the card says: {title: "Kec. Alang-Alang Lebar, Kota Palembang", value: "73,5 %",
 * facts: [range, count and reporting, what to mind]}.
 * @param {string} title name with parent
 * @param {Object|undefined} row value, lower, upper, n, flag, due, reported
 * @param {{header: Object, texts: Object, formatter: Object}} words header: of the layer
 */
export function cardLines(title, row, { header, texts, formatter }) {
  if (!row) return { title, value: "…", facts: [] };
  const share = reportingShare(row);
  const values = {
    n: row.n === null ? "" : formatter.count(row.n),
    unit: countedUnit(header, texts),
    share: share === null ? "" : formatter.share(share),
  };
  const isChange = header.palette === "diverging";
  const words = texts.flags[keyOf(row.flag, header)];
  const reason = words && fill(words, values);
  if (row.value === null || row.value === undefined) {
    return { title, value: "", facts: [reason ?? texts.flags.no_data] };
  }
  const ofLayer = { unit: header.unit, texts, formatter: formatter.for(header) };
  const range = rangeLine(row, { ...ofLayer, isChange });
  const chance = isChange && isWithinChance(row) ? texts.within_chance : null;
  const counted = isReports(row, header) ? texts.quarterly_reports : texts.counted;
  const count = countLine(row, share, { values, counted, texts });
  const facts = [range, chance, count, reason].filter(Boolean);
  return { title, value: ofLayer.formatter.value(row.value, header.unit), facts };
}

/** Of sub-districts a survey knows nothing: what is said there is said of the regency. */
export function keyOf(mark, { survey, level }) {
  const isLent = survey && level === "subdistrict";
  return isLent && ["parent_value", "too_few"].includes(mark) ? `${mark}_of_survey` : mark;
}

/** What n counts: groups, villages, … */
export function countedUnit({ counted }, { units }) {
  return units[counted] ?? units.units;
}

/** Zero lies in the range of the change. */
function isWithinChance({ lower, upper }) {
  return typeof lower === "number" && lower <= 0 && upper >= 0;
}

function rangeLine({ lower, upper }, { unit, texts, formatter, isChange }) {
  if (lower === null || upper === null || lower === undefined) return null;
  const decimals = formatter.rangeDecimals(lower, upper, unit);
  return fill(isChange ? texts.range_signed : texts.range, {
    lower: formatter.bare(lower, unit, decimals),
    upper: formatter.value(upper, unit, decimals),
  });
}

/** Four quarters together count every report of a group. */
function isReports({ flag }, { counted }) {
  return flag === "pooled" && counted === "groups";
}

function countLine({ n }, share, { values, counted, texts }) {
  const parts = [];
  if (n !== null && n !== undefined) parts.push(fill(counted, values));
  if (share !== null) parts.push(fill(texts.reporting, values));
  return parts.join(", ");
}

function reportingShare({ reporting, due, reported }) {
  if (reporting !== undefined && reporting !== null) return reporting;
  return due ? reported / due : null;
}
