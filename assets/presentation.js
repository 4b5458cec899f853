/*
 * Presentation mode (key F, `&tampil=1`): no controls, one map, one sentence. The keys are
 * those of KEYS below; a presenter's remote has the page keys, B or a full stop, and Escape.
 */
(function () {
  "use strict";

  const page = () => document.getElementById("page");
  const isOn = () => Boolean(page()?.classList.contains("presenting"));
  const has = (id) => Boolean(document.getElementById(id));
  const play = () => window.berdayaPlay;

  function set(on) {
    fillScreen(on);
    show(on);
  }

  function show(on) {
    dress(on);
    if (on) document.activeElement?.blur();
    if (!on) play().stop();
    if (window.berdayaMeaning.hasChoices()) window.berdaya.choose({ tampil: on ? "1" : "0" });
    else writeInAddress(on);
    requestAnimationFrame(() => window.dispatchEvent(new Event("resize")));
  }

  /* A page of text follows no selection: its address alone says how it is shown. */
  function writeInAddress(on) {
    const url = new URL(location.href);
    if (on) url.searchParams.set("tampil", "1");
    else url.searchParams.delete("tampil");
    history.replaceState(history.state, "", url);
  }

  function dress(on) {
    if (on) window.berdayaHallDefinitions.begin();
    page()?.classList.toggle("presenting", on);
    document.documentElement.classList.remove("blanked");
  }

  /* ---- the whole screen, where the browser gives it --------------------------------- */

  let isLeaving = false; // by a key of ours: the browser tells of it later

  function fillScreen(on) {
    const refused = () => { isLeaving = false; }; // the page presents as well in its window
    if (on) document.documentElement.requestFullscreen?.()?.catch(refused);
    else if (document.fullscreenElement) {
      isLeaving = true;
      document.exitFullscreen().catch(refused);
    }
  }

  /* Escape is then the browser's own key: the page hears of the end only. */
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement) return;
    if (isOn() && !isLeaving) set(false);
    isLeaving = false;
  });

  /* Back and Forward may lead out of it or into it. */
  window.addEventListener("popstate", () => setTimeout(() => {
    const wanted = window.berdaya.selection()?.tampil === "1";
    if (window.berdayaMeaning.hasChoices() && wanted !== isOn()) dress(wanted);
  }));

  /* ---- what the keys do ---------------------------------------------------------------- */

  function stepPeriod(by) {
    play().stop();
    const periods = window.berdaya.periods();
    const next = periods[periods.indexOf(window.berdaya.period()) + by];
    if (next) window.berdaya.choose({ period: next });
  }

  const regionOf = (row) => JSON.parse(row.dataset.intent).selected;

  /* Through the rows of the list and, between its last and its first, the region above. */
  function chooseRow(by) {
    const rows = [...document.querySelectorAll(".ranking-row")];
    const seen = rows.filter((row) => row.checkVisibility({ visibilityProperty: true }));
    const places = [null, ...seen.map(regionOf)];
    const at = Math.max(places.indexOf(window.berdaya.selection().selected ?? null), 0);
    document.activeElement?.blur();
    window.berdaya.choose({ selected: places.at((at + by) % places.length) });
  }

  /* A row of the list that has the focus is chosen first; else one level down. */
  function down() {
    const { region = "ID", selected } = window.berdaya.selection();
    const row = document.activeElement?.closest(".ranking-row");
    if (row && regionOf(row) !== selected) return row.click();
    if (!selected) return undefined;
    const next = below(region, selected);
    if (window.berdaya.levelOf(next) === "subdistrict") return undefined;
    const kept = next === selected ? null : selected;
    return window.berdaya.choose({ region: next, selected: kept, level: "auto" });
  }

  /* The region right under another on the way to a third: no level is leapt over. */
  function below(region, code) {
    const depth = region === "ID" ? 1 : region.split(".").length + 1;
    return code.split(".").slice(0, depth).join(".");
  }

  function up() {
    const { region = "ID", selected } = window.berdaya.selection();
    if (region === "ID" && selected) return window.berdaya.choose({ selected: null });
    return region === "ID" ? window.berdayaWays.back() : window.berdayaWays.up();
  }

  function blank() {
    play().stop();
    document.documentElement.classList.toggle("blanked");
  }

  /* A profile is longer than the screen. */
  const turnPage = (by) => window.scrollBy({ top: by * 0.9 * window.innerHeight });

  /* Where the figure on the screen is from: D, or a click on the number. */
  const ASK = "[data-store='explain-store']";
  function explain() {
    const asks = [...document.querySelectorAll(`.is-chosen ${ASK}`),
      ...document.querySelectorAll(`main ${ASK}`)];
    asks[0]?.click();
  }
  document.addEventListener("click", (event) => {
    if (isOn() && event.target.closest?.(".big-number")) explain();
  });

  /* The map as a file, named and headed as on its page; of other pages what is shown. */
  function savePicture() {
    const button = document.querySelector("[data-action='picture']");
    if (button) return button.click();
    return window.berdayaMap.downloadPage(page(), `${nameOfPicture()}.png`);
  }

  /* The same from a page that is not presented: dressed for it, once what it then asks of
   * the server is there, and back. */
  async function pictureOfPage() {
    if (isOn()) {
      savePicture();
      return;
    }
    show(true);
    await calm();
    await savePicture();
    if (window.berdayaMeaning.hasChoices()) history.back();
    else show(false);
  }

  const CALM_MS = 400;
  const PATIENCE = 25; // times this long

  async function calm() {
    for (let i = 0; i < PATIENCE; i += 1) {
      await new Promise((go) => setTimeout(go, CALM_MS));
      if (location.search.includes("tampil=1") && !isWaiting()) return;
    }
  }

  const isWaiting = () =>
    [...document.querySelectorAll("[data-dash-is-loading='true'], .loading-state")]
      .some((part) => part.checkVisibility());

  function nameOfPicture() {
    const titles = [...document.querySelectorAll("h1, .hall-title, .figure-title")];
    const words = (titles.find((title) => title.checkVisibility()) ?? titles[0])?.textContent ?? "";
    const plain = words.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    const isSample = document.querySelector(".sample-badge");
    return `${isSample ? "DATA_CONTOH_" : ""}${plain.slice(0, 80)}`;
  }

  const EVERYWHERE = { d: explain, p: savePicture, b: blank, ".": blank, Escape: () => set(false) };
  const WITH_PERIODS = {
    ArrowLeft: () => stepPeriod(-1),
    ArrowRight: () => stepPeriod(1),
    " ": () => play().toggle(document.querySelector(".play")),
  };
  const ON_PROFILE = {
    PageUp: () => turnPage(-1),
    PageDown: () => turnPage(1),
    Backspace: () => window.berdayaWays.up(),
  };
  /* The plan: a line is chosen, the national map of it comes next. */
  const planLines = () => [...document.querySelectorAll(".renstra-table .link")];
  const intentOf = (button) => JSON.parse(button.dataset.intent);

  function chooseLine(by) {
    const lines = planLines();
    const now = lines.findIndex((line) => line.ariaPressed === "true");
    document.activeElement?.blur();
    window.berdaya.choose(intentOf(lines.at((now + by) % lines.length)));
  }

  function mapOfLine() {
    const lines = planLines();
    const line = lines.find((one) => one.ariaPressed === "true") || lines[0];
    if (line) window.berdayaWays.go("/map", { ...intentOf(line), selected: null });
  }

  function turnPlan(by) {
    const isTurned = window.berdayaHallPages.turn(by);
    if (!isTurned && by > 0) mapOfLine();
  }

  /* Forward in time to the last quarter that is complete, and from there to the map. */
  function onFromPlan() {
    const periods = window.berdaya.periods();
    const at = periods.indexOf(window.berdaya.period());
    const isBefore = at >= 0 && at < periods.indexOf(window.berdaya.lastComplete());
    if (isBefore) stepPeriod(1);
    else mapOfLine();
  }

  const ON_PLAN = {
    ArrowRight: onFromPlan,
    PageUp: () => turnPlan(-1),
    PageDown: () => turnPlan(1),
    ArrowUp: () => chooseLine(-1),
    ArrowDown: () => chooseLine(1),
    Enter: mapOfLine,
  };
  const turnDefinition = (by) => () => window.berdayaHallDefinitions.turn(by);
  const ON_DEFINITIONS = {
    PageUp: turnDefinition(-1),
    PageDown: turnDefinition(1),
    ArrowUp: turnDefinition(-1),
    ArrowDown: turnDefinition(1),
  };
  const ON_MAP = {
    PageUp: WITH_PERIODS.ArrowLeft,
    PageDown: WITH_PERIODS.ArrowRight,
    ArrowUp: () => chooseRow(-1),
    ArrowDown: () => chooseRow(1),
    Enter: down,
    Backspace: up,
  };

  /* The figures of the overview by their number, as it has no controls then. */
  const chooseCard = (number) =>
    document.querySelectorAll(".cards [data-intent]")[number - 1]?.click();
  const ON_OVERVIEW = {
    ...ON_MAP, 1: () => chooseCard(1), 2: () => chooseCard(2), 3: () => chooseCard(3),
  };

  function keys() {
    return {
      ...EVERYWHERE,
      ...(has("period-filter") ? WITH_PERIODS : {}),
      ...(has("region-canvas") ? ON_PROFILE : {}),
      ...(has("renstra-table") ? ON_PLAN : {}),
      ...(document.querySelector(".definition") ? ON_DEFINITIONS : {}),
      ...(has("map-canvas") ? ON_MAP : {}),
      ...(has("overview-canvas") ? ON_OVERVIEW : {}),
    };
  }

  function isTyping(target) {
    return target.matches?.(
      "input:not([type=range]):not([type=radio]), select, textarea",
    );
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key.toLowerCase() === "f" && page()) {
      set(!isOn());
      return;
    }
    const act = isOn() && (keys()[event.key] || keys()[event.key.toLowerCase()]);
    const dialog = document.querySelector("dialog[open]");
    if (!act || (dialog && act !== explain)) return;
    event.preventDefault();
    event.stopPropagation();
    if (dialog) dialog.close();
    else act();
  }, true);

  window.berdayaPresentation = { toggle: () => set(!isOn()), pictureOfPage };
})();
