import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

const kept = new Map();
const line = { dataset: {} };
let selection = {};

globalThis.window = {
  berdaya: {
    selection: () => selection,
    levelOf: (code) => (code.split(".").length === 3 ? "subdistrict" : "regency"),
    choose: (patch) => { selection = { ...patch }; },
  },
};
globalThis.document = {
  documentElement: { dataset: {} },
  querySelector: () => line,
  getElementById: () => ({ focus() {} }),
};
globalThis.localStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, text) => kept.set(key, text),
  removeItem: (key) => kept.delete(key),
};
globalThis.location = { pathname: "/", search: "" };
globalThis.history = { replaceState() { throw new Error("nothing is kept yet"); } };
await import("../../assets/my_region.js");
const { act, destination, show } = window.berdayaMyRegion;

beforeEach(() => {
  kept.clear();
  selection = {};
  document.documentElement.dataset = {};
});

const stateNow = () => {
  show();
  return line.dataset.state;
};
const from = (pathname, search = "") => destination({ pathname, search }, "32.04");

test("a plain address leads to the region that is kept", () => {
  assert.equal(from("/"), "/?region=32.04");
  assert.equal(from("/map", "?lang=en"), "/map?lang=en&region=32.04");
});

test("an address that says what to show is followed", () => {
  assert.equal(from("/map", "?indicator=grp_repay_rate"), null);
  assert.equal(from("/", "?region=11"), null);
  assert.equal(from("/region/11"), null);
  assert.equal(from("/definitions"), null);
  assert.equal(destination({ pathname: "/", search: "" }, null), null);
});

test("it asks once; who skips is not asked again", () => {
  assert.equal(stateNow(), "ask");
  act("skip");
  assert.equal(stateNow(), "none");
});

test("the region that is chosen next is kept", () => {
  act("choose");
  assert.equal(stateNow(), "choosing");
  selection = { region: "32", selected: "32.04" };
  assert.equal(stateNow(), "here");
  assert.equal(kept.get("berdaya-region"), "32.04");
});

test("it can be changed, forgotten, and gone back to", () => {
  selection = { region: "11" };
  assert.equal(stateNow(), "other");
  act("keep");
  selection = { region: "12" };
  assert.equal(stateNow(), "elsewhere");
  act("open");
  assert.deepEqual(selection, { region: "11", selected: null, level: "auto" });
  act("forget");
  assert.equal(stateNow(), "other");
});

test("a sub-district opens in its regency", () => {
  kept.set("berdaya-region", "32.04.05");
  act("open");
  assert.deepEqual(selection, { region: "32.04", selected: "32.04.05", level: "auto" });
});

test("on a coordinator's server nothing is asked", () => {
  document.documentElement.dataset = { region: "32.04" };
  assert.equal(stateNow(), "none");
});
