/*
 * Buttons that carry what they do: `data-intent` changes the selection, `data-store`
 * puts a value into a store, `data-action` names one of the actions below. One
 * listener for the whole document, as pages come and go.
 */
(function () {
  "use strict";

  const TOLD_MS = 2500;

  function announce(text) {
    const place = document.getElementById("announcer");
    if (place) place.textContent = text;
  }

  function tell(button, text) {
    const before = button.textContent;
    button.textContent = text;
    announce(text);
    setTimeout(() => { button.textContent = before; }, TOLD_MS);
  }

  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyByHand(text); // no clipboard outside https and localhost
    }
    tell(button, button.dataset.done);
  }

  function copyByHand(text) {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  function inLanguage(lang) {
    const query = new URLSearchParams(location.search);
    query.set("lang", lang);
    location.search = query.toString();
  }

  /* The link names its period, so that it shows the same next year. */
  function pinnedLink() {
    const url = new URL(location.href);
    const period = window.berdaya?.period();
    if (period) url.searchParams.set("period", period);
    return url.href;
  }

  const ACTIONS = {
    copy: (button) => copy(button.dataset.copy, button),
    "copy-link": (button) => copy(pinnedLink(), button),
    language: (button) => inLanguage(button.dataset.lang),
    "close-dialog": (button) => button.closest("dialog").close(),
    present: () => window.berdayaPresentation?.toggle(),
    picture: (button) => window.berdayaMap.download("map-canvas", button.dataset.name),
    "page-picture": () => window.berdayaPresentation.pictureOfPage(),
    print: () => window.print(),
    play: (button) => window.berdayaPlay?.toggle(button),
    "my-region": (button) => window.berdayaMyRegion.act(button.dataset.what),
    retry: () => window.berdayaAnswers.retry(),
  };

  function setStore(store, value) {
    window.dash_clientside.set_props(store, { data: JSON.parse(value) });
    if (store === "explain-store") {
      document.getElementById("explanation-dialog").showModal();
    }
  }

  document.addEventListener("click", (event) => {
    closeDropDowns(event.target);
    const button = event.target.closest?.("button");
    if (!button) return;
    const { intent, store, value, action } = button.dataset;
    if (intent) window.berdaya.choose(JSON.parse(intent));
    if (store) setStore(store, value);
    if (action) ACTIONS[action]?.(button);
  });

  /* ---- small panels close on Escape and on a click elsewhere -------------------- */

  function closeDropDowns(target) {
    for (const open of document.querySelectorAll("details.drop-down[open]")) {
      const isLeft = !open.contains(target) || target.closest(".menu-list a");
      if (isLeft) open.open = false;
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.drop-down[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
    event.stopPropagation();
  });

  /* ---- what lies below the fold is asked for when it is seen -------------------- */

  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      entry.target.dataset.seen = "1";
      window.berdaya.tellSeen([entry.target]);
    }
  }, { rootMargin: "0px" });

  /* The window is named after the page's sentence. */
  function nameWindow() {
    const heading = document.querySelector("h1")?.textContent;
    const title = heading ? `${heading} – Berdaya` : "Berdaya";
    if (document.title !== title) document.title = title;
  }

  new MutationObserver(() => {
    setTimeout(nameWindow); // after the router has named it
    const places = document.querySelectorAll("[data-seen-store]:not([data-watched])");
    for (const place of places) {
      place.dataset.watched = "1";
      seen.observe(place);
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
