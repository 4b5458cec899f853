import pandas as pd
import pytest

from dashboard.disclosure import flags
from dashboard.queries.moments import NotApplicable, Slice
from dashboard.queries.values import COLUMNS, values
from tests.stores.units import AREA_TYPES


def test_public_figures_have_n_and_no_interval(source):
    grid = values(source, Slice("idm_iks", "subdistrict"), "2024")
    found = pd.DataFrame(grid.records(COLUMNS)).set_index("region")
    rural = found.loc[[c for c, kind in AREA_TYPES.items() if kind != "urban"]]

    assert rural["value"].notna().all()
    assert rural["n"].eq(4).all()
    assert rural[["lower", "upper"]].isna().all(axis=None)
    assert found.loc["32.73.01", "flag"] == flags.NO_DATA


def test_a_filter_that_figures_do_not_have_is_refused(source):
    with pytest.raises(NotApplicable):
        values(source, Slice("idm_iks", "regency", sector="education"), "2024")
