import assert from "node:assert/strict";
import test from "node:test";

import { layerAddress, ringsAddress, stripAddress, valuesAddress } from "../../assets/map/addresses.js";
import { Memory } from "../../assets/map/memory.js";
import { BrokenPayload, Strip, countsOf, layerOf, parsePayload } from "../../assets/map/payload.js";
import { changeOf, completeState, panelStates } from "../../assets/map/state.js";

function framed(header, bytes) {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const whole = new Uint8Array(4 + text.length + bytes.length);
  new DataView(whole.buffer).setUint32(0, text.length, true);
  whole.set(text, 4);
  whole.set(bytes, 4 + text.length);
  return whole.buffer;
}

test("reads header and classes of a payload", () => {
  const buffer = framed({ level: "province", regions: 2, unit: "percent", note: "½" }, [3, 0x8f]);

  const layer = layerOf(parsePayload(buffer));

  assert.equal(layer.level, "province");
  assert.equal(layer.header.note, "½");
  assert.deepEqual([...layer.bytes], [3, 0x8f]);
});

test("a payload that is cut off is refused", () => {
  const buffer = framed({ level: "province", regions: 3 }, [1, 2]);

  assert.throws(() => layerOf(parsePayload(buffer)), BrokenPayload);
  assert.throws(() => parsePayload(buffer.slice(0, 8)), BrokenPayload);
  assert.throws(() => parsePayload(new ArrayBuffer(2)), BrokenPayload);
});

test("a strip gives any of its periods", () => {
  const header = { level: "province", regions: 2, periods: ["2024Q1", "2024Q2"] };

  const strip = new Strip(parsePayload(framed(header, [1, 2, 3, 4])));

  assert.deepEqual([...strip.layer("2024Q2").bytes], [3, 4]);
  assert.equal(strip.layer("2024Q2").header.period, "2024Q2");
  assert.equal(strip.layer("2019Q1"), null);
  assert.throws(() => new Strip(parsePayload(framed(header, [1, 2, 3]))), BrokenPayload);
});

test("counts classes and marks of the shown regions; nothing at all is no data", () => {
  const bytes = Uint8Array.from([0, 2, 2 | (3 << 4), 0xf | (8 << 4), 0xf, 1]);

  const { classes, marks } = countsOf({ bytes }, Uint8Array.from([1, 1, 1, 1, 1, 0]));

  assert.deepEqual(classes.slice(0, 4), [1, 0, 2, 0]);
  assert.deepEqual([...marks], [[3, 1], [8, 1], [12, 1]]);
});

test("addresses leave out what is not said, and keep one order", () => {
  const state = {
    version: "v1",
    indicator: "grp_repay_rate",
    level: "regency",
    sector: "farm ing",
    period: "2024Q3",
    classes: "auto",
    programme: "",
    region: "ID",
  };

  assert.equal(
    layerAddress("/map", state),
    "/map/v1/grp_repay_rate/regency.bin?period=2024Q3&sector=farm%20ing",
  );
  assert.equal(stripAddress("/map", { ...state, region: "16" }), "/map/v1/grp_repay_rate/regency/strip.bin?sector=farm%20ing");
  assert.equal(
    valuesAddress("/map", { ...state, method: "equal", region: "16" }),
    "/map/v1/grp_repay_rate/regency/values.json?period=2024Q3&sector=farm%20ing&region=16",
  );
  assert.equal(ringsAddress("/geo", "ab12", "full-16"), "/geo/ab12-full-16.kec");
});

test("memory forgets what was used longest ago", () => {
  const memory = new Memory(10);
  memory.set("a", 1, 4);
  memory.set("b", 2, 4);
  memory.get("a");
  memory.set("c", 3, 4);

  assert.deepEqual(["a", "b", "c"].map((key) => memory.get(key)), [1, undefined, 3]);
  assert.equal(memory.bytes, 8);
});

test("comparing makes two maps, a change makes one", () => {
  const state = completeState({ indicator: "x", period: "2024Q3", period_b: "2020Q1", indicator_b: "y" });

  assert.equal(panelStates(state).length, 1);
  assert.equal(panelStates({ ...state, compare: "period", period_b: null }).length, 1);
  const periodsOf = (period_b) => panelStates({ ...state, compare: "period", period_b }).map((s) => s.period);
  assert.deepEqual(periodsOf("2020Q1"), ["2020Q1", "2024Q3"], "what was before stands left");
  assert.deepEqual(periodsOf("2024Q4"), ["2024Q3", "2024Q4"]);
  assert.deepEqual(panelStates({ ...state, compare: "indicator" }).map((s) => s.indicator), ["x", "y"]);
  assert.equal(panelStates({ ...state, compare: "change" })[0].against, "2020Q1");
});

test("only what decides the figures asks for figures", () => {
  const before = completeState({ indicator: "x", period: "2024Q3" });
  const reasonOf = (change) => changeOf(before, { ...before, ...change });

  assert.equal(changeOf(null, before).reason, "first");
  assert.equal(reasonOf({ selected: "16" }).figures, false);
  assert.deepEqual([reasonOf({ labels: "0" }).figures, reasonOf({ labels: "0" }).look], [false, true]);
  assert.equal(reasonOf({ period: "2024Q2" }).reason, "period");
  assert.equal(reasonOf({ sector: "farming" }).reason, "filter");
  assert.equal(reasonOf({ period: "2024Q2", sector: "farming" }).reason, "filter");
});
