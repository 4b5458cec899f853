"""What a page must not have: barriers, words of statistics, keys that lead nowhere."""

import re
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SERIOUS = ("serious", "critical")

# UX rule 7: these stay in "Tampilan statistik" and on the page of definitions. The
# letter A of M0/H/A is left out, as it is an English word.
FORBIDDEN = re.compile(
    r"wilson|funnel|over-?dispersion|benjamini|hochberg|shrinkage|mann.kendall|kaplan"
    r"|greenwood|n_eff|deff\b|κ|α|\b(?-i:Sen|DiD|MDE|RSE|SE|M0|H|P[012]|p)\b",
    re.IGNORECASE,
)
# every text that can be read or heard, one a line, of closed panels and dialogs too
_WORDS = """() => {
  const words = [document.title];
  const walker = document.createTreeWalker(
    document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      ["SCRIPT", "STYLE"].includes(node.nodeName) ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT);
  const names = ["aria-label", "aria-description", "aria-valuetext",
    "aria-roledescription", "title", "alt", "placeholder"];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) words.push(node.data);
    else words.push(...names.map((name) => node.getAttribute(name)));
  }
  return words.filter((text) => text && text.trim());
}"""
# Radio buttons are reached by Tab as a group, through the one that is chosen.
_NUMBER_CONTROLS = """() => {
  const wanted = "a[href], button, select, textarea, input:not([type=hidden]), summary,"
    + "[tabindex], [contenteditable=true], iframe";
  const isStop = (e) => e.tabIndex >= 0 && !e.disabled && !e.closest("[inert]")
    && e.checkVisibility({ visibilityProperty: true })
    && (e.type !== "radio" || e.checked);
  const found = [...document.querySelectorAll(wanted)].filter(isStop);
  document.querySelectorAll("[data-stop]").forEach((e) => delete e.dataset.stop);
  found.forEach((e, number) => { e.dataset.stop = number; });
  return found.map((e) => (e.getAttribute("aria-label") || e.textContent || e.id
    || e.nodeName).trim().slice(0, 40));
}"""
_START_AT_TOP = """() => {
  const start = document.createElement("span");
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
}"""
_FOCUSED = r"""() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const marked = [e, ...(e.labels ?? [])].filter((one) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    const isClear = /^rgba.*, 0\)$/.test(outlineColor);
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0 && !isClear;
  });
  const box = (marked[0] ?? e).getBoundingClientRect();
  const isInside = box.top >= -1 && box.bottom <= innerHeight + 1
    && box.left >= -1 && box.right <= innerWidth + 1;
  const shown = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
  const isSeen = shown >= Math.min(box.height, innerHeight) / 2;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const over = isInside ? document.elementFromPoint(x, y) : null;
  const own = [e, ...(e.labels ?? [])];
  const isOwn = (one) => one.contains(over) || over.contains(one);
  const isCovered = over && !own.some(isOwn);
  const faults = [];
  if (!marked.length) faults.push("no mark of the focus");
  if (!isSeen) faults.push("out of sight");
  if (isCovered) faults.push(`covered by ${over.className || over.nodeName}`);
  const name = e.id || e.getAttribute("aria-label") || e.textContent.slice(0, 40);
  return { stop: e.dataset.stop ?? null, name, faults };
}"""


def serious_barriers(page: Page) -> list[str]:
    """What axe-core finds serious or critical: the rule and the first place."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['target']} ({len(one['nodes'])}×)"
        for one in found
        if one["impact"] in SERIOUS
    ]


def forbidden_words(page: Page) -> list[str]:
    """Texts, labels and titles that hold a word of rule 7."""
    return [text for text in page.evaluate(_WORDS) if FORBIDDEN.search(text)]


@dataclass
class Walk:
    """A way through a page by Tab alone."""

    wanted: list[str]  # names of the controls that can be seen
    reached: set[int] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    came_round: bool = False

    @property
    def missed(self) -> list[str]:
        every = enumerate(self.wanted)
        return [name for number, name in every if number not in self.reached]


def tab_through(page: Page) -> Walk:
    """Tab from the top until the page is left or comes round to its first control."""
    walk = Walk(wanted=page.evaluate(_NUMBER_CONTROLS))
    page.evaluate(_START_AT_TOP)
    for _press in range(2 * len(walk.wanted) + 20):
        page.keyboard.press("Tab")
        at = _settled_focus(page)
        if at is None or (at["stop"] == "0" and walk.reached):
            walk.came_round = True
            return walk
        walk.faults += [f"{at['name']}: {fault}" for fault in at["faults"]]
        if at["stop"] is not None:
            walk.reached.add(int(at["stop"]))
    return walk


def _settled_focus(page: Page) -> dict | None:
    """What has the focus, once it is in sight: a list may still be scrolling to it."""
    for _moment in range(20):
        at = page.evaluate(_FOCUSED)
        if not (at and at["faults"]):
            break
        page.wait_for_timeout(150)
    return at


def tab_to(page: Page, selector: str, *, most: int = 150) -> None:
    """Press Tab until the focus is on what the selector names."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab never came to {selector}")
