/*
 * Finds a region by part of its name or code; results carry their parents, because
 * 670 sub-districts share a name with another. A combobox after the ARIA pattern.
 */
(function () {
  "use strict";

  const ID = "region-search";
  const LIST = "region-search-list";
  const MOST = 12;
  const LEVELS = ["province", "regency", "subdistrict"];
  const labelOf = (...of) => window.berdayaNames.labelOf(...of);
  const isProfile = () => location.pathname.startsWith("/region/");

  let known = null; // what berdayaNames.prepared makes of it
  let version = null;
  let found = [];
  let active = -1;

  /* ---- the register, fetched once per data version -------------------------------- */

  async function load() {
    const wanted = window.berdaya.vocabulary();
    if (known && version === wanted.version) return;
    const answer = await fetch(`/geo/${wanted.version}/regions.json`);
    if (!answer.ok) return;
    const { levels } = await answer.json();
    version = wanted.version;
    const offered = LEVELS.slice(0, LEVELS.indexOf(wanted.finest) + 1);
    known = window.berdayaNames.prepared([
      { code: "ID", name: "Indonesia", level: "nation", label: "Indonesia", parent: "" },
      ...offered.flatMap((level, depth) => entries(levels, level, depth)),
    ]);
  }

  function entries(levels, level, depth) {
    const { codes, names, parents } = levels[level];
    return codes.map((code, number) => ({
      code,
      name: names[number],
      level,
      label: labelOf(level, code, names[number]),
      parent: depth ? parentLabel(levels, depth, parents[number]) : "",
    }));
  }

  function parentLabel(levels, depth, number) {
    const level = LEVELS[depth - 1];
    return labelOf(level, levels[level].codes[number], levels[level].names[number]);
  }

  /* ---- the list ---------------------------------------------------------------------- */

  const field = () => document.getElementById(ID);

  function list() {
    let place = document.getElementById(LIST);
    if (!place || place.parentElement !== field().parentElement) {
      place?.remove();
      place = document.createElement("ul");
      place.id = LIST;
      place.role = "listbox";
      place.tabIndex = -1; // it scrolls, but Tab goes on to the next choice
      place.setAttribute("aria-label", field().labels?.[0]?.textContent || "");
      field().after(place);
      place.addEventListener("mousedown", pick);
    }
    return place;
  }

  function dress(input) {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", LIST);
    input.setAttribute("aria-expanded", "false");
  }

  function show(text) {
    if (!known) return;
    const all = window.berdayaNames.search(known, text);
    found = all.slice(0, MOST);
    active = -1;
    list().replaceChildren(...found.map(option), ...(all.length ? [] : [nothing()]));
    list().hidden = false;
    field().setAttribute("aria-expanded", "true");
    field().removeAttribute("aria-activedescendant");
    announce(all.length);
  }

  function option(region, at) {
    const item = document.createElement("li");
    item.role = "option";
    item.id = `${LIST}-${at}`;
    item.dataset.code = region.code;
    item.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.textContent = region.parent ? `${region.label}, ${region.parent}` : region.label;
    const code = document.createElement("small");
    code.textContent = region.code;
    item.append(name, code);
    return item;
  }

  function nothing() {
    const item = document.createElement("li");
    item.className = "is-nothing";
    item.role = "option";
    item.setAttribute("aria-disabled", "true");
    item.textContent = window.berdaya.vocabulary().texts.no_match;
    return item;
  }

  function announce(count) {
    const place = document.getElementById("announcer");
    const text = window.berdaya.vocabulary().texts.matches;
    if (place) place.textContent = text.replace("{count}", count);
  }

  function hide() {
    if (!field()) return;
    list().hidden = true;
    field().setAttribute("aria-expanded", "false");
    field().removeAttribute("aria-activedescendant");
  }

  function move(by) {
    const items = [...list().querySelectorAll("[data-code]")];
    if (!items.length) return;
    active = (active + by + items.length) % items.length;
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    items[active].scrollIntoView({ block: "nearest" });
    field().setAttribute("aria-activedescendant", items[active].id);
  }

  /* ---- choosing ------------------------------------------------------------------------ */

  function take(code) {
    if (!code) return;
    hide();
    if (isProfile()) {
      window.berdayaWays.openProfile(code);
      return;
    }
    window.berdaya.choose(patchFor(code));
    leave();
  }

  /* To the map, whose keys are the next thing wanted. */
  function leave() {
    const map = document.querySelector(".bm-surface");
    if (map) map.focus({ preventScroll: true });
    else field().blur();
  }

  /* A sub-district is shown selected within its regency. */
  function patchFor(code) {
    if (window.berdaya.levelOf(code) === "subdistrict") {
      const regency = code.slice(0, code.lastIndexOf("."));
      return { region: regency, selected: code, level: "auto" };
    }
    return { region: code, selected: null, level: "auto" };
  }

  function pick(event) {
    const item = event.target.closest("[data-code]");
    event.preventDefault(); // keeps the focus in the field
    if (item) take(item.dataset.code);
  }

  const KEYS = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => take((found[active] || found[0])?.code),
    Escape: hide,
  };

  document.addEventListener("focusin", async (event) => {
    if (event.target.id !== ID) return;
    dress(event.target);
    event.target.select();
    await load();
    if (document.activeElement === event.target) show("");
  });
  document.addEventListener("input", (event) => {
    if (event.target.id === ID) show(event.target.value);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.id !== ID || !KEYS[event.key]) return;
    if (list().hidden && event.key !== "ArrowDown") return;
    event.preventDefault();
    event.stopPropagation();
    if (list().hidden) show(event.target.value);
    else KEYS[event.key]();
  });
  /* What was typed and not chosen makes way for the region that is shown. */
  function restore() {
    const { region: shown, selected } = window.berdaya.selection() || {};
    const code = (isProfile() && selected) || shown || "ID";
    const region = known?.find((one) => one.region.code === code)?.region;
    if (!region || !field()) return;
    const value = region.parent ? `${region.label}, ${region.parent}` : region.label;
    window.dash_clientside.set_props(ID, { value });
  }

  document.addEventListener("focusout", (event) => {
    if (event.target.id !== ID) return;
    hide();
    setTimeout(restore);
  });
})();
