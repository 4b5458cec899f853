"""A build killed at any moment changes nothing that is served.

Twenty moments spread over the whole build, in CI on a small world of groups alone;
with `BERDAYA_PROOF=whole` on every table of the demo of five provinces, where the next
build is run to its end after every kill. One `serve` runs all the while and is asked
after each kill.
"""

import json
import multiprocessing
import random
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from dashboard.ingest.building.versions import list_versions, use_version
from dashboard.ingest.raw.records import list_imports, withdraw
from dashboard.store import open_store
from tests.stores.killed_builds import build_and_tell
from tests.stores.proof import IS_WHOLE, PATIENCE, write_sample
from tests.stores.reports import write_world
from tests.stores.served import Served, serving

# a minute; where the machine is busy a build and a kill wait for each other
pytestmark = [pytest.mark.slow, pytest.mark.timeout(3 * PATIENCE)]

KILLS = 20
PROVINCES = ("34", "51", "73", "81", "91")
QUESTIONS = tuple(
    f"/api/v1/values?indicator={indicator}&level={level}"
    for indicator in ("grp_repay_rate", "grp_fund_growth", "reporting_rate")
    for level in ("nation", "regency", "subdistrict")
)
_processes = multiprocessing.get_context("forkserver")


@pytest.fixture
def root(tmp_path, regions, catalogue):
    _processes.set_forkserver_preload(["tests.stores.killed_builds"])
    if IS_WHOLE:
        write_sample(tmp_path, PROVINCES, regions=regions, catalogue=catalogue)
    else:
        write_world(tmp_path)
    return tmp_path


@dataclass
class Killer:
    """Kills builds; the store goes back to its old version after each that ended."""

    root: object
    served: Served
    old: str
    old_answers: list
    new_answers: list
    old_numbers: object
    new_numbers: object
    usual: float  # seconds of a whole build
    moments: list[float] = field(default_factory=list)

    def kill_at(self, share: float) -> bool:
        """Whether the build was still running after this share of its usual time."""
        with _build(self.root) as (process, pipe):
            began = time.monotonic()
            has_ended = pipe.poll(share * self.usual)
            process.kill()
            process.join()
        if has_ended:  # it was faster this time
            self.usual = time.monotonic() - began
        else:
            self.moments.append(share * self.usual)
        return not has_ended

    def check(self) -> bool:
        """Old or new, wholly: the store, and what `serve` shows; whether it is old."""
        store = open_store(self.root)
        is_old = store.version == self.old
        assert _numbers(store).equals(self.old_numbers if is_old else self.new_numbers)
        assert self.served.version() == store.version
        assert _answers(self.served) == _stamped(
            self.old_answers if is_old else self.new_answers, store.version
        )
        assert len(_leftovers(self.root)) <= 1
        self.go_back()
        return is_old

    def go_back(self) -> None:
        use_version(self.root / "store", self.old)
        for version in list_versions(self.root / "store"):
            if version.name != self.old:
                shutil.rmtree(self.root / "store" / version.name)


@contextmanager
def _build(root):
    """A process that has just begun to build, and the pipe that it tells by."""
    ours, theirs = _processes.Pipe(duplex=False)
    process = _processes.Process(target=build_and_tell, args=(str(root), theirs))
    process.start()
    assert ours.recv() == "began"
    try:
        yield process, ours
    finally:
        process.join()
        ours.close()
        theirs.close()


def _built(root):
    """A whole build: its seconds, and what is served then."""
    with _build(root) as (process, pipe):
        began = time.monotonic()
        assert pipe.recv() == "built"
        seconds = time.monotonic() - began
        process.join()
    assert process.exitcode == 0
    assert _leftovers(root) == []
    return seconds, _numbers(open_store(root))


def _numbers(store):
    return store.query("FROM map_group_quarters")


def _answers(served: Served) -> list[dict]:
    return [json.loads(served.get(question)) for question in QUESTIONS]


def _stamped(answers: list[dict], version: str) -> list[dict]:
    """The same answers of another version's name."""
    return [answer | {"version": version} for answer in answers]


def _leftovers(root) -> list:
    return list((root / "store").glob(".building-*"))


@pytest.fixture
def killer(root):
    """On a store of all reports, with the prices withdrawn since."""
    _, old_numbers = _built(root)
    old = open_store(root).version
    with serving(root / "store") as served:
        old_answers = _answers(served)
        [prices] = [one for one in list_imports(root) if one.table == "prices"]
        withdraw(root, prices.sha256)
        seconds, new_numbers = _built(root)
        assert not new_numbers.equals(old_numbers)
        new_answers = _answers(served)
        assert new_answers != _stamped(old_answers, open_store(root).version)
        found = Killer(
            root,
            served,
            old,
            old_answers,
            new_answers,
            old_numbers,
            new_numbers,
            seconds,
        )
        found.go_back()
        yield found


def test_kill_9_at_any_moment_leaves_the_old_version_and_the_next_build_works(killer):
    seed = random.randrange(2**32)
    print(f"seed {seed}, a build takes {killer.usual:.2f} s")
    draw = random.Random(seed)
    for number in range(KILLS):
        for _ in range(3):
            was_running = killer.kill_at((number + draw.random()) / KILLS)
            is_old = killer.check()
            print(f"kill {number}: {killer.moments[-1:]} s, {was_running=} {is_old=}")
            if was_running:
                break
        if IS_WHOLE:
            assert _built(killer.root)[1].equals(killer.new_numbers)
            killer.go_back()

    assert len(killer.moments) >= KILLS - 3
    assert _built(killer.root)[1].equals(killer.new_numbers)
