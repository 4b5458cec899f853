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
