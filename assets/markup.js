/*
 * The component of parts that only show (dashboard/components/markup.py): the server's
 * HTML is put in place, and what is there already stays, with its focus and scrolling.
 */
(function () {
  "use strict";

  const KEPT = new Set(["id", "role"]);
  const isAttribute = (name) => KEPT.has(name) || /^(aria|data)-/.test(name);

  /* Make the content of one node that of the other. */
  function follow(place, wanted) {
    const there = [...place.childNodes];
    const fresh = [...wanted.childNodes];
    fresh.forEach((node, at) => {
      if (!there[at]) place.append(node);
      else if (there[at].nodeName !== node.nodeName) there[at].replaceWith(node);
      else if (node.nodeType !== Node.ELEMENT_NODE) there[at].data = node.data;
      else if (!there[at].isEqualNode(node)) followElement(there[at], node);
    });
    for (const node of there.slice(fresh.length)) node.remove();
  }

  function followElement(element, wanted) {
    for (const { name } of [...element.attributes]) {
      // opening a panel is the reader's doing
      if (!wanted.hasAttribute(name) && name !== "open") element.removeAttribute(name);
    }
    for (const { name, value } of wanted.attributes) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    follow(element, wanted);
  }

  function Markup({ tag = "div", html = "", className, ...props }) {
    const { createElement, useLayoutEffect, useRef } = window.React;
    const place = useRef(null);
    useLayoutEffect(() => {
      const wanted = document.createElement("template");
      wanted.innerHTML = html;
      follow(place.current, wanted.content);
    }, [html]);
    const names = Object.keys(props).filter(isAttribute);
    const attributes = Object.fromEntries(names.map((name) => [name, props[name]]));
    // as Dash's own elements say it: the style sheet fades what is on its way
    const loading = window.dash_component_api.useDashContext().useLoading() || undefined;
    attributes["data-dash-is-loading"] = loading;
    return createElement(tag, { ...attributes, className, ref: place });
  }

  window.dashboard = { Markup };
})();
