import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

const kept = new Map();
const asked = [];
let answer = {};
const line = { dataset: { reload: "Load again", close: "Close" }, children: [],
  replaceChildren(...nodes) { this.children = nodes; } };

globalThis.window = {
  berdaya: {
    vocabulary: () => ({ version: "2", only: ["a", "b"] }),
    selection: () => ({ indicator: "other", region: "32", compare: "change" }),
    indicator: () => "a",
    period: () => "2024Q3",
  },
};
globalThis.document = {
  hidden: false,
  querySelector: () => line,
  createElement: (name) => ({ name, append(...items) { this.items = items; } }),
  addEventListener() {},
};
globalThis.localStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, text) => kept.set(key, text),
};
globalThis.fetch = async (address) => {
  asked.push(new URL(address, "http://x").searchParams);
  return { ok: true, json: async () => answer };
};
globalThis.setInterval = () => 0;
await import("../../assets/news.js");
const { begin, look } = window.berdayaNews;
const calm = () => new Promise((go) => setImmediate(go));

beforeEach(() => {
  kept.clear();
  asked.length = 0;
  line.children = [];
});

test("on the first visit nothing is asked, and the version is kept", () => {
  begin();

  assert.equal(asked.length, 0);
  assert.equal(kept.get("berdaya-version"), "2");
});

test("after a visit to another version it says what changed, to be closed", async () => {
  kept.set("berdaya-version", "1");
  answer = { version: "2", text: "3 changed", items: ["one"] };
  begin();
  await calm();

  assert.deepEqual(Object.fromEntries(asked[0]), {
    indicator: "a", region: "32", known: "1", period: "2024Q3", others: "a,b",
  });
  const [text, list, close] = line.children;
  assert.deepEqual([text.textContent, list.items[0].textContent], ["3 changed", "one"]);
  assert.equal(close.textContent, "Close");
});

test("while the page is open it also leads to the new version", async () => {
  answer = { version: "3", text: "2 changed", items: [] };
  look();
  await calm();

  assert.equal(asked[0].get("known"), "2");
  assert.deepEqual(line.children.map((one) => one.textContent),
    ["2 changed", "Load again", "Close"]);
});

test("what was said once is not said again, and nothing new is nothing", async () => {
  look();
  await calm();
  assert.deepEqual(line.children, []);
  answer = { version: "2" };
  look();
  await calm();
  assert.deepEqual(line.children, []);
});
