/*
 * Whether the data are newer than this page, or than the reader's last visit: then a line
 * says how many figures of the view changed, and leads to them. The last version seen is
 * kept in this browser.
 */
(function () {
  "use strict";

  const SEEN = "berdaya-version";
  const PAUSE_MS = 5 * 60 * 1000;

  let told = null; // the version that the reader was told of

  const version = () => window.berdaya.vocabulary()?.version;
  const place = () => document.querySelector(".news");

  function seen(now) {
    try {
      const before = localStorage.getItem(SEEN);
      localStorage.setItem(SEEN, now);
      return before;
    } catch {
      return null; // a browser that keeps nothing was never here
    }
  }

  async function ask(known) {
    const { only = [] } = window.berdaya.vocabulary();
    const query = new URLSearchParams({ ...window.berdaya.selection(), known });
    query.set("indicator", window.berdaya.indicator());
    if (window.berdaya.period()) query.set("period", window.berdaya.period());
    if (only.length) query.set("others", only);
    for (const key of ["compare", "period_b", "indicator_b"]) query.delete(key);
    const answer = await fetch(`/news?${query}`);
    return answer.ok ? answer.json() : {};
  }

  /* Names and words of the data become texts, never elements. */
  function element(name, text, more = {}) {
    return Object.assign(document.createElement(name), { textContent: text, ...more });
  }

  function show({ text, items = [], version: served }) {
    const line = place();
    if (!text || !line || told === served) return;
    told = served;
    const list = element("ul");
    list.append(...items.map((item) => element("li", item)));
    const buttons = [element("button", line.dataset.close, {
      type: "button", className: "link", onclick: () => line.replaceChildren(),
    })];
    if (served !== version()) {
      buttons.unshift(element("button", line.dataset.reload, {
        type: "button", className: "button", onclick: () => location.reload(),
      }));
    }
    line.replaceChildren(element("strong", text), ...(items.length ? [list] : []), ...buttons);
  }

  const quietly = (known) => ask(known).then(show).catch(() => { /* asked again later */ });

  /* A page has come: what has changed since the last visit? */
  function begin() {
    place()?.replaceChildren();
    const before = seen(version());
    if (before && before !== version()) quietly(before);
  }

  /* And while it is open. */
  function look() {
    if (document.hidden || !version() || !place()) return;
    quietly(version());
  }
  setInterval(look, PAUSE_MS);
  document.addEventListener("visibilitychange", look);

  window.berdayaNews = { begin, look };
})();
