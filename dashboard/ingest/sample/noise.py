"""Pseudo-randomness without order: a draw is a hash of seed, salt and key.

The same key gives the same draw whatever else is drawn, before or beside it, so
that a sample of one province equals that province in the sample of the nation.
"""

import zlib

import numpy as np
from scipy.special import ndtri

_STEPS = 2.0**53


def uniform(seed: int, salt: str, keys: np.ndarray) -> np.ndarray:
    """One number in (0, 1) a key, never exactly 0 or 1."""
    return (_hashed(seed, salt, keys) >> np.uint64(11)) / _STEPS + 0.5 / _STEPS


def normal(seed: int, salt: str, keys: np.ndarray) -> np.ndarray:
    """One standard normal number a key."""
    return ndtri(uniform(seed, salt, keys))


def autoregressive(seed: int, salt: str, *, steps: int, memory: float) -> np.ndarray:
    """A stationary AR(1) series of unit variance: x[t] = memory · x[t−1] + shock."""
    shocks = normal(seed, salt, np.arange(steps, dtype=np.uint64))
    series = np.empty(steps)
    series[0] = shocks[0]
    for step in range(1, steps):
        fresh = np.sqrt(1 - memory**2) * shocks[step]
        series[step] = memory * series[step - 1] + fresh
    return series


def _hashed(seed: int, salt: str, keys: np.ndarray) -> np.ndarray:
    start = np.array([seed * 2**32 + zlib.crc32(salt.encode())], dtype=np.uint64)
    return _mix(keys.astype(np.uint64) + _mix(start))


def _mix(numbers: np.ndarray) -> np.ndarray:
    """The finaliser of splitmix64: every bit of the input moves half of the output."""
    with np.errstate(over="ignore"):
        mixed = numbers + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return mixed ^ (mixed >> np.uint64(31))
