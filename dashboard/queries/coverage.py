"""How many regions of a view show a figure, and what the others have instead."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.disclosure import flags

ENOUGH = 0.80  # of the regions; below, a page says what it shows instead
PARTS = {
    "shown": flags.SHOWN_OWN,
    "pooled": (flags.POOLED,),
    "parent": (flags.PARENT_VALUE,),
    "confidential": flags.CONFIDENTIAL,
    "too_few": (flags.TOO_FEW,),
    "low_reporting": (flags.LOW_REPORTING,),
    "not_reported": (flags.NOT_REPORTED,),
    "no_data": (flags.NO_DATA,),
}
ANSWERED = ("shown", "pooled", "parent")


@dataclass(frozen=True)
class Coverage:
    """Of the regions that have the programme and pass the filter, how many have what.

    `counts` by the names of PARTS, every region once.
    """

    counts: Mapping[str, int]

    @property
    def regions(self) -> int:
        return sum(self.counts.values())

    @property
    def answered(self) -> int:
        """Those that show a figure of some kind."""
        return sum(self.counts[part] for part in ANSWERED)

    @property
    def is_enough(self) -> bool:
        return self.answered >= ENOUGH * self.regions


def coverage_of(found: np.ndarray) -> Coverage:
    """Of flag numbers, a region each."""
    return Coverage(
        {part: int(flags.is_one_of(found, of).sum()) for part, of in PARTS.items()}
    )
