"""32 clients that change filters without pause, on two workers.

Each change of filter is one request: in the product the map's GET (its other callbacks
wait until the hand rests), in the tuned app its one callback.
"""

import asyncio
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from benchmarks import servers
from benchmarks.asking import Asker, Request, map_request, page_request
from benchmarks.places import Place
from benchmarks.report import Line
from benchmarks.selections import all_choices, filter_changes, first_choice
from benchmarks.server_cost import comparison_posts

CLIENTS = 32
WORKERS = 2
SELECTIONS = 200
SECONDS = 10  # of the warm run
COLD_SECONDS = 45  # at most
TIMES = 3  # the product's requests per second over the tuned app's


@dataclass
class Tally:
    """Answers and failures of one run."""

    answers: int = 0
    failures: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds if self.seconds else 0.0


def report(place: Place) -> Iterator[Line]:
    """Raises NotStarted, Refused."""
    context = place.context()
    choices = list(islice(all_choices(context), place.runs(SELECTIONS)))
    maps = [map_request(context.store.version, choice) for choice in choices]
    with servers.product(place, workers=WORKERS) as server:
        Asker(server.port).ask(page_request(choices[0]))
        cold, warm = _runs(server.port, maps)
    yield from _lines("product", cold, warm)
    few = filter_changes(context, first_choice(context))
    with servers.comparison("tuned", place, workers=WORKERS) as server:
        asker = Asker(server.port)
        asker.ask(Request("/"))
        other_cold, other_warm = _runs(server.port, comparison_posts(asker, few))
    yield from _lines("tuned", other_cold, other_warm)
    if other_warm.rate:
        times = warm.rate / other_warm.rate
        yield Line(
            "32 clients: product over tuned, warm", times, "times", TIMES, at_least=True
        )
    if other_cold.rate:
        times = cold.rate / other_cold.rate
        yield Line("32 clients: product over tuned, cold", times, "times")


def _lines(name: str, cold: Tally, warm: Tally) -> Iterator[Line]:
    for state, tally in (("cold", cold), ("warm", warm)):
        note = f"{tally.answers} answers in {tally.seconds:.1f} s"
        yield Line(f"32 clients: {name}, {state}", tally.rate, "/s", note=note)
    failures = cold.failures + warm.failures
    yield Line(f"32 clients: {name}, errors", failures, "", budget=0)


def _runs(port: int, requests: list[Request]) -> tuple[Tally, Tally]:
    """Cold: each request once, over all clients. Then every worker is warmed: warm."""
    cold = asyncio.run(_run(port, iter(requests), seconds=COLD_SECONDS))
    again = (one for _ in range(2 * WORKERS) for one in requests)
    asyncio.run(_run(port, again, seconds=COLD_SECONDS))
    return cold, asyncio.run(_run(port, cycle(requests), seconds=SECONDS))


async def _run(port: int, requests: Iterable[Request], *, seconds: float) -> Tally:
    tally, begin = Tally(), time.monotonic()
    shared = iter(requests)
    until = begin + seconds
    await asyncio.gather(
        *(_client(port, shared, tally, until=until) for _ in range(CLIENTS))
    )
    tally.seconds = time.monotonic() - begin
    return tally


async def _client(port: int, requests: Iterator[Request], tally: Tally, *, until):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for request in requests:
            if time.monotonic() > until:
                break
            writer.write(_head(request, port) + (request.body or b""))
            if await _is_answered(reader):
                tally.answers += 1
            else:
                tally.failures += 1
    except (OSError, asyncio.IncompleteReadError):
        tally.failures += 1
    finally:
        writer.close()


def _head(request: Request, port: int) -> bytes:
    lines = [
        f"{request.method} {request.path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Accept-Encoding: gzip",
    ]
    if request.body is not None:
        lines += ["Content-Type: application/json"]
        lines += [f"Content-Length: {len(request.body)}"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def _is_answered(reader: asyncio.StreamReader) -> bool:
    """Read one answer to its end; whether it is a success."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    fields = dict(line.split(b":", 1) for line in lines[1:] if b":" in line)
    await reader.readexactly(int(fields.get(b"content-length", b"0")))
    return lines[0].split()[1] in (b"200", b"204")
