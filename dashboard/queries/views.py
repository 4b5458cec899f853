"""What a map view shows: the level asked for, or the regency where that is too thin.

A sector or programme filter leaves few groups per sub-district. Where fewer than 60 %
of the sub-districts that have the programme can show a number of their own, the view
shows regencies instead and says so (DESIGN: "honest, not grey").
"""

from dataclasses import dataclass

import pandas as pd

from dashboard.queries import flags
from dashboard.queries.moments import Slice, Source
from dashboard.queries.values import values
from dashboard.regions import NATION

SHARE_TO_SHOW = 0.60


@dataclass(frozen=True)
class MapView:
    """Values of a whole level, in region-number order, and which level that is."""

    level: str
    values: pd.DataFrame
    asked_level: str

    @property
    def fell_back(self) -> bool:
        return self.level != self.asked_level


def map_view(
    source: Source, slice_: Slice, period: str, *, parent: str = NATION
) -> MapView:
    """The nation's values at the level that `parent`'s view can bear."""
    asked = values(source, slice_, period)
    if slice_.level != "subdistrict" or not is_thin(asked, parent):
        return MapView(slice_.level, asked, slice_.level)
    above = slice_.at("regency")
    return MapView("regency", values(source, above, period), slice_.level)


def is_thin(found: pd.DataFrame, parent: str) -> bool:
    """True where too few regions inside `parent` show a number of their own."""
    inside = found
    if parent != NATION:
        inside = found[found["region"].str.startswith(f"{parent}.")]
    with_programme = inside[~inside["flag"].isin((flags.NO_PROGRAMME, flags.NO_DATA))]
    if with_programme.empty:
        return False
    own = with_programme["flag"].isin((*flags.SHOWN_OWN, flags.POOLED))
    return own.mean() < SHARE_TO_SHOW
