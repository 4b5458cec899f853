/*
 * Between the selection and the map: the map is shown a state, and what is done on it
 * (select, open, go up) changes the selection. On a profile a click opens the profile.
 */
(function () {
  "use strict";

  const CANVASES = ["map-canvas", "region-canvas", "overview-canvas", "welfare-canvas",
    "visits-canvas"];
  let waiting = null; // the renderer is a module and may come after the first state

  const canvas = () =>
    CANVASES.map((id) => document.getElementById(id)).find((place) => place);

  window.berdayaShown = (state) => {
    const place = canvas();
    if (!place) return null;
    if (window.berdayaMap) return window.berdayaMap.show(place.id, state);
    waiting = state;
    return null;
  };

  window.addEventListener("load", () => {
    if (waiting) window.berdayaShown(waiting);
    waiting = null;
  });

  /* ---- what the map tells ----------------------------------------------------------- */

  const isProfile = (event) => event.target.id === "region-canvas";
  const toProfile = (code) => window.berdayaWays.openProfile(code);

  document.addEventListener("berdaya:select", (event) => {
    const { code } = event.detail;
    if (isProfile(event)) return code && toProfile(code);
    return window.berdaya.choose({ selected: code ?? null });
  });

  document.addEventListener("berdaya:open", (event) => {
    const { code } = event.detail;
    if (isProfile(event)) return toProfile(code);
    if (window.berdaya.levelOf(code) === "subdistrict") return toProfile(code);
    return window.berdaya.choose({ region: code, selected: null, level: "auto" });
  });

  document.addEventListener("berdaya:up", (event) => {
    if (!isProfile(event)) window.berdayaWays.up();
  });

  /* ---- all periods are fetched when a hand comes near the slider ----------------------- */

  function prefetch(event) {
    if (event.target.id === "period-filter") window.berdayaMap?.prefetch(canvas()?.id);
  }
  document.addEventListener("pointerover", prefetch);
  document.addEventListener("focusin", prefetch);
})();
