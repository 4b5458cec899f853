/*
 * Whether the page's words belong to what is chosen. What a callback could not renew Dash
 * leaves as it was and says nothing: here the page is marked, which turns it pale and shows
 * the sentence and the button of dashboard/components/notices.py, until the same callbacks
 * have been answered.
 *
 * On a wall nothing may be half of one choice and half of another: a presentation goes back
 * to the choice that was answered whole, and what is chosen while the server is lost is
 * shown when it answers.
 */
(function () {
  "use strict";

  const CALLBACKS = "_dash-update-component";
  const ROUTER = "_pages_content"; // brings whole pages
  const SELECTION = "selection-store";
  const plainFetch = window.fetch.bind(window);
  const newest = new Map(); // callback → its latest question
  const failed = new Set(); // callbacks whose latest question has no answer
  const asked = new Set(); // those whose latest question waits for one
  let chosen = null; // the selection asked for last
  let whole = null; // the last that all have answered

  async function watched(address, options) {
    const { output, inputs = [] } = JSON.parse(options.body);
    newest.set(output, options);
    asked.add(output);
    chosen = inputs.find(({ id }) => id === SELECTION)?.value ?? chosen;
    const settle = (isAnswered) => {
      if (newest.get(output) !== options) return;
      asked.delete(output);
      note(output, isAnswered);
      if (!failed.size && !asked.size) whole = chosen;
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
    if (!isAnswered && isPresenting()) stay();
  }

  function mark() {
    const page = document.getElementById("page");
    const wasOld = isLost();
    page?.toggleAttribute("data-old", failed.size > 0);
    if (wasOld && !failed.size) window.berdaya.showMap();
    if (!page || wasOld || !failed.size) return;
    const sentences = [...document.querySelectorAll(".old-words p")];
    const seen = sentences.find((sentence) => sentence.checkVisibility());
    document.getElementById("announcer").textContent = seen?.textContent;
  }

  function stay() {
    window.berdayaPlay.stop();
    window.berdaya.takeBack(whole);
  }

  const isLost = () => Boolean(document.querySelector("#page[data-old]"));
  const isPresenting = () => Boolean(document.querySelector("#page.presenting"));

  /* A page that never came, or has no choices, can only be loaded again. */
  function retry() {
    const isPage = [...failed].some((output) => output.includes(ROUTER));
    if (isPage || !window.berdayaMeaning.hasChoices()) return location.reload();
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
  window.berdayaAnswers = { retry, mustAnswerFirst: () => isLost() && isPresenting() };
})();
