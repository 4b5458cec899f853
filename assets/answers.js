/*
 * Whether the page's words belong to what is chosen. What a callback could not renew Dash
 * leaves as it was and says nothing: here the page is marked, which turns it pale and shows
 * the sentence and the button of dashboard/components/notices.py, until the same callbacks
 * have been answered.
 */
(function () {
  "use strict";

  const CALLBACKS = "_dash-update-component";
  const ROUTER = "_pages_content"; // brings whole pages
  const plainFetch = window.fetch.bind(window);
  const newest = new Map(); // callback → its latest question
  const failed = new Set(); // callbacks whose latest question has no answer

  async function watched(address, options) {
    const { output } = JSON.parse(options.body);
    newest.set(output, options);
    const settle = (isAnswered) => {
      if (newest.get(output) === options) note(output, isAnswered);
    };
    try {
      const answer = await plainFetch(address, options);
      settle(answer.ok);
      return answer;
    } catch (error) {
      settle(false);
      throw error;
    }
  }

  function note(output, isAnswered) {
    if (!isAnswered) failed.add(output);
    else if (output.includes(ROUTER)) failed.clear();
    else failed.delete(output);
    mark();
  }

  function mark() {
    const page = document.getElementById("page");
    const wasOld = page?.hasAttribute("data-old");
    page?.toggleAttribute("data-old", failed.size > 0);
    if (!page || wasOld || !failed.size) return;
    const sentence = document.querySelector(".old-words p").textContent;
    document.getElementById("announcer").textContent = sentence;
  }

  /* A page that never came, or has no choices, can only be loaded again. */
  function retry() {
    const isPage = [...failed].some((output) => output.includes(ROUTER));
    if (isPage || !document.getElementById("indicator-filter")) return location.reload();
    failed.clear();
    return window.berdaya.askAgain();
  }

  /* Who asks for the map again means its words as well. */
  document.addEventListener("click", (event) => {
    if (failed.size && event.target.closest?.(".bm-retry")) retry();
  });

  window.fetch = (address, options) =>
    String(address).includes(CALLBACKS)
      ? watched(address, options)
      : plainFetch(address, options);
  window.berdayaAnswers = { retry };
})();
