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

/*
 * One definition at a time where /definitions is presented: the one that the address
 * names, else the figure last looked at, which the server has marked; up and down lead
 * to the others that have figures.
 */
(function () {
  "use strict";

  const SHOWN = "is-shown";
  const all = () => [...document.querySelectorAll(".definition")];
  const isOffered = (one) => !one.closest("details");
  const nameOf = (one) => one.querySelector("h3").id;

  function show(one) {
    for (const other of all()) other.classList.toggle(SHOWN, other === one);
  }

  /* The definition that the address points to. */
  function begin() {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const one = named?.closest(".definition");
    if (one && isOffered(one)) show(one);
  }

  /* The address says which is shown, so that it opens there again. */
  function turn(by) {
    const known = all().filter(isOffered);
    const at = known.findIndex((one) => one.classList.contains(SHOWN));
    const next = known.at((at + by) % known.length);
    if (!next) return;
    show(next);
    const url = new URL(location.href);
    url.searchParams.set("indicator", nameOf(next));
    url.hash = "";
    history.replaceState(history.state, "", url);
  }

  /* A presentation may be opened by its address: it begins once the page is there. */
  new MutationObserver(() => {
    const body = document.querySelector("#page.presenting .definitions-body:not([data-begun])");
    if (!body) return;
    body.dataset.begun = "";
    begin();
  }).observe(document.body, { childList: true, subtree: true });

  window.berdayaHallDefinitions = { begin, turn };
})();
