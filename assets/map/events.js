/** What the map tells the page: Dash by set_props, anyone by DOM events. */

let count = 0;

/**
 * @param {HTMLElement} element mount point; gets `berdaya:<type>`
 * @param {string|undefined} target id of a Dash component with a `data` property
 * @param {Object} data `type` and what belongs to it
 */
export function tell(element, target, data) {
  // the count makes two equal messages in a row two messages
  const message = { ...data, count: ++count };
  element.dispatchEvent(
    new CustomEvent(`berdaya:${data.type}`, { detail: message, bubbles: true }),
  );
  if (target) window.dash_clientside?.set_props?.(target, { data: message });
}

/** Call after the browser has put the current frame on the screen. */
export function afterFrame(then) {
  requestAnimationFrame(() => setTimeout(then, 0));
}

/** Let the browser answer the reader before the next piece of work. */
export function nextTask() {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
