import assert from "node:assert/strict";
import test from "node:test";

import { readable } from "../../assets/map/colours.js";
import { Formatter, fill } from "../../assets/map/format.js";
import { beside, cardLines, cornerAway } from "../../assets/map/hover.js";
import { classEntries, classTexts, countText, legendEntries, legendTitle, markEntries, shareClasses } from "../../assets/map/legend.js";
import { Reader } from "../../assets/map/reader.js";
import { textsFrom } from "../../assets/map/texts.js";
import { register } from "./world.mjs";

const NBSP = "\u00a0";
const texts = textsFrom({ range: "kisaran {lower}–{upper}", units: { groups: "kelompok", villages: "desa", units: "unit" } });
const GROUPS = { unit: "percent", counted: "groups" };
const id = new Formatter("id");
const en = new Formatter("en");

test("writes numbers as the reader does", () => {
  assert.equal(id.value(0.7354, "percent"), `73,5${NBSP}%`);
  assert.equal(en.value(0.7354, "percent"), `73.5${NBSP}%`);
  assert.equal(id.count(12431), "12.431");
  assert.match(id.value(1.2e9, "rupiah"), /^Rp\s1,2\smiliar$/);
  assert.equal(id.value(0.6998, "index"), "0,700");
});

test("class edges get as many decimals as they need", () => {
  assert.equal(id.decimalsFor([0.6, 0.7], "percent"), 0);
  assert.equal(id.decimalsFor([0.605, 0.7], "percent"), 1);
  assert.equal(id.decimalsFor([0.4907, 0.5989, 0.70723], "index"), 3);
  assert.equal(id.decimalsFor([0.70123, 0.70456], "index"), 3);
});

test("classes are named by their edges", () => {
  const header = { breaks: [0.6, 0.8], unit: "percent" };

  assert.deepEqual(classTexts({ header }, { texts, formatter: id }), [
    `less than 60${NBSP}%`,
    `60–80${NBSP}%`,
    `80${NBSP}% or more`,
  ]);
  assert.deepEqual(classTexts({ header: { breaks: [] } }, { texts, formatter: id }), [
    texts.one_class,
  ]);
});

test("a change carries its sign", () => {
  const header = { breaks: [-0.05, 0.05, 0.1], unit: "percent", palette: "diverging" };

  assert.deepEqual(classTexts({ header }, { texts, formatter: id }), [
    `less than −5${NBSP}%`,
    `−5 to +5${NBSP}%`,
    `+5 to +10${NBSP}%`,
    `+10${NBSP}% or more`,
  ]);
  assert.equal(id.for({}).value(0.05, "percent", 0), `5${NBSP}%`);
});

test("writes shares and ranges as the server does", () => {
  assert.equal(id.share(0.9784), `97,8${NBSP}%`);
  assert.equal(id.share(0.79997), `79,9${NBSP}%`);
  assert.equal(id.share(1), `100,0${NBSP}%`);
  assert.equal(id.value(0.7825, "percent"), `78,3${NBSP}%`);
  assert.equal(id.rangeDecimals(0.863, 0.869, "percent"), 1);
  assert.equal(id.rangeDecimals(0.75, 0.83, "percent"), 0);
});

test("the legend lists the marks on screen, and signs of a change", () => {
  const counts = { classes: [1, 2, 3], marks: new Map([[13, 7], [10, 4], [3, 5]]) };
  const header = { breaks: [-0.1, 0.1], unit: "percent", higher_is_better: false };
  const content = {
    layer: { header },
    state: { against: "2020Q1" },
    counts,
    colours: ["#1f5fa8", "#bfc3c8", "#b35806"],
    ground: { white: "#ffffff", ink: "#777777" },
    texts,
    formatter: id,
  };

  const marks = markEntries(content);
  const classes = classEntries(content);

  const found = marks.map((mark) => [mark.id, mark.count]);
  assert.deepEqual(found, [["partial", 5], ["not_reported", 4], ["outside_filter", 7]]);
  assert.deepEqual(classes.map((entry) => entry.sign), ["▲", undefined, "▼"]);
  assert.deepEqual(classes.map((entry) => entry.count), [1, 2, 3]);
});

test("marks that look alike are one entry of the legend", () => {
  const counts = { classes: [1, 2], marks: new Map([[8, 3], [9, 4], [10, 5]]) };
  const ground = { withheld: "#eeeeee", white: "#ffffff", ink: "#000000" };
  const texts = textsFrom({ meanings: { suppressed: "why" } });

  const entries = markEntries({
    layer: { header: GROUPS }, counts, colours: ["#fff000", "#000fff"], ground, texts,
  });

  assert.deepEqual(
    entries.map(({ id, text, count }) => [id, text, count]),
    [
      ["suppressed", "withheld or too few to show", 7],
      ["not_reported", "not reported", 5],
    ],
  );
  assert.equal(entries[0].meaning, "why");
});

test("the bar of classes writes its ends short, the picture in words", () => {
  const layer = { header: { breaks: [0.6, 0.8], unit: "percent" } };
  const counts = { classes: [1, 2, 3], marks: new Map() };
  const colours = ["#111111", "#222222", "#333333"];
  const content = { layer, state: {}, counts, colours, texts, formatter: id };

  const entries = classEntries(content);

  assert.deepEqual(entries.map(({ short }) => short), [`< 60${NBSP}%`, "60–80", `≥ 80${NBSP}%`]);
  assert.equal(entries[0].text, `less than 60${NBSP}%`);
});

test("numbers stand readable in every colour", () => {
  assert.equal(readable("#c6dbef"), "#000000");
  assert.equal(readable("#08306b"), "#ffffff");
});

test("the legend says where dark is worse", () => {
  const title = (header, state) => legendTitle([{ layer: { header }, state, texts }]);

  assert.equal(title({ higher_is_better: false }, { legend: "Arrears" }), "Arrears (dark = worse)");
  assert.equal(title({ higher_is_better: true }, { legend: "Repaid" }), "Repaid");
  assert.equal(title({ higher_is_better: false }, { legend: "x", against: "2020Q1" }), "x");
});

const ofPeriod = (counts, { breaks = [0.6] } = {}) => ({
  layer: { level: "regency", header: { breaks, unit: "percent" } },
  state: { compare: "period", name: "Repaid", legend: "Repaid, 2024" },
  counts,
  colours: ["#111111", "#222222"],
  ground: { white: "#ffffff", ink: "#777777" },
  texts,
  formatter: id,
});

test("one legend of two periods counts the regions of both maps", () => {
  const contents = [
    ofPeriod({ classes: [1, 2], marks: new Map([[10, 4]]) }),
    ofPeriod({ classes: [3, 0], marks: new Map([[3, 5]]) }),
  ];

  const { classes, marks } = legendEntries(contents);

  assert.ok(shareClasses(contents));
  assert.deepEqual(classes.map((entry) => countText(entry, id)), ["1 → 3", "2 → 0"]);
  assert.deepEqual(
    marks.map((entry) => [entry.id, countText(entry, id)]),
    [["partial", "0 → 5"], ["not_reported", "4 → 0"]],
  );
  assert.equal(legendTitle(contents), "Repaid");
});

test("maps in other classes, or of two indicators, have a legend each", () => {
  const counts = { classes: [1, 2], marks: new Map() };
  const [one, other] = [ofPeriod(counts), ofPeriod(counts, { breaks: [0.7] })];
  const indicators = [one, one].map((content) => ({ ...content, state: { compare: "indicator" } }));

  assert.equal(shareClasses([one]), false);
  assert.equal(shareClasses([one, other]), false);
  assert.equal(shareClasses(indicators), false);
});

test("a card says value, range, groups and who reported", () => {
  const row = { value: 0.735, lower: 0.68, upper: 0.79, n: 1200, due: 100, reported: 82, flag: "ok" };

  const card = cardLines("Kec. Satu", row, { header: GROUPS, texts, formatter: id });

  assert.equal(card.value, `73,5${NBSP}%`);
  assert.deepEqual(card.facts, [`kisaran 68–79${NBSP}%`, `1.200 kelompok, 82,0${NBSP}% reporting`]);
});

test("a card of four quarters together counts reports", () => {
  const row = { value: 0.7, lower: null, upper: null, n: 40, flag: "pooled" };

  const { facts } = cardLines("Kec. Satu", row, { header: GROUPS, texts, formatter: id });

  assert.equal(facts[0], "40 quarterly reports");
});

test("a card of a change says whether chance may explain it", () => {
  const header = { ...GROUPS, palette: "diverging", unit: "percent" };
  const told = (lower, upper) =>
    cardLines("Kec. Satu", { value: 0.02, lower, upper, n: 9, flag: "ok" }, { header, texts, formatter: id })
      .facts.includes(texts.within_chance);

  assert.deepEqual([told(-0.01, 0.05), told(0.01, 0.03), told(null, null)], [true, false, false]);
});

test("a card counts what its indicator counts", () => {
  const row = { value: 0.7, lower: null, upper: null, n: 21, flag: "ok" };
  const facts = (counted) => {
    const header = { unit: "index", counted };
    return cardLines("Kec. Kutoarjo", row, { header, texts, formatter: id }).facts;
  };

  assert.deepEqual(facts("villages"), ["21 desa"]);
  assert.deepEqual(facts("something else"), ["21 unit"]);
});

test("a card without value gives the reason, and zero is a value", () => {
  const words = { header: GROUPS, texts, formatter: id };
  const row = { value: null, lower: null, upper: null, n: 7, flag: "too_few" };

  assert.deepEqual(cardLines("Kec. Satu", row, words).facts, ["Not enough data yet: 7 kelompok"]);
  assert.equal(cardLines("x", { ...row, value: 0, flag: "ok" }, words).value, `0,0${NBSP}%`);
  assert.equal(cardLines("x", undefined, words).value, "…");
});

test("names carry their parent", () => {
  const reader = new Reader({ register: register(), texts, formatter: id });

  assert.equal(reader.title("subdistrict", 2), "Kec. Tiga, Kota Timur");
  assert.equal(reader.title("regency", 2), "Kota Timur, Timur");
  assert.equal(reader.title("province", 1), "Timur");
});

test("rows of the table twin are the regions shown", () => {
  const reader = new Reader({ register: register(), texts, formatter: id });
  const layer = { level: "regency", bytes: Uint8Array.from([2, 0x8f, 0]), header: {} };
  const values = new Map([[0, { value: 0.5, flag: "ok" }]]);

  const rows = reader.rows({ layer, inside: Uint8Array.from([1, 1, 0]), values });

  assert.deepEqual(rows, [
    { region: "11.01", name: "Kab. Utara, Barat", class: 2, mark: null, value: 0.5, flag: "ok" },
    { region: "11.02", name: "Kab. Selatan, Barat", class: null, mark: "suppressed" },
  ]);
});

test("unknown places in a text stay", () => {
  assert.equal(fill("{a} of {b}", { a: 1 }), "1 of {b}");
});

test("a card stands beside the pointer, on a wall in the far corner; never cut off", () => {
  assert.equal(beside(100, 200, 600), 114);
  assert.equal(beside(500, 200, 600), 286);
  assert.equal(cornerAway(100, 200, 600), 396);
  assert.equal(cornerAway(500, 200, 600), 4);
  assert.equal(cornerAway(10, 700, 600), 4);
});
