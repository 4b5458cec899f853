/*
 * Which regions a reader means by the words typed: words in any order are looked for in
 * a region's own name and in those it lies in; words for a level ("kecamatan", "kab.",
 * "province") choose among levels; codes are found with and without their dots.
 * `entries` are [{code, label, parent, level}] with labels as they are printed.
 */
(function () {
  "use strict";

  const LEVELS = ["nation", "province", "regency", "subdistrict"];
  const LEVEL_WORDS = {
    provinsi: "province", propinsi: "province", prov: "province", province: "province",
    kabupaten: "kab", kab: "kab", regency: "kab",
    kota: "kota", kotamadya: "kota", city: "kota",
    kecamatan: "subdistrict", kec: "subdistrict", distrik: "subdistrict",
    district: "subdistrict", subdistrict: "subdistrict",
  };
  /* As people write them; the register has the names in full. */
  const SHORT_NAMES = {
    ID: "indonesia nasional nation", 12: "sumut", 13: "sumbar", 16: "sumsel", 19: "babel",
    21: "kepri", 31: "dki jakarta", 32: "jabar", 33: "jateng",
    34: "di yogyakarta diy jogja jogjakarta", 35: "jatim", 52: "ntb", 53: "ntt",
    61: "kalbar", 62: "kalteng", 63: "kalsel", 64: "kaltim", 65: "kaltara", 71: "sulut",
    72: "sulteng", 73: "sulsel", 74: "sultra", 76: "sulbar", 82: "malut",
    31.71: "jakpus", 31.72: "jakut", 31.73: "jakbar", 31.74: "jaksel", 31.75: "jaktim",
    36.74: "tangsel",
  };
  const PRINTED = { 31: "DKI Jakarta", 34: "DI Yogyakarta" }; // of dashboard/regions.py

  /* Lower case without accents; of the dots only those of codes stay: D.I. is di. */
  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’`]/g, "")
      .replace(/sub[- ]district/g, "subdistrict")
      .replace(/\b([a-z])\.(?=[a-z]\b)/g, "$1")
      .replace(/(?<!\d)\.|\.(?!\d)/g, " ")
      .replace(/[^a-z0-9.]+/g, " ").trim();
  }

  /* "Kab. Bandung", "Kec. Coblong", "Distrik Kenyam", "DKI Jakarta". */
  function labelOf(level, code, name) {
    if (level === "subdistrict") {
      return `${code.slice(0, 2) > "90" ? "Distrik" : "Kec."} ${name}`;
    }
    return PRINTED[code] ||
      name.replace(/^Kabupaten /, "Kab. ").replace(/Administrasi /, "Adm. ");
  }

  /* What is looked through, worked out once; regions come parents first. */
  function prepared(regions) {
    const known = new Map();
    for (const region of regions) {
      const { code, name, level } = region;
      const kind = level === "regency" ? /^(kabupaten|kota) (administrasi )?/ : "";
      const own = ` ${plain(name).replace(kind, "")}`;
      const above = known.get(code.includes(".") ? code.slice(0, code.lastIndexOf(".")) : "");
      known.set(code, {
        region,
        depth: LEVELS.indexOf(level),
        digits: code.replaceAll(".", ""),
        own,
        tight: own.replaceAll(" ", ""),
        all: `${own} ${SHORT_NAMES[code] || ""}`.trimEnd(),
        kinds: [level, ...kindOf(level, name)],
        above: above ? `${above.all} ${above.above}`.trimEnd() : "",
        kindsAbove: above ? [...above.kinds, ...above.kindsAbove] : [],
      });
    }
    return [...known.values()];
  }

  function kindOf(level, name) {
    if (level !== "regency") return [];
    return [/^Kota /.test(name) ? "kota" : "kab"];
  }

  const holds = (names, word) =>
    word.length < 3 ? names.includes(` ${word}`) : names.includes(word);

  /* How well a region answers, 0 best; -1 if it does not. */
  function rank(one, wanted) {
    const { words } = wanted;
    const mine = [];
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      const isMine = holds(one.all, word) || isCodeOf(one, word);
      if (isMine) mine.push(word);
      else if (!passes(one, word, at) && !holds(one.above, word)) return joined(one, wanted);
    }
    if (!mine.some((word) => !passes(one, word, -1))) return -1;
    return quality(one, mine.filter((word) => !passes(one, word, -1)), wanted);
  }

  /* "tanjungpinang" for Tanjung Pinang. */
  const joined = (one, { tight }) => (tight.length > 4 && one.tight.includes(tight) ? 6 : -1);

  /* A word for a level: the first is about the region, later ones about any it lies in. */
  function passes(one, word, at) {
    const kind = LEVEL_WORDS[word];
    if (!kind) return false;
    return one.kinds.includes(kind) || (at > 0 && one.kindsAbove.includes(kind));
  }

  const isCodeOf = (one, word) =>
    /^\d[\d.]*$/.test(word) && one.digits.startsWith(word.replaceAll(".", ""));

  function quality(one, mine, { words, text }) {
    const said = ` ${mine.join(" ")}`;
    const isAll = words.every((word) => mine.includes(word) || LEVEL_WORDS[word]);
    const isWhole = said === one.own || isShortName(one, said) ||
      one.digits === text.replaceAll(".", "");
    if (isWhole) return isAll ? 0 : 4;
    if (!isAll) return 5;
    if (one.all.startsWith(said)) return 1;
    return mine.every((word) => one.all.includes(` ${word}`)) ? 2 : 3;
  }

  const isShortName = (one, said) =>
    ` ${SHORT_NAMES[one.region.code] || ""} `.includes(`${said} `);

  /* A word for a level alone, as long as nothing follows: all of the level. */
  function ofLevel(known, words) {
    return known.filter((one) => words.every((word) => passes(one, word, -1)));
  }

  /* Regions that answer, best first; of equal ones the larger first, then by code. */
  function search(known, typed) {
    const text = plain(typed);
    const words = text.split(" ").filter((word) => word && !/^adm(inistrasi)?$/.test(word));
    const wanted = { text, words, tight: words.join("") };
    if (!words.length) return known.filter((one) => one.depth < 2).map((one) => one.region);
    const found = [];
    known.forEach((one, at) => {
      const how = rank(one, wanted);
      if (how >= 0) found.push({ one, how, at });
    });
    found.sort((a, b) => a.how - b.how || a.one.depth - b.one.depth || a.at - b.at);
    const hits = found.length ? found.map(({ one }) => one) : ofLevel(known, words);
    return hits.map((one) => one.region);
  }

  window.berdayaNames = { labelOf, prepared, search };
})();
