import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

const kept = new Map();
const chosen = [];
const gone = [];
let selection = {};

globalThis.window = {
  berdaya: {
    selection: () => selection,
    choose: (patch) => chosen.push(window.berdayaWays.followed(selection, patch)),
  },
};
globalThis.document = { addEventListener() {} };
globalThis.sessionStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, text) => kept.set(key, text),
};
globalThis.location = { pathname: "/map", assign: (address) => gone.push(address) };
await import("../../assets/ways.js");
const { followed, up } = window.berdayaWays;

beforeEach(() => {
  kept.clear();
  chosen.length = 0;
  gone.length = 0;
  location.pathname = "/map";
});

function open(from, code) {
  followed(from, { region: code, selected: null, level: "auto" });
  selection = { ...from, region: code };
  delete selection.level;
}

test("going up restores the level from which one went down", () => {
  open({ region: "ID", level: "province" }, "32");
  up();

  assert.deepEqual(chosen, [{ region: "ID", selected: "32", level: "province" }]);
});

test("going up leads to where one went down, past the parent", () => {
  open({ region: "ID" }, "32.04");
  up();

  assert.deepEqual(chosen, [{ region: "ID", selected: "32.04", level: "auto" }]);
});

test("going up leads to the parent where one came from elsewhere", () => {
  open({ region: "ID", level: "province" }, "32.04");
  selection = { region: "11.01" };
  open(selection, "32.04");
  up();

  assert.deepEqual(chosen.pop(), { region: "32", selected: "32.04", level: "auto" });
});

test("a step up by name has its level back too, but for one that is asked for", () => {
  open({ region: "ID", level: "province" }, "32");

  assert.equal(followed(selection, { region: "ID", level: "auto" }).level, "province");
  assert.equal(followed(selection, { region: "ID", level: "subdistrict" }).level, "subdistrict");
});

test("on a profile one goes up to the parent's profile, with what was chosen", () => {
  location.pathname = "/region/32.04.05";
  selection = { indicator: "x", region: "32.04", selected: "32.04.05", tampil: "1" };
  up();

  assert.deepEqual(gone, ["/region/32.04?lang=id&indicator=x&tampil=1"]);
});

test("nothing lies above the nation", () => {
  selection = { indicator: "x" };
  up();

  assert.deepEqual([chosen, gone], [[], []]);
});
