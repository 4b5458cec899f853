/** Keys on the focused map. What it does not use goes on to the page. */

const PAN = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const PAN_STEP = 80;
const ZOOM_STEP = 1.5;

/**
 * @param {HTMLElement} surface
 * @param {{panBy: Function, zoomBy: Function, fit: Function, step: Function,
 *   openSelected: Function, up: Function, isPresenting: () => boolean}} actions step
 *   moves the selection to a neighbour
 * @param {AbortSignal} signal ends all listening
 */
export function listenToKeys(surface, actions, signal) {
  surface.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (respond(event, actions)) event.preventDefault();
  }, { signal });
}

/** @returns {boolean} whether the key meant something here */
export function respond({ key, shiftKey }, actions) {
  if (PAN[key]) return respondToArrow(key, shiftKey, actions);
  const response = {
    "+": () => actions.zoomBy(ZOOM_STEP),
    "=": () => actions.zoomBy(ZOOM_STEP),
    "-": () => actions.zoomBy(1 / ZOOM_STEP),
    0: () => actions.fit(),
    Enter: () => actions.openSelected(),
    Escape: () => actions.up(),
    Backspace: () => actions.up(),
  }[key];
  // in presentation Escape leaves the presentation: the page answers it
  if (!response || (key === "Escape" && actions.isPresenting())) return false;
  response();
  return true;
}

/** In presentation ← and → step the period: the page answers them. */
function respondToArrow(key, shiftKey, actions) {
  if (actions.isPresenting()) return false;
  if (shiftKey) actions.panBy(...PAN[key].map((side) => side * PAN_STEP));
  else actions.step(key);
  return true;
}
