"""What a change of filter costs the server: processor time and bytes.

The worker's own user and system time, so that other work on the machine does not count.
"""

from collections.abc import Iterator
from itertools import islice

from benchmarks import processes, servers
from benchmarks.asking import (
    Asker,
    Request,
    callbacks_on,
    map_request,
    page_query,
    page_request,
)
from benchmarks.comparison.page import PROGRAMME, SECTOR
from benchmarks.places import Place
from benchmarks.report import Line
from benchmarks.selections import Choice, all_choices, filter_changes, first_choice

MAPS = 60
PAGES = 10
TUTORIAL_MAPS = 3
SELECTION = "selection-store.data"
OF_THE_MAP = "map-"


def report(place: Place) -> Iterator[Line]:
    """Raises NotStarted, Refused."""
    context = place.context()
    count, pages = place.runs(MAPS), place.runs(PAGES)
    choices = list(islice(all_choices(context), count + pages))
    version = context.store.version
    maps = [map_request(version, choice) for choice in choices[:count]]
    with servers.product(place) as server:
        asker = Asker(server.port)
        asker.ask(page_request(choices[0]))
        yield from _cost(server, asker, "the map's answer", maps, budget=10)
        after = _callbacks(asker, choices[count:])
        yield from _cost(server, asker, "all callbacks that follow", after, per=pages)
    changes = filter_changes(context, first_choice(context))
    for name in ("tuned", "tutorial"):
        usual = TUTORIAL_MAPS if name == "tutorial" else len(changes)
        few = changes[: place.runs(usual)]
        with servers.comparison(name, place) as server:
            asker = Asker(server.port)
            asker.ask(Request("/"))
            posts = comparison_posts(asker, few)
            yield from _cost(server, asker, name, posts)


def comparison_posts(asker: Asker, choices: list[Choice]) -> list[Request]:
    """A change of filter in a comparison app."""
    known = asker.dependencies()
    sector, programme = f"{SECTOR}.value", f"{PROGRAMME}.value"
    return [
        request
        for choice in choices
        for request in callbacks_on(
            known, sector, {sector: choice.sector, programme: choice.programme}
        )
    ]


def _callbacks(asker: Asker, choices: list[Choice]) -> list[Request]:
    """What the page asks for when the selection has come to rest."""
    every = asker.dependencies()  # of all pages; the profile's are not on this one
    known = [one for one in every if one["output"].strip(".").startswith(OF_THE_MAP)]
    return [
        request
        for choice in choices
        for request in callbacks_on(known, SELECTION, {SELECTION: page_query(choice)})
    ]


def _cost(
    server, asker: Asker, what: str, requests: list[Request], *, per=None, budget=None
) -> Iterator[Line]:
    """Twice the same requests: cold, then warm. `per`: changes they belong to."""
    if not requests:
        return
    for state in ("cold", "warm"):
        begin = processes.cpu_seconds(server.workers)
        sizes = asker.ask_all(requests)
        spent = processes.cpu_seconds(server.workers) - begin
        count = per or len(requests)
        note = f"n={count}, {sum(sizes) / count / 1000:.1f} kB each"
        name = f"server CPU a change: {what}, {state}"
        yield Line(name, 1000 * spent / count, budget=budget, note=note)
