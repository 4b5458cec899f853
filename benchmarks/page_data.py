"""Pages: what their data costs the server, and how often they ask the store.

An address is opened in this process, without a browser: its layout, then every callback
that starts by itself, one after the other. *Cold* is the first time, *median* that of
the next ones, of which the server has kept nothing.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from dash import Dash

from benchmarks.asking import Request, callback_request, output_ids
from benchmarks.places import Place
from benchmarks.report import Line, short
from dashboard.app import create_app
from dashboard.settings import Settings
from dashboard.store import Store

PROVINCE, REGENCY, SUBDISTRICT = "16", "16.71", "16.71.15"
ADDRESSES = (
    *("/", "/map", "/participation", "/groups", "/welfare", "/visits", "/renstra"),
    *(f"/region/{code}" for code in (PROVINCE, REGENCY, SUBDISTRICT)),
    *(f"/report/{SUBDISTRICT}", "/data", "/definitions"),
    *(f"/participation?region={REGENCY}", f"/groups?region={REGENCY}"),
    *("/participation?sector=savings_credit", "/groups?sector=savings_credit"),
)
RUNS = 9
BUDGET = 200
_ROUTER, _CONTENT = "_pages_location", "_pages_content"
_SELECTION = "selection-store.data"


@dataclass(frozen=True)
class Cost:
    """Milliseconds of one opening, and what the store was asked."""

    wall: float
    cpu: float
    statements: int


def report(place: Place) -> Iterator[Line]:
    site = _Site(create_app(Settings(store=place.version)))
    for address in ADDRESSES:
        cold, *warm = (site.opened(address) for _ in range(1 + place.runs(RUNS)))
        wall = median(one.wall for one in warm)
        cpu = median(one.cpu for one in warm)
        note = (
            f"{short(cpu)} ms of CPU, {warm[-1].statements} statements;"
            f" cold {short(cold.wall)} ms"
        )
        yield Line(f"page data: {address}", wall, budget=BUDGET, note=note)


class _Site:
    """Asks an app for its pages as a browser does."""

    def __init__(self, app: Dash):
        self._client = app.server.test_client()
        self._client.get("/")  # Dash adds its router with the first request
        self._known = self._client.get("/_dash-dependencies").get_json()
        self._openings = 0

    def opened(self, address: str) -> Cost:
        """The address's layout and callbacks, as if nobody had seen it before."""
        self._openings += 1
        with _counted() as statements:
            wall, cpu = time.perf_counter(), time.process_time()
            values = self._layout(address)
            # a choice that nobody knows: what is kept of other openings is not found
            chosen = values.get(_SELECTION) or {}
            values[_SELECTION] = chosen | {"opening": str(self._openings)}
            for one in self._known:
                if _starts(one, values):
                    self._ask(callback_request(one, values))
            spent = time.perf_counter() - wall, time.process_time() - cpu
        return Cost(1000 * spent[0], 1000 * spent[1], len(statements))

    def _layout(self, address: str) -> dict:
        """Every property of the page's components, by id and name."""
        path, _, search = address.partition("?")
        where = {f"{_ROUTER}.pathname": path, f"{_ROUTER}.search": f"?{search}"}
        router = next(one for one in self._known if _CONTENT in one["output"])
        answer = self._ask(callback_request(router, where))
        content = json.loads(answer)["response"][_CONTENT]["children"]
        return dict(_properties(content))

    def _ask(self, request: Request) -> bytes:
        answer = self._client.post(
            request.path, data=request.body, content_type="application/json"
        )
        assert answer.status_code == 200, f"{answer.status_code} for {request.body}"
        return answer.data


def _properties(part) -> Iterator[tuple[str, object]]:
    if isinstance(part, list):
        for one in part:
            yield from _properties(one)
    if isinstance(part, dict) and "props" in part:
        props = part["props"]
        yield from ((f"{props.get('id')}.{name}", v) for name, v in props.items())
        yield from _properties(props.get("children"))


def _starts(callback: dict, values: dict) -> bool:
    """Whether a page with these properties calls it by itself."""
    if callback["clientside_function"] or callback["prevent_initial_call"]:
        return False
    return all(f"{name}.id" in values for name in output_ids(callback))


@contextmanager
def _counted() -> Iterator[list[str]]:
    """The statements that any store was asked meanwhile."""
    asked, query = [], Store.query

    def query_and_count(store, sql, *parameters):
        asked.append(sql)
        return query(store, sql, *parameters)

    Store.query = query_and_count
    try:
        yield asked
    finally:
        Store.query = query
