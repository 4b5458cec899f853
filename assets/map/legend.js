/**
 * The classed legend, as HTML: a bar with one step a class, its number of regions in the
 * step and its range below; then only the marks that are on the screen.
 */

import { readable } from "./colours.js";
import { node } from "./dom.js";
import { fill } from "./format.js";
import { countedUnit, keyOf } from "./hover.js";
import { MARKS, NO_CLASS, SUPPRESSED, TOO_FEW } from "./marks.js";
import { look } from "./paint.js";
import { classCount, paletteName } from "./palette.js";

/**
 * @param {HTMLElement} place
 * @param {{layer: Object, state: Object, counts: Object, colours: string[],
 *   ground: Object, texts: Object, formatter: Object}[]} contents of one map, or of
 *   two that share their classes
 */
export function drawLegend(place, contents) {
  const [content] = contents;
  const { texts } = content;
  const { classes, marks } = legendEntries(contents);
  place.setAttribute("aria-label", texts.legend);
  place.replaceChildren(
    node("ul", { class: "bm-classes" }, ...classes.map(classItem(content))),
    node("ul", { class: "bm-marks" }, ...marks.map(markItem(content))),
    ...(isDarkWorse(content)
      ? [node("p", { class: "bm-legend-note", text: texts.darker_worse })]
      : []),
    node("p", { class: "bm-tiles-note", text: texts.tiles }),
  );
}

/** What is drawn, and that dark is worse where it is: dark always means more. */
export function legendTitle([content, ...others]) {
  const { legend = "", name } = content.state;
  const title = others.length ? (name ?? legend) : legend;
  return isDarkWorse(content) ? `${title} (${content.texts.darker_worse})`.trim() : title;
}

/** Whether one legend can stand for all: the same figures in the same classes. */
export function shareClasses(contents) {
  if (contents.length < 2 || contents[0].state.compare !== "period") return false;
  const keys = contents.map(({ layer: { level, header }, colours }) =>
    JSON.stringify([level, header.breaks, header.labels, header.unit, colours]),
  );
  return keys.every((key) => key === keys[0]);
}

/** Classes and marks, each with the number of regions on every map (`counts`). */
export function legendEntries(contents) {
  const marks = new Set(contents.flatMap(({ counts }) => [...counts.marks.keys()]));
  const all = contents.map((content) => withMarks(content, marks));
  return { classes: joined(all.map(classEntries)), marks: joined(all.map(markEntries)) };
}

/** A mark of another map is there with no region. */
function withMarks(content, marks) {
  const counts = content.counts.marks;
  const known = new Map([...marks].map((mark) => [mark, counts.get(mark) ?? 0]));
  return { ...content, counts: { ...content.counts, marks: known } };
}

function joined([first, ...others]) {
  return first.map((entry, i) => ({
    ...entry,
    counts: [entry.count, ...others.map((entries) => entries[i].count)],
  }));
}

/** "83", or "83 → 102" from the left map to the right. */
export function countText({ counts }, formatter) {
  return counts.map((count) => formatter.count(count)).join(" → ");
}

function isDarkWorse({ layer, state }) {
  return paletteName(layer.header, state) === "lower";
}

/** What each class says: {colour, text, short, count, sign}. Also for the picture. */
export function classEntries({ layer, state, counts, colours, texts, formatter }) {
  const { below_short: below, above_short: above } = texts;
  const ranges = classTexts(layer, { texts, formatter });
  const shortly = { texts: { ...texts, below, above }, formatter, isShort: true };
  const shorts = classTexts(layer, shortly);
  const signs = classSigns(layer, { state, texts });
  return ranges.map((text, i) => ({
    colour: colours[i],
    text,
    short: shorts[i],
    count: counts.classes[i],
    ...signs[i],
  }));
}

/**
 * The marks on screen: {id, fill, ink, pattern, corner, text, meaning, count}. Marks that
 * look alike on the map are one entry: a reader cannot tell them apart there.
 */
export function markEntries({ layer, counts, colours, ground, texts }) {
  const unit = countedUnit(layer.header, texts);
  const middle = Math.floor((colours.length - 1) / 2);
  const both = counts.marks.has(SUPPRESSED) && counts.marks.has(TOO_FEW);
  return [...counts.marks]
    .filter(([mark]) => !(both && mark === TOO_FEW))
    .sort(([a], [b]) => a - b)
    .map(([mark, count]) => ({
      id: MARKS[mark].id,
      ...look((mark << 4) | (MARKS[mark].ground ? NO_CLASS : middle), { colours, ground }),
      corner: MARKS[mark].corner,
      ...(both && mark === SUPPRESSED
        ? { text: texts.withheld, count: count + counts.marks.get(TOO_FEW) }
        : { text: texts.marks[MARKS[mark].id], count }),
      meaning: fill(meaningOf(MARKS[mark].id, layer, texts), { unit }),
    }));
}

function meaningOf(mark, { header }, { meanings }) {
  return meanings[keyOf(mark, header)] ?? meanings[mark] ?? "";
}

/** The range of each class: "60–70 %"; in short the unit stands at the ends alone. */
export function classTexts({ header }, { texts, formatter: plain, isShort = false }) {
  const formatter = plain.for(header);
  const between = header.palette === "diverging" ? texts.between_signed : texts.between;
  const edges = header.breaks ?? [];
  if (header.labels) return header.labels;
  const decimals = formatter.decimalsFor(edges, header.unit);
  const bare = edges.map((edge) => formatter.bare(edge, header.unit, decimals));
  const whole = edges.map((edge) => formatter.value(edge, header.unit, decimals));
  if (!edges.length) return [texts.one_class];
  return [
    fill(texts.below, { edge: whole[0] }),
    ...edges.slice(1).map((_, i) => fill(between, { from: bare[i], to: (isShort ? bare : whole)[i + 1] })),
    fill(texts.above, { edge: whole.at(-1) }),
  ];
}

/** ▲ and ▼ at the ends of a change, with the word where better and worse are known. */
function classSigns(layer, { state, texts }) {
  const count = classCount(layer);
  const signs = Array.from({ length: count }, () => ({}));
  if (paletteName(layer.header, state) !== "diverging") return signs;
  const turned = layer.header.higher_is_better === false;
  for (let i = 0; i < count; i++) {
    const side = Math.sign(i - (count - 1) / 2) * (turned ? -1 : 1);
    if (side > 0) signs[i] = { sign: "▲", meaning: texts.better };
    if (side < 0) signs[i] = { sign: "▼", meaning: texts.worse };
  }
  return signs;
}

/** One step of the bar: the number of regions stands in the colour itself. */
function classItem({ formatter, texts }) {
  return ({ colour, text, short, counts, sign, meaning }) => {
    const number = countText({ counts }, formatter);
    const step = node("span", { class: "bm-step bm-count", text: number });
    step.style.backgroundColor = colour;
    step.style.color = readable(colour);
    const words = sign ? `${sign} ${unbroken(short)}` : unbroken(short);
    const title = [text, meaning, fill(texts.regions, { n: number })].filter(Boolean);
    return node(
      "li",
      { title: title.join(" · ") },
      step,
      node("span", { class: "bm-words", text: words }),
    );
  };
}

const SHORT = 12; // letters that stand on one line

/** "< 50 %" and "60–80" never break; longer words may. */
function unbroken(words) {
  if (words.length > SHORT) return words;
  return words.replaceAll(" ", "\u00a0").replaceAll("–", "–\u2060");
}

function markItem({ formatter, texts }) {
  return ({ id, fill: colour, ink, pattern, corner, text, meaning, counts }) => {
    const swatch = node("span", {
      class: `bm-swatch bm-pattern-${pattern}${corner ? ` bm-corner-${corner}` : ""}`,
      "data-mark": id,
    });
    swatch.style.setProperty("--fill", colour);
    swatch.style.setProperty("--ink", ink);
    const number = countText({ counts }, formatter);
    return node(
      "li",
      { title: meaning || null },
      swatch,
      node("span", { class: "bm-words", text }),
      node("span", {
        class: "bm-count",
        text: number,
        title: fill(texts.regions, { n: number }),
      }),
    );
  };
}
