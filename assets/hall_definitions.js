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
