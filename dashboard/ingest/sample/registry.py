"""Families that move between bands of the welfare registry, from one year to the next.

Each wave starts from the families that the one before it ended with, so all waves are
drawn for every sample and only those wanted are handed out.
"""

import numpy as np
import pandas as pd

from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample import registers_magnitudes as registers
from dashboard.ingest.sample.noise import normal, uniform

MEMBERSHIPS = range(2)  # members of groups, others
POOREST, RICHER, OUTSIDE = 0, 4, 5  # deciles 1 and 5–10, not in the registry
_WAVES = [q for q in m.QUARTERS if int(q[-1]) == registers.REGISTRY_QUARTER]


def sample_moves(places: pd.DataFrame, *, seed: int, since: str) -> pd.DataFrame:
    """One row a place, quarter, membership, band before and band after, by number.

    Columns `place, quarter, membership, band_from, band_to, families_n`; moves that no
    family made are left out. Waves before the quarter `since` are not handed out.
    """
    found = []
    for membership in MEMBERSHIPS:
        stocks = _first_stocks(places, is_member=membership == 0)
        for wave, quarter in enumerate(_WAVES):
            draws = _Draws(places, seed=seed, membership=membership, wave=wave)
            moves = _moves(stocks, draws)
            stocks = _ends(moves, len(places))
            if quarter >= since:
                found.append(_rows(moves, quarter=quarter, membership=membership))
    return pd.concat(found, ignore_index=True)


class _Draws:
    """What a wave draws for each place: how many leave poverty, how to round."""

    def __init__(self, places: pd.DataFrame, *, seed: int, membership: int, wave: int):
        self._keys = places["key"].to_numpy() * 100 + wave
        self._salt = f"registry {membership}"
        self._seed = seed
        spread = sum(
            sd * normal(seed, f"desil exit {level}", places[level].to_numpy())
            for level, sd in registers.EXIT_SPREADS.items()
        )
        spread += registers.EXIT_WAVE_SPREAD * normal(seed, self._salt, self._keys)
        if membership == 0:
            own = normal(seed, "desil exit of members", places["key"].to_numpy())
            spread += np.log(registers.MEMBERS_LEAVE_MORE)
            spread += registers.MEMBER_EXIT_SPREAD * own
        self.exit_factor = np.exp(spread)

    def rounding(self, band_from: int, band_to: int) -> np.ndarray:
        salt = f"{self._salt} {band_from} {band_to}"
        return uniform(self._seed, salt, self._keys)


def _first_stocks(places: pd.DataFrame, *, is_member: bool) -> list[np.ndarray]:
    """Families of each band before the first wave; those who are not members remain."""
    families = places["groups"].to_numpy() * registers.FAMILIES_OF_GROUP
    poor = np.floor(families * registers.POOR_OF_MEMBERS)
    poor = np.minimum(poor, places["families_d1_4"].to_numpy() // 2)
    richer = families - poor
    if not is_member:
        poor = places["families_d1_4"].to_numpy() - poor
        richer = places["families_total"].to_numpy() - places["families_d1_4"] - richer
        richer = np.maximum(np.asarray(richer), 0)
    return [*(np.floor(poor * share) for share in registers.POOR_BANDS), richer]


def _moves(stocks: list[np.ndarray], draws: _Draws) -> dict:
    """(band before, band after) -> families of each place."""
    moves = {}
    for band, stock in enumerate(stocks):
        left = stock.copy()
        for to, share in _shares(band, draws.exit_factor):
            count = np.floor(stock * share + draws.rounding(band, to))
            moves[band, to] = np.minimum(count, left)
            left -= moves[band, to]
        moves[band, band] = left
    gone = sum(moves[band, OUTSIDE] for band in range(len(stocks)))
    for band, share in enumerate(registers.ENTERED_BANDS):
        if share:
            drawn = draws.rounding(OUTSIDE, band)
            moves[OUTSIDE, band] = np.floor(gone * share + drawn)
    return moves


def _shares(band: int, exit_factor: np.ndarray):
    """Where the families of a band go within a year, besides staying."""
    yield OUTSIDE, registers.LEFT_REGISTRY
    if band < RICHER:
        yield RICHER, registers.EXIT_OF_BAND[band] * exit_factor
    if band < RICHER - 1:
        yield band + 1, registers.UP_OF_BAND[band]
    if band > POOREST:
        yield band - 1, registers.DOWN_OF_BAND[band]


def _ends(moves: dict, places: int) -> list[np.ndarray]:
    """Families of each band after the wave."""
    return [
        sum((n for (_, to), n in moves.items() if to == band), np.zeros(places))
        for band in range(OUTSIDE)
    ]


def _rows(moves: dict, *, quarter: str, membership: int) -> pd.DataFrame:
    parts = []
    for (band_from, band_to), families in moves.items():
        place = np.flatnonzero(families)
        parts.append(
            pd.DataFrame(
                {
                    "place": place.astype(np.int32),
                    "membership": np.int8(membership),
                    "band_from": np.int8(band_from),
                    "band_to": np.int8(band_to),
                    "families_n": families[place].astype(np.int32),
                }
            )
        )
    rows = pd.concat(parts, ignore_index=True)
    return rows.assign(quarter=quarter)
