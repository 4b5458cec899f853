"""Memory of one worker after a thousand requests of every kind."""

import random
import time
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
    strip_request,
    values_request,
)
from benchmarks.places import Place
from benchmarks.report import Line
from benchmarks.selections import Choice, all_choices
from benchmarks.server_cost import SELECTION

REQUESTS = 1000
EARLY = 200
MOST_MIB = 300
FLAT = 1.10  # memory at the end over memory at EARLY requests
SECONDS = 150
DIFFERENT = 400  # selections; some come again, as they do with people
LEVELS = ("province", "regency", "subdistrict")
PAGES = (
    *("/", "/map", "/participation", "/groups", "/welfare", "/visits", "/renstra"),
    *("/region/32.04", "/report/32.04", "/data", "/definitions"),
)
FILES = ("values", "values", "groups", "visits", "renstra")


def report(place: Place) -> Iterator[Line]:
    """Raises NotStarted, Refused."""
    context = place.context()
    chance = random.Random(1)
    choices = list(islice(all_choices(context), DIFFERENT))
    with servers.product(place) as server:
        asker = Asker(server.port)
        asker.ask(page_request(choices[0]))
        levels = {
            key: [level for level in LEVELS if level in one.levels]
            for key, one in context.catalogue.indicators.items()
        }
        known = asker.dependencies()
        mix = _Mix(context.store.version, known, choices, levels, chance)
        asked, early, until = 0, None, time.monotonic() + SECONDS
        while asked < place.runs(REQUESTS) and time.monotonic() < until:
            asker.ask(mix.next())
            asked += 1
            if asked == place.runs(EARLY):
                early = _memory(server)
        late = _memory(server)
    note = f"after {asked} requests"
    if asked < place.runs(REQUESTS):
        note += f"; stopped after {SECONDS} s"
    yield Line("worker memory (RSS)", late.resident, "MiB", MOST_MIB, note=note)
    own = "what it shares with others divided among them"
    yield Line("worker memory (PSS)", late.shared_out, "MiB", MOST_MIB, note=own)
    if early:
        note = f"{early.resident:.0f} MiB after {EARLY}"
        grown = late.resident / early.resident
        yield Line("worker memory: growth since", grown, "times", FLAT, note=note)


def _memory(server: servers.Server) -> processes.Memory:
    """Of the worker, the largest of granian's children."""
    found = (processes.memory([pid]) for pid in server.workers)
    return max(found, key=lambda one: one.resident)


class _Mix:
    """Requests by chance, in the proportions of people who look around a map."""

    def __init__(self, version: str, known: list[dict], choices, levels, chance):
        self._version, self._known, self._levels = version, known, levels
        self._choices, self._chance = choices, chance

    def next(self) -> Request:
        kinds = {
            self._map: 50,
            self._callback: 20,
            self._values: 10,
            self._page: 10,
            self._strip: 4,
            self._download: 3,
            self._api: 3,
        }
        make = self._chance.choices(list(kinds), weights=list(kinds.values()))[0]
        return make(self._chance.choice(self._choices))

    def _map(self, choice: Choice) -> Request:
        return map_request(self._version, choice, self._level(choice))

    def _values(self, choice: Choice) -> Request:
        return values_request(self._version, choice, self._level(choice))

    def _strip(self, choice: Choice) -> Request:
        return strip_request(self._version, choice, self._level(choice))

    def _level(self, choice: Choice) -> str:
        return self._chance.choice(self._levels[choice.indicator])

    def _callback(self, choice: Choice) -> Request:
        values = {SELECTION: page_query(choice)}
        return self._chance.choice(callbacks_on(self._known, SELECTION, values))

    def _page(self, choice: Choice) -> Request:
        return page_request(choice, self._chance.choice(PAGES))

    def _api(self, choice: Choice) -> Request:
        path = "/api/v1/values"
        query = f"indicator={choice.indicator}&period={choice.period}"
        return Request(f"{path}?{query}&level={self._level(choice)}")

    def _download(self, choice: Choice) -> Request:
        name, kind = self._chance.choice(FILES), self._chance.choice(("csv", "xlsx"))
        return page_request(choice, f"/download/{name}.{kind}")
