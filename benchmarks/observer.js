/* What a page does after a touch, on the page's own clock: for Berdaya and for plotly. */
(() => {
  const seen = { touched: null, painted: [], plotted: [], long: [] };
  const now = () => performance.now();

  const touch = () => { seen.touched ??= now(); };
  for (const name of ["input", "change"]) addEventListener(name, touch, true);
  addEventListener("berdaya:painted", () => seen.painted.push(now()));
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.long.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });

  /* plotly's map is MapLibre's, which draws once more for each part of its data */
  const hook = setInterval(() => {
    const graph = document.querySelector(".js-plotly-plot");
    const map = graph?._fullLayout?.map?._subplot?.map;
    if (!map) return;
    clearInterval(hook);
    map.on("render", () => seen.painted.push(now()));
    map.on("idle", () => seen.plotted.push(now()));
  }, 10);

  /* A change is over when nothing has been painted for a while; plotly says besides when
     its map has all it needs. Null where that takes too long. */
  seen.calm = ({ quiet, limit, plotly }) => new Promise((resolve) => {
    const began = now();
    const look = () => {
      const since = seen.touched ?? 0;
      const painted = seen.painted.filter((time) => time > since);
      const ready = !plotly || seen.plotted.some((time) => time > since);
      const last = painted[painted.length - 1];
      if (ready && last && now() - last > quiet) {
        const long = seen.long.filter(([start]) => start >= since);
        const longest = Math.max(0, ...long.map(([, duration]) => duration));
        resolve({ milliseconds: last - since, longest });
      } else if (now() - began > limit) resolve(null);
      else setTimeout(look, 50);
    };
    look();
  });
  seen.reset = () => {
    seen.touched = null;
    for (const list of [seen.painted, seen.plotted, seen.long]) list.length = 0;
  };
  window.bench = seen;
})();
