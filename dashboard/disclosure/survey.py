"""How sure the results of a sample survey are, and when they are sure enough.

Cells hold totals (`numerator` Σwx, `denominator` Σwy), their moments over sampled
villages (`v_num_num`, `v_num_den`, `v_den_den`), `n` households, `psu` villages, `w`
Σw and `ww` Σw². `is_regency` tells where the stricter limit of the error holds.
"""

from collections.abc import Mapping

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.disclosure import flags

LEAST_N = 25  # households, whatever the indicator says
SAFE_N = 50
ERROR_TO_USE = 0.25  # relative standard error: beyond, with caution
MOST_ERROR = 0.50  # beyond: withheld; in a regency already what asks for caution

MOMENTS = ("v_num_num", "v_num_den", "v_den_den", "psu", "w", "ww")
Cells = Mapping[str, np.ndarray]


def variance(cells: Cells) -> np.ndarray:
    """Of the ratio: (V_AA − 2R·V_AB + R²·V_BB) / B². NaN for a single village."""
    a, b = cells["numerator"], cells["denominator"]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = a / b
        spread = (
            cells["v_num_num"]
            - 2 * ratio * cells["v_num_den"]
            + ratio**2 * cells["v_den_den"]
        )
        found = np.maximum(spread, 0) / b**2
    return np.where(cells["psu"] > 1, found, np.nan)


def effective_n(cells: Cells) -> np.ndarray:
    """Households of equal weight that would tell as much: (Σw)² / Σw²."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return cells["w"] ** 2 / cells["ww"]


def relative_error(cells: Cells, indicator: Indicator) -> np.ndarray:
    """Standard error over the value; NaN for a value of 0, of which it tells nothing.

    A value that may lie on both sides of 0 is measured against its own scale.
    """
    scale = np.abs(cells["value"])
    if indicator.error_scale is not None:
        scale = np.full_like(scale, indicator.error_scale)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.sqrt(variance(cells)) / scale
    return np.where(scale > 0, found, np.nan)


def reliability(cells: Cells, indicator: Indicator):
    """Tests in order, as `judge` takes them."""
    n = cells["n"]
    error = relative_error(cells, indicator)
    most = np.where(cells["is_regency"] > 0, ERROR_TO_USE, MOST_ERROR)
    least = max(LEAST_N, indicator.minimum_n.publication)
    with np.errstate(invalid="ignore"):
        unsure = ~(error <= most)  # also where no error is known
        return [
            ((n < least) | unsure, flags.TOO_FEW),
            ((n < SAFE_N) | (error > ERROR_TO_USE), flags.CAUTION),
        ]
