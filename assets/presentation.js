/*
 * Presentation mode (key F, `&tampil=1`): no controls, one map, one sentence.
 * ←/→ period · Enter/Backspace down/up · B blank · Esc out.
 */
(function () {
  "use strict";

  const page = () => document.getElementById("page");
  const isOn = () => Boolean(page()?.classList.contains("presenting"));

  function set(on) {
    page()?.classList.toggle("presenting", on);
    document.documentElement.classList.remove("blanked");
    if (document.getElementById("indicator-filter")) {
      window.berdaya.choose({ tampil: on ? "1" : "0" });
    }
    requestAnimationFrame(() => window.dispatchEvent(new Event("resize")));
  }

  function stepPeriod(by) {
    const periods = window.berdaya.periods();
    const next = periods[periods.indexOf(window.berdaya.period()) + by];
    if (next) window.berdaya.choose({ period: next });
  }

  function down() {
    const { selected } = window.berdaya.selection();
    if (selected && window.berdaya.levelOf(selected) !== "subdistrict") {
      window.berdaya.choose({ region: selected, selected: null, level: "auto" });
    }
  }

  const KEYS = {
    ArrowLeft: () => stepPeriod(-1),
    ArrowRight: () => stepPeriod(1),
    PageUp: () => stepPeriod(-1), // the two buttons of a presenter's remote
    PageDown: () => stepPeriod(1),
    Enter: down,
    Backspace: () => window.berdayaWays.up(),
    b: () => document.documentElement.classList.toggle("blanked"),
    Escape: () => set(false),
  };

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
    const act = isOn() && (KEYS[event.key] || KEYS[event.key.toLowerCase()]);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }, true);

  window.berdayaPresentation = { toggle: () => set(!isOn()) };
})();
