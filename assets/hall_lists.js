/*
 * The list of a presentation shows the rows that fit whole, and says how many: the style
 * sheet hides the others and all heads but one (dashboard/components/hall.py).
 */
(function () {
  "use strict";

  const MOST = 5;
  let waiting = 0;

  function fit() {
    waiting = 0;
    const place = document.getElementById("map-ranking");
    const side = place?.closest(".side");
    if (!side) return;
    const end = place.getBoundingClientRect().bottom + 1;
    const rows = [...place.querySelectorAll(".ranking li")].slice(0, MOST);
    const whole = rows.filter((row) => row.getBoundingClientRect().bottom <= end);
    const count = String(Math.max(whole.length, 1));
    if (side.dataset.rows !== count) side.dataset.rows = count;
  }

  function soon() {
    if (waiting || !document.querySelector("#page.presenting")) return;
    waiting = requestAnimationFrame(fit);
  }

  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", soon);
})();

/*
 * A long table of a presentation, a screen at a time: `data-off` stands at the rows that
 * wait for their page, so that none is cut, and the list says which of how many it shows.
 */
(function () {
  "use strict";

  const list = () => document.querySelector("#page.presenting .renstra-list");
  const pressed = () => list()?.querySelector("[aria-pressed='true']")?.closest("tr");
  let pages = [];
  let at = 0;
  let known; // the line that is chosen
  let waiting = 0;

  const heightOf = (rows) => rows.reduce((sum, row) => sum + row.offsetHeight, 0);

  /* A programme begins a page of its own where it would not fit whole on the one before. */
  function split(table, room) {
    const found = [[]];
    const place = (rows) => {
      const isFull = heightOf(found.at(-1)) + heightOf(rows) > room;
      if (isFull && found.at(-1).length) found.push([]);
      found.at(-1).push(...rows);
    };
    for (const { rows } of table.tBodies) {
      const seen = [...rows].filter((row) => row.offsetHeight);
      if (heightOf(seen) <= room) place(seen);
      else [seen.slice(0, 2), ...seen.slice(2).map((row) => [row])].forEach(place);
    }
    return found;
  }

  function fit() {
    waiting = 0;
    const place = list();
    const table = place?.querySelector("table");
    if (!table) return;
    size.observe(place);
    table.querySelectorAll("[data-off]").forEach((row) => delete row.dataset.off);
    pages = split(table, place.clientHeight - table.tHead.offsetHeight - 1);
    show(Math.min(wanted(), pages.length - 1));
  }

  /* That of a line which has just been chosen, else the one that is open. */
  function wanted() {
    const own = pages.findIndex((page) => page.includes(pressed()));
    const name = pressed()?.querySelector("button").textContent ?? null;
    const isNew = known !== undefined && known !== name;
    known = name;
    return isNew && own >= 0 ? own : at;
  }

  function show(number) {
    at = number;
    pages.forEach((page, own) => page.forEach((row) => {
      if (own !== at) row.dataset.off = "";
      else delete row.dataset.off;
    }));
    list().dataset.pages = pages.length > 1 ? `${at + 1}/${pages.length}` : "";
  }

  /* To the page before or after; false where there is none. */
  function turn(by) {
    if (!list() || !pages[at + by]) return false;
    show(at + by);
    return true;
  }

  function soon() {
    if (!list()) [at, known] = [0, undefined];
    if (waiting || !list()) return;
    waiting = requestAnimationFrame(fit);
  }

  const size = new ResizeObserver(soon);
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", soon);
  window.berdayaHallPages = { turn };
})();
