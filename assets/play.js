/*
 * Plays the periods of the indicator one after another, from the first to the last that is
 * complete; the legend stays locked. Whoever steps by hand ends it.
 */
(function () {
  "use strict";

  const STEP_MS = 900;
  let timer = 0;
  let button = null;
  let shown = null;

  /* The newest periods may still be coming in. */
  function lastPlace() {
    const periods = window.berdaya.periods();
    return periods.indexOf(window.berdaya.lastComplete()) || periods.length - 1;
  }

  const place = () => window.berdaya.periods().indexOf(window.berdaya.period());

  function go(to) {
    shown = window.berdaya.periods()[to];
    window.berdaya.choose({ period: shown });
  }

  function step() {
    const isLeft = !document.body.contains(button) || window.berdaya.period() !== shown;
    if (isLeft || place() >= lastPlace()) return stop();
    return go(place() + 1);
  }

  function start() {
    if (window.berdaya.periods().length < 2) return;
    go(place() >= lastPlace() ? 0 : place());
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
    stop,
    isOn: () => timer !== 0,
  };
})();
