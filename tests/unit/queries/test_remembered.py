from pathlib import Path
from types import SimpleNamespace

from dashboard.queries.remembered import KEPT, once_per_version


def source(folder: str) -> SimpleNamespace:
    return SimpleNamespace(store=SimpleNamespace(folder=Path(folder)))


def asker():
    asked = []

    @once_per_version
    def ask(source, *others):
        asked.append((source.store.folder.name, *others))
        return asked[-1]

    return ask, asked


def test_asks_once_per_version_and_argument():
    ask, asked = asker()

    for folder in ("a", "b", "a"):
        assert ask(source(folder), 1) == (folder, 1)
    ask(source("a"), 2)

    assert asked == [("a", 1), ("b", 1), ("a", 2)]


def test_an_answer_of_a_version_that_came_meanwhile_is_not_kept():
    moving = source("a")
    asked = []

    @once_per_version
    def ask(source):
        asked.append(source.store.folder.name)
        source.store.folder = Path("b")
        return asked[-1]

    ask(moving)
    moving.store.folder = Path("a")
    ask(moving)

    assert asked == ["a", "a"]


def test_keeps_a_bounded_number():
    ask, asked = asker()

    for number in range(KEPT + 1):
        ask(source("a"), number)
    ask(source("a"), 0)

    assert asked.count(("a", 0)) == 2
