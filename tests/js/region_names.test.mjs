import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

globalThis.window = {};
await import("../../assets/region_names.js");
const { labelOf, prepared, search } = globalThis.window.berdayaNames;

const LEVELS = ["province", "regency", "subdistrict"];
const rows = readFileSync(new URL("../../data/reference/regions.csv", import.meta.url), "utf8")
  .split("\n").slice(1).map((line) => line.split(","))
  .filter(([, , level, , , , , ended]) => LEVELS.includes(level) && !ended);
const known = prepared([
  { code: "ID", name: "Indonesia", level: "nation" },
  ...LEVELS.flatMap((wanted) =>
    rows.filter(([, , level]) => level === wanted)
      .map(([code, name, level]) => ({ code, name, level }))),
]);
const codes = (typed) => search(known, typed).map((region) => region.code);

for (const typed of [
  "Kecamatan Sukajadi", "Kec Sukajadi", "kec. sukajadi", "Sukajadi Bandung",
  "Sukajadi, Kota Bandung", "bandung sukajadi", "sub-district Sukajadi",
  "Kec. Sukajadi, Kota Bandung, Jawa Barat", "32.73.07", "327307",
]) {
  test(`finds the sub-district by “${typed}”`, () => {
    const found = codes(typed);
    assert.ok(found.slice(0, 2).includes("32.73.07"), found.slice(0, 5).join(" "));
  });
}

for (const [typed, code] of Object.entries({
  "Provinsi Jawa Barat": "32", "Prov. Jawa Barat": "32", "jawa barat": "32", jabar: "32",
  "D.I. Yogyakarta": "34", "DI Yogyakarta": "34", "Daerah Istimewa Yogyakarta": "34",
  "DKI Jakarta": "31", "D.K.I. Jakarta": "31", "province Riau": "14",
  "Kab. Bandung": "32.04", "kabupaten bandung": "32.04", "Kota Bandung": "32.73",
  "city Bandung": "32.73", "Kota Adm. Jakarta Selatan": "31.74", tangsel: "36.74",
  332220: "33.22.20", "33.22.20": "33.22.20", "3273": "32.73", indonesia: "ID",
  "alang-alang lebar": "16.71.15", alangalang: "16.71.15",
})) {
  test(`finds first ${code} by “${typed}”`, () => assert.equal(codes(typed)[0], code));
}

test("puts larger regions before smaller ones of the same name", () => {
  assert.deepEqual(codes("Bandung").slice(0, 2), ["32.04", "32.73"]);
});

test("a word for a level chooses among levels", () => {
  assert.ok(codes("Kecamatan Bandung").every((code) => code.split(".").length === 3));
  assert.equal(codes("provinsi").length, 38);
  assert.ok(codes("Provinsi Papua").every((code) => !code.includes(".")));
});

test("a word that is part of a name is found as one", () => {
  assert.ok(codes("kotabaru").length > 1);
  assert.ok(codes("kec kota").some((code) => known.some(
    ({ region }) => region.code === code && /Kota/.test(region.name))));
});

test("says nothing of what is no region", () => {
  assert.deepEqual(codes("Atlantis"), []);
  assert.deepEqual(codes("Sukajadi Atlantis"), []);
});

test("lists provinces where nothing is typed", () => {
  assert.equal(codes("").length, 39);
});

test("prints names as the server does", () => {
  assert.equal(labelOf("province", "31", "Daerah Khusus Ibukota Jakarta"), "DKI Jakarta");
  assert.equal(labelOf("subdistrict", "95.01.01", "Wamena"), "Distrik Wamena");
  assert.equal(labelOf("regency", "32.04", "Kabupaten Bandung"), "Kab. Bandung");
});

test("is quick over the whole register", () => {
  const began = process.cpuUsage();
  for (let i = 0; i < 10; i++) search(known, "sukajadi kota bandung");
  const { user } = process.cpuUsage(began);
  assert.ok(user / 10_000 < 30, `${user / 10_000} ms a search`);
});
