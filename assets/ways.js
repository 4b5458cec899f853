/*
 * Addresses of other pages that keep what has been chosen, the way of
 * dashboard/components/ways.py, for links that no callback renews and for the map.
 */
(function () {
  "use strict";

  const OF_PLACE = ["region", "selected", "level"];

  const isProfile = () => location.pathname.startsWith("/region/");

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

  /* The menu is sent once: its links follow when a hand comes near one. */
  function follow(event) {
    const link = event.target.closest?.(".menu-link");
    if (!link || !document.getElementById("indicator-filter")) return;
    const href = fromMenu(new URL(link.href).pathname);
    if (link.getAttribute("href") !== href) {
      window.dash_clientside.set_props(link.id, { href });
    }
  }
  for (const name of ["pointerover", "pointerdown", "focusin"]) {
    document.addEventListener(name, follow, true);
  }

  window.berdayaWays = {
    openProfile: (code) => location.assign(toProfile(code)),
  };
})();
