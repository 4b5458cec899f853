/** Building nodes. Text is always text: nothing of a name or a note is read as HTML. */

/**
 * @param {string} tag
 * @param {Object} properties `class`, `text`, any other is an attribute; null: left out
 * @param {...Node} children
 */
export function node(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (name === "class") element.className = value;
    else if (name === "text") element.textContent = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export function button(label, { text, className, onClick }) {
  const element = node("button", { type: "button", class: className, text, "aria-label": label, title: label });
  element.addEventListener("click", onClick);
  return element;
}
