import assert from "node:assert/strict";
import test from "node:test";

globalThis.window = {};
await import("../../assets/periods.js");
await import("../../assets/meaning.js");
const { indicatorOf, displayLevel, periodShown, merged } = window.berdayaMeaning;

const indicators = {
  repaid: { levels: ["nation", "province", "regency", "subdistrict"], periods: 0,
    period: "2024Q3", dimensions: ["sector", "programme", "area_type"] },
  asked: { levels: ["nation", "province", "regency"], borrowed: ["subdistrict"], periods: 1,
    period: "2023", dimensions: [] },
  spent: { levels: ["nation", "province", "regency"], periods: 1, period: "2023", dimensions: [] },
};
const known = (only) => ({
  finest: "subdistrict", only, indicators, periods: [["2024Q2", "2024Q3"], ["2022", "2023"]],
});

test("a page of its own indicators shows the one chosen if it is one of them", () => {
  assert.equal(indicatorOf({ indicator: "spent" }, known(["repaid", "spent"])), "spent");
  assert.equal(indicatorOf({ indicator: "other" }, known(["repaid", "spent"])), "repaid");
  assert.equal(indicatorOf({ indicator: "other" }, known([])), "other");
});

test("its periods and levels are those of what it shows", () => {
  const chosen = { indicator: "repaid", region: "32" };

  assert.equal(periodShown(chosen, known(["spent"])), "2023");
  assert.equal(displayLevel(chosen, known(["spent"])), "regency");
});

test("a level that borrows its figures is shown where there is no other, or if chosen", () => {
  const at = (region, level) => displayLevel({ indicator: "asked", region, level }, known([]));

  assert.equal(at("32"), "regency");
  assert.equal(at("32", "subdistrict"), "subdistrict");
  assert.equal(at("32.04"), "subdistrict");
});

test("its filters stay, and so does the indicator that was chosen elsewhere", () => {
  const next = merged({ indicator: "spent" }, { sector: "fishery" }, known(["repaid"]));

  assert.deepEqual(next, { indicator: "spent", sector: "fishery" });
  assert.deepEqual(merged(next, {}, known([])), { indicator: "spent" });
});
