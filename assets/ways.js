/*
 * Addresses of other pages that keep what has been chosen, the way of
 * dashboard/components/ways.py, for links that no callback renews and for the map; and
 * the way up, which leads back to the view from which one went down.
 */
(function () {
  "use strict";

  const OF_PLACE = ["region", "selected", "level"];

  const isProfile = () => /^\/(region|report)\//.test(location.pathname);

  function address(path, changes = {}) {
    const current = window.berdaya.selection();
    const query = new URLSearchParams({ lang: "id", ...current });
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) query.delete(key);
      else query.set(key, value);
    }
    return `${path}?${query}`;
  }

  function toProfile(code) {
    const changes = Object.fromEntries(OF_PLACE.map((key) => [key, null]));
    return address(`/region/${code}`, changes);
  }

  /* A profile's level is that of its lists, not one that was chosen. */
  function fromMenu(path) {
    return address(path, isProfile() && path === "/map" ? { level: null } : {});
  }

  /* Of a page of text that was opened as a presentation, once that has ended. */
  function unpresented({ pathname, searchParams }) {
    searchParams.delete("tampil");
    return `${pathname}?${searchParams}`;
  }

  /* The menu is sent once: its links follow when a hand comes near one. */
  function follow(event) {
    const link = event.target.closest?.("a.menu-link");
    if (!link) return;
    const to = new URL(link.href);
    const href = window.berdayaMeaning.hasChoices() ? fromMenu(to.pathname) : unpresented(to);
    if (link.getAttribute("href") !== href) {
      window.dash_clientside.set_props(link.id, { href });
    }
  }
  for (const name of ["pointerover", "pointerdown", "focusin"]) {
    document.addEventListener(name, follow, true);
  }

  /* ---- from one page to another inside the same document: the screen stays full ---- */

  let cameFrom = null; // the address of the page that was left, with what it showed

  function open(href) {
    history.pushState(null, "", href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  function go(path, changes) {
    const href = address(path, changes);
    cameFrom = address(location.pathname);
    open(href);
  }

  function back() {
    if (cameFrom) open(cameFrom);
    cameFrom = null;
  }

  /* ---- down and up --------------------------------------------------------------- */

  const KEPT = "berdaya-ways"; // in the tab, so that it outlasts a reload
  const parentOf = (code) =>
    code.includes(".") ? code.slice(0, code.lastIndexOf(".")) : "ID";
  const isInside = (code, of) =>
    code !== of && (of === "ID" || code.startsWith(`${of}.`));

  /* {levels: region → the level it was left at, from: region → where it was opened} */
  function ways() {
    const nothing = { levels: {}, from: {} };
    try {
      return JSON.parse(sessionStorage.getItem(KEPT)) || nothing;
    } catch {
      return nothing;
    }
  }

  function keep(found) {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(found));
    } catch { /* a browser that keeps nothing goes up to the parent */ }
  }

  /* A change of region, noted on the way down and given its level on the way up. */
  function followed(current, patch) {
    const here = current.region || "ID";
    const there = patch.region;
    if (!there || there === here) return patch;
    const known = ways();
    if (isInside(here, there)) {
      return patch.level === "auto" ? { ...patch, level: known.levels[there] || "auto" } : patch;
    }
    delete known.from[there];
    if (isInside(there, here)) {
      known.levels[here] = current.level || "auto";
      known.from[there] = here;
    }
    keep(known);
    return patch;
  }

  function up() {
    const { region = "ID", selected } = window.berdaya.selection();
    const place = (isProfile() && selected) || region;
    if (place === "ID") return;
    if (isProfile()) {
      openProfile(parentOf(place));
      return;
    }
    const to = ways().from[region] || parentOf(region);
    window.berdaya.choose({ region: to, selected: region, level: "auto" });
  }

  const openProfile = (code) => location.assign(toProfile(code));

  window.berdayaWays = { followed, openProfile, up, go, back };
})();
