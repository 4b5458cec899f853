"""The real `/map` in chromium: changes of filter and period, the first picture.

Cold: the server has not been asked for the selection before. Warm: it has, the browser
has not. Each app's page is visited anew for either, with an empty browser cache.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlencode

from playwright.sync_api import Browser

from benchmarks import servers
from benchmarks.browser import Painted, Visit, chromium, visit
from benchmarks.places import Place
from benchmarks.report import Line, share
from benchmarks.selections import Choice, filter_changes, first_choice

SLIDER = "#period-filter"
CONTROLS = {"sector": "#sector-filter", "programme": "#programme-filter"}
STEPS = 8  # of the slider
CHANGES = {"product": 14, "tuned": 7, "tutorial": 4}
VISITS = {"product": 5, "tuned": 3, "tutorial": 3}


@dataclass
class Seen:
    """What was seen of one app."""

    cold: list[Painted] = field(default_factory=list)
    warm: list[Painted] = field(default_factory=list)
    opened: list[Painted] = field(default_factory=list)
    reopened: list[Painted] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)  # of the map, by change
    all_bytes: list[int] = field(default_factory=list)  # with all that follows
    first_bytes: int = 0
    first_addresses: list[str] = field(default_factory=list)

    def typical(self, name: str) -> float:
        return median(one.milliseconds for one in getattr(self, name))


def report(place: Place) -> Iterator[Line]:
    """Raises NoChromium, NotStarted, NeverPainted."""
    context = place.context()
    start = first_choice(context)
    changes = filter_changes(context, start)
    with chromium() as browser:
        with servers.product(place) as server:
            address = f"{server.address}/map?{urlencode(_query(start))}"
            own = _seen(browser, address, changes, runs=_runs(place, "product"))
            yield from _own_lines(own)
            size = _size(browser, address)
            yield from _period_lines(browser, address)
        for name in ("tuned", "tutorial"):
            with servers.comparison(name, place, size=size) as server:
                runs = _runs(place, name)
                other = _seen(browser, server.address, changes, runs=runs, plotly=True)
            yield from _compared(own, other, name)


def _runs(place: Place, name: str) -> tuple[int, int]:
    """How many changes, in how many visits."""
    return place.runs(CHANGES[name]), place.runs(VISITS[name])


def _query(start: Choice) -> dict[str, str]:
    """Sub-districts of the nation, in the choice's indicator and period."""
    return {
        "indicator": start.indicator,
        "period": start.period,
        "level": "subdistrict",
        "lang": "en",
    }


def _seen(
    browser: Browser, address: str, changes, *, runs: tuple[int, int], plotly=False
) -> Seen:
    seen, (count, visits) = Seen(), runs
    changes = changes[:count]
    with visit(browser, plotly=plotly) as reader:
        reader.open(address)  # the server's own first time is no reader's usual
        seen.cold = [_change(reader, change, seen) for change in changes]
    for number in range(visits):
        with visit(browser, plotly=plotly) as reader:
            seen.opened.append(reader.open(address))
            if number == 0:
                _remember_first(reader, seen)
                seen.warm = [_change(reader, change, seen) for change in changes]
            seen.reopened.append(reader.again())
    return seen


def _remember_first(reader: Visit, seen: Seen) -> None:
    reader.settle()
    seen.first_bytes = reader.traffic.total
    seen.first_addresses = list(reader.traffic.addresses)


def _change(reader: Visit, change: Choice, seen: Seen) -> Painted:
    """One filter set, after the one set before is taken back where they differ."""
    ((name, value),) = change.filters.items()
    if name == "programme" and reader.page.input_value(CONTROLS["sector"]) != "ANY":
        reader.choose(CONTROLS["sector"], "ANY")
    painted = reader.choose(CONTROLS[name], value)
    reader.settle()
    seen.all_bytes.append(reader.traffic.total)
    seen.bytes.append(reader.traffic.total_of("/map/") or reader.traffic.total)
    return painted


def _size(browser: Browser, address: str) -> str:
    """Of the map on the real page, so that the others draw as much."""
    with visit(browser) as reader:
        reader.open(address)
        box = reader.page.locator(".map-canvas").bounding_box()
    return f"{round(box['width'])}x{round(box['height'])}"


def _own_lines(own: Seen) -> Iterator[Line]:
    for name in ("cold", "warm"):
        if getattr(own, name):
            yield _milliseconds(f"filter change → painted, {name}", own, name, 50)
            longest = max(one.longest for one in getattr(own, name))
            note = "" if longest else "none over 50 ms"
            what = f"filter change: longest task, {name}"
            yield Line(what, longest, budget=50, note=note)
    if own.bytes:
        kilobytes = max(own.bytes) / 1000
        yield Line("filter change: bytes of the map, most", kilobytes, "kB", 4)
        after = median(own.all_bytes) / 1000
        yield Line("filter change: bytes with all that follows", after, "kB")
    yield _milliseconds("navigation → painted", own, "opened")
    yield _milliseconds("navigation → painted, browser's cache warm", own, "reopened")
    yield Line("navigation: bytes", own.first_bytes / 1000, "kB")
    yield Line("navigation: requests", len(own.first_addresses), "")
    plotly = sum("plotly" in address for address in own.first_addresses)
    yield Line("navigation: requests for plotly.js", plotly, "", budget=0)


def _period_lines(browser: Browser, address: str) -> Iterator[Line]:
    """Steps of the slider once the hand has come near it and the strip is there."""
    with visit(browser) as reader:
        reader.open(address)
        if reader.page.locator(SLIDER).is_disabled():
            return
        reader.page.hover(SLIDER)
        reader.page.focus(SLIDER)
        reader.settle()
        strip = reader.traffic.total_of("strip.bin")
        seen, asked, received = [], 0, 0
        for _ in range(STEPS):
            seen.append(reader.press("ArrowLeft"))
            asked += reader.traffic.count_of("/map/")
            received += reader.traffic.total_of("/map/")
    yield Line("strip of all periods: bytes", strip / 1000, "kB")
    typical = median(one.milliseconds for one in seen)
    spread = f"{min(p.milliseconds for p in seen):.0f}–" + (
        f"{max(p.milliseconds for p in seen):.0f}, n={len(seen)}"
    )
    yield Line("period change → painted", typical, budget=25, note=spread)
    yield Line("period change: longest task", max(p.longest for p in seen), budget=50)
    yield Line("period change: requests of the map", asked, "", budget=0)
    yield Line("period change: bytes of the map", received, "B", budget=0)


def _compared(own: Seen, other: Seen, name: str) -> Iterator[Line]:
    least = {"tuned": 20, "tutorial": 50}[name]
    for state in ("cold", "warm"):
        if getattr(other, state):
            times = own.typical(state), other.typical(state)
            yield share(f"filter change against {name}, {state}", *times, budget=least)
    if other.bytes:
        note = f"{median(other.bytes) / 1000:.1f} kB"
        times = median(other.bytes) / median(own.bytes)
        yield Line(f"bytes against {name}", times, "times less", note=note)
    least = 4 if name == "tutorial" else None
    times = own.typical("opened"), other.typical("opened")
    yield share(f"navigation against {name}", *times, budget=least)


def _milliseconds(what: str, own: Seen, name: str, budget: float | None = None) -> Line:
    found = [one.milliseconds for one in getattr(own, name)]
    note = f"{min(found):.0f}–{max(found):.0f}, n={len(found)}"
    return Line(what, median(found), budget=budget, note=note)
