/*
 * Wilayah saya: asked once, kept in this browser and nowhere else. An address that says
 * nothing of what to show then opens there; one that does is followed, and so is the
 * region that a coordinator's server was started for.
 */
(function () {
  "use strict";

  const KEPT = "berdaya-region"; // a code, or NONE for who was asked and has none
  const NONE = "-";
  const WITHOUT_PLACE = ["/region", "/data", "/definitions"];
  const OF_READER = ["lang", "tampil"]; // how, not what

  let isChoosing = false;

  function kept() {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return NONE; // a browser that keeps nothing is not asked each time
    }
  }

  function keep(code) {
    isChoosing = false;
    try {
      if (code) localStorage.setItem(KEPT, code);
      else localStorage.removeItem(KEPT);
    } catch { /* then it opens on the nation */ }
    show();
  }

  const mine = () => (kept() === NONE ? null : kept());
  const hasServersOwn = () => Boolean(document.documentElement.dataset.region);

  /* ---- before Dash reads the address ---------------------------------------------------- */

  /* Where a plain address leads: to the region of the reader. */
  function destination({ pathname, search }, code) {
    const query = new URLSearchParams(search);
    const isPlain = [...query.keys()].every((key) => OF_READER.includes(key));
    if (!code || !isPlain || WITHOUT_PLACE.some((path) => pathname.startsWith(path))) return null;
    query.set("region", code);
    return `${pathname}?${query}`;
  }

  const to = hasServersOwn() ? null : destination(location, mine());
  if (to) history.replaceState(null, "", to);

  /* ---- the line beside the title of the overview ------------------------------------------ */

  const place = () => {
    const { selected, region } = window.berdaya.selection() || {};
    return selected || region || "ID";
  };

  function state() {
    if (hasServersOwn()) return "none";
    if (isChoosing) return "choosing";
    if (mine()) return place() === mine() ? "here" : "elsewhere";
    if (place() !== "ID") return "other";
    return kept() ? "none" : "ask";
  }

  /* After each change of the selection. */
  function show() {
    if (isChoosing && place() !== "ID") {
      keep(place());
      return;
    }
    const line = document.querySelector(".my-region");
    if (line) line.dataset.state = state();
  }

  /* A sub-district is shown selected in its regency. */
  function patchFor(code) {
    if (window.berdaya.levelOf(code) !== "subdistrict") {
      return { region: code, selected: null, level: "auto" };
    }
    const region = code.slice(0, code.lastIndexOf("."));
    return { region, selected: code, level: "auto" };
  }

  const ACTS = {
    choose: () => {
      isChoosing = true;
      show();
      document.getElementById("region-search").focus();
    },
    skip: () => keep(NONE),
    keep: () => keep(place()),
    forget: () => keep(NONE),
    open: () => window.berdaya.choose(patchFor(mine())),
  };

  const act = (what) => ACTS[what]();

  window.berdayaMyRegion = { act, destination, show };
})();
