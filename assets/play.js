/* Plays the periods of the indicator one after another; the legend stays locked. */
(function () {
  "use strict";

  const STEP_MS = 900;
  let timer = 0;
  let button = null;

  function step() {
    const periods = window.berdaya.periods();
    const at = periods.indexOf(window.berdaya.period());
    if (!document.body.contains(button) || at >= periods.length - 1) return stop();
    return window.berdaya.choose({ period: periods[at + 1] });
  }

  function start() {
    const periods = window.berdaya.periods();
    if (periods.length < 2) return;
    if (window.berdaya.period() === periods[periods.length - 1]) {
      window.berdaya.choose({ period: periods[0] });
    }
    button.classList.add("is-playing");
    button.setAttribute("aria-pressed", "true");
    timer = setInterval(step, STEP_MS);
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    button?.classList.remove("is-playing");
    button?.setAttribute("aria-pressed", "false");
  }

  window.berdayaPlay = {
    toggle(pressed) {
      if (timer) return stop();
      button = pressed;
      return start();
    },
  };
})();
