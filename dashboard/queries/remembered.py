"""Facts of a version of the store that never change: asked once, then kept."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Answer = TypeVar("Answer")

KEPT = 64  # answers, of the version served and of the one before


def once_per_version(ask: Callable[..., Answer]) -> Callable[..., Answer]:
    """Keeps what `ask(source, *others)` answered, by the version's folder and others.

    What is kept is shared: nobody may change it.
    """
    kept: dict[tuple, Answer] = {}

    @wraps(ask)
    def remembered(source, *others):
        key = (source.store.folder, *others)
        if key not in kept:
            answer = ask(source, *others)
            if source.store.folder != key[0]:  # the version changed meanwhile
                return answer
            kept[key] = answer
            while len(kept) > KEPT:
                kept.pop(next(iter(kept)), None)
        return kept[key]

    return remembered
