/**
 * The classed legend, as HTML: every class with its range and number of regions, and
 * only the marks that are on the screen.
 */

import { node } from "./dom.js";
import { fill } from "./format.js";
import { MARKS, NO_CLASS } from "./marks.js";
import { look } from "./paint.js";
import { classCount, paletteName } from "./palette.js";

/**
 * @param {HTMLElement} place
 * @param {{layer: Object, state: Object, counts: Object, colours: string[],
 *   ground: Object, texts: Object, formatter: Object}} content
 */
export function drawLegend(place, content) {
  const { texts } = content;
  place.setAttribute("aria-label", texts.legend);
  place.replaceChildren(
    node("p", { class: "bm-legend-title", text: legendTitle(content) }),
    node("ul", { class: "bm-classes" }, ...classEntries(content).map(classItem(content))),
    node("ul", { class: "bm-marks" }, ...markEntries(content).map(markItem(content))),
  );
}

/** What is drawn, and that dark is worse where it is: dark always means more. */
export function legendTitle({ layer, state, texts }) {
  const { legend = "" } = state;
  const isWorse = paletteName(layer.header, state) === "lower";
  return isWorse ? `${legend} (${texts.darker_worse})`.trim() : legend;
}

/** What each class says: {colour, text, count, sign}. Also for the picture to save. */
export function classEntries({ layer, state, counts, colours, texts, formatter }) {
  const ranges = classTexts(layer, { texts, formatter });
  const signs = classSigns(layer, { state, texts });
  return ranges.map((text, i) => ({
    colour: colours[i],
    text,
    count: counts.classes[i],
    ...signs[i],
  }));
}

/** The marks on screen: {id, fill, ink, pattern, corner, text, count}. */
export function markEntries({ counts, colours, ground, texts }) {
  const middle = Math.floor((colours.length - 1) / 2);
  return [...counts.marks]
    .sort(([a], [b]) => a - b)
    .map(([mark, count]) => ({
      id: MARKS[mark].id,
      ...look((mark << 4) | (MARKS[mark].ground ? NO_CLASS : middle), { colours, ground }),
      corner: MARKS[mark].corner,
      text: texts.marks[MARKS[mark].id],
      count,
    }));
}

/** The range of each class in words: "< 60 %", "60–70 %", "≥ 90 %". */
export function classTexts({ header }, { texts, formatter: plain }) {
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
    ...edges.slice(1).map((_, i) => fill(between, { from: bare[i], to: whole[i + 1] })),
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

function classItem({ formatter, texts }) {
  return ({ colour, text, count, sign, meaning }) => {
    const swatch = node("span", { class: "bm-swatch" });
    swatch.style.backgroundColor = colour;
    const words = sign ? `${sign} ${text}` : text;
    return item(swatch, { words, count, title: meaning, formatter, texts });
  };
}

function markItem({ formatter, texts }) {
  return ({ id, fill: colour, ink, pattern, corner, text, count }) => {
    const swatch = node("span", {
      class: `bm-swatch bm-pattern-${pattern}${corner ? ` bm-corner-${corner}` : ""}`,
      "data-mark": id,
    });
    swatch.style.setProperty("--fill", colour);
    swatch.style.setProperty("--ink", ink);
    return item(swatch, { words: text, count, formatter, texts });
  };
}

function item(swatch, { words, count, title, formatter, texts }) {
  const number = formatter.count(count);
  return node(
    "li",
    { title: title ?? null },
    swatch,
    node("span", { class: "bm-words", text: words }),
    node("span", {
      class: "bm-count",
      text: number,
      title: fill(texts.regions, { n: number }),
    }),
  );
}
