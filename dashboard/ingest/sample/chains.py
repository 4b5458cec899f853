"""The groups of the sample: each place has slots, each slot a chain of groups.

When a group closes in a quarter, the next group of its slot forms in that quarter;
so exactly one group of every slot is due in every quarter, and the number of groups
alive never moves.
"""

import numpy as np
import pandas as pd

from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample.noise import normal, uniform
from dashboard.ingest.sample.places import blended_effect

_AGES = 400  # beyond the longest life that a chance of 2⁻⁵³ can give


def sample_groups(places: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """One row a group: `place` (row of places), `slot`, `first` and `last` quarter.

    Quarters are numbers, 0 = the first of the sample. The group is due from `first`
    to `last`; it closes in `last` + 1, or lives on where that lies after the end.
    """
    place, slot = _slots(places)
    generations = []
    born = np.zeros(len(place), dtype=np.int16)
    generation = 0
    while len(place):
        life = _lives(places, place, slot, generation=generation, seed=seed)
        generations.append(life.assign(first=born, last=born + life["life"] - 1))
        following = born + life["life"].to_numpy()
        replaced = following < len(m.QUARTERS)
        place, slot, born = place[replaced], slot[replaced], following[replaced]
        generation += 1
    groups = pd.concat(generations).drop(columns="life")
    return groups.sort_values(["place", "slot", "first"], ignore_index=True)


def _slots(places: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    sizes = places["groups"].to_numpy()
    place = np.repeat(np.arange(len(places)), sizes)
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    return place, np.arange(len(place)) - starts


def _lives(
    places: pd.DataFrame,
    place: np.ndarray,
    slot: np.ndarray,
    *,
    generation: int,
    seed: int,
) -> pd.DataFrame:
    """The groups of one generation with their propensities and length of life."""
    keys = places["key"].to_numpy()[place] * 1_000_000 + slot * 100 + generation
    groups = pd.DataFrame({"place": place, "slot": slot, "key": keys})
    for share in m.SHARES:
        effect = blended_effect(keys, share, seed=seed, level="group")
        logit = places[f"logit_{share}"].to_numpy()[place] + m.GROUP_SPREAD * effect
        groups[f"logit_{share}"] = logit.astype(np.float32)
    report = m.REPORTING_GROUP_SPREAD * normal(seed, "group reporting", keys)
    effect = places["report_effect"].to_numpy()[place] + report
    groups["report_effect"] = effect.astype(np.float32)
    disadvantaged = places["disadvantaged"].to_numpy()[place]
    mentored = 1 / (1 + np.exp(-groups["logit_mentoring"].to_numpy()))
    hazard = m.HAZARD_SCALE * np.where(disadvantaged, m.HAZARD_OF_DISADVANTAGED, 1.0)
    hazard *= 1 - mentored * (1 - m.HAZARD_OF_MENTORED)
    groups["life"] = _quarters_lived(uniform(seed, "life", keys), hazard)
    return groups


def _quarters_lived(drawn: np.ndarray, multiplier: np.ndarray) -> np.ndarray:
    """The age at which a group closes: where its survival falls below the draw."""
    ages = np.arange(1, _AGES + 1)
    young = np.isin(ages, m.YOUNG_AGES)
    hazard = np.where(young, m.YOUNG_HAZARD, m.LATER_HAZARD)
    hazard[: m.YOUNG_AGES.start - 1] = 0.0
    cumulative = -np.log1p(-hazard).cumsum()
    return 1 + np.searchsorted(cumulative, -np.log(drawn) / multiplier).astype(np.int16)
