"""Asks a server as the pages' own scripts do, over one kept connection."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode

from benchmarks.selections import Choice

HEADERS = {"Accept-Encoding": "gzip", "Content-Type": "application/json"}
CALLBACKS = "/_dash-update-component"
SECONDS = 60


class Refused(Exception):
    """An answer that is no success."""


@dataclass(frozen=True)
class Request:
    """A GET, or with a body a POST."""

    path: str
    body: bytes | None = None

    @property
    def method(self) -> str:
        return "GET" if self.body is None else "POST"


class Asker:
    """Waits for each answer, as one reader's browser does on one connection."""

    def __init__(self, port: int):
        self._connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)

    def ask(self, request: Request) -> bytes:
        """The body as sent, gzip and all. Raises Refused, OSError."""
        self._connection.request(
            request.method, request.path, request.body, headers=HEADERS
        )
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status not in (200, 204):
            raise Refused(f"{answer.status} for {request.path}")
        return body

    def ask_all(self, requests: Iterable[Request]) -> list[int]:
        """The sizes of the answers."""
        return [len(self.ask(request)) for request in requests]

    def dependencies(self) -> list[dict]:
        """What Dash's page learns of the callbacks; the page is opened first."""
        connection = self._connection
        connection.request("GET", "/_dash-dependencies")
        return json.loads(connection.getresponse().read())


def map_request(version: str, choice: Choice, level: str = "subdistrict") -> Request:
    """One period's classes, as `assets/map/addresses.js` asks for them."""
    query = {"period": choice.period} | choice.filters | {"method": "fixed"}
    return Request(f"/map/{version}/{choice.indicator}/{level}.bin?{urlencode(query)}")


def strip_request(version: str, choice: Choice, level="subdistrict") -> Request:
    query = urlencode(choice.filters | {"method": "fixed"})
    return Request(f"/map/{version}/{choice.indicator}/{level}/strip.bin?{query}")


def values_request(version: str, choice: Choice, level="subdistrict") -> Request:
    """What hover cards say."""
    query = urlencode({"period": choice.period} | choice.filters)
    return Request(f"/map/{version}/{choice.indicator}/{level}/values.json?{query}")


def page_request(choice: Choice, path: str = "/map") -> Request:
    return Request(f"{path}?{urlencode(page_query(choice))}")


def page_query(choice: Choice) -> dict[str, str]:
    """The selection as the page's address and its store hold it."""
    return {
        "indicator": choice.indicator,
        "period": choice.period,
        "level": "subdistrict",
        "lang": "en",
    } | choice.filters


def callbacks_on(dependencies: list[dict], prop: str, values: dict) -> list[Request]:
    """The server's callbacks that a change of `prop` calls; `values` by property."""
    return [
        callback_request(one, values, changed=(prop,))
        for one in dependencies
        if one["clientside_function"] is None
        and prop in {_name(given) for given in one["inputs"]}
    ]


def callback_request(dependency: dict, values: dict, *, changed=()) -> Request:
    """A callback with these values by property, of which some have changed."""
    given = {
        part: [_with_value(one, values) for one in dependency[part]]
        for part in ("inputs", "state")
    }
    body = {
        "output": dependency["output"],
        "outputs": _outputs(dependency["output"]),
        "changedPropIds": list(changed),
        **given,
    }
    return Request(CALLBACKS, json.dumps(body).encode())


def output_ids(dependency: dict) -> set[str]:
    """The ids of the components that a callback fills."""
    found = _outputs(dependency["output"])
    return {one["id"] for one in (found if isinstance(found, list) else [found])}


def _with_value(given: dict, values: dict) -> dict:
    return given | {"value": values.get(_name(given))}


def _name(given: dict) -> str:
    return f"{given['id']}.{given['property']}"


def _outputs(text: str):
    if not text.startswith(".."):
        return _output(text)
    return [_output(part) for part in text.strip(".").split("...")]


def _output(text: str) -> dict:
    component, _, prop = text.rpartition(".")
    return {"id": component, "property": prop}
