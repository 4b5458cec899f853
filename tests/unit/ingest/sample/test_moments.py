import numpy as np
import pandas as pd

from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample.moments import (
    price_levels,
    sample_moments,
    sample_quarters,
)
from dashboard.ingest.sample.prices import sample_prices


def moments() -> pd.DataFrame:
    places = pd.DataFrame({"province": [32, 91], "island_group": ["Jawa", "Papua"]})
    return sample_moments(places, seed=1).set_index(["province", "quarter"])


def test_quarters_carry_name_and_last_day():
    quarters = sample_quarters()

    assert quarters["quarter"].iloc[-1] == "2025Q4"
    assert str(quarters["quarter_end"].iloc[-1]) == "2025-12-31"


def test_prices_rise_by_the_inflation_of_each_year():
    december = np.array([1.0, *price_levels()[11::12]])

    assert np.allclose(december[1:] / december[:-1] - 1, list(m.INFLATION.values()))


def test_reporting_rises_by_one_point_a_quarter_up_to_its_ceiling():
    logit = moments()["report_logit"]
    chance = 1 / (1 + np.exp(-logit))

    assert np.isclose(chance[32, "2016Q1"], 0.88)
    assert np.isclose(chance[91, "2016Q1"], 0.65)
    assert np.isclose(chance[91, "2017Q1"], 0.69)
    assert np.isclose(chance.max(), 0.97)


def test_the_pandemic_lowers_meetings_more_than_repayment():
    shifts = moments().loc[32]
    dip, calm = list(m.DIP_QUARTERS), ["2019Q2", "2019Q3", "2019Q4", "2020Q1"]

    meetings = (
        shifts["shift_meetings"][dip].mean() - shifts["shift_meetings"][calm].mean()
    )
    recovery = (
        shifts["shift_recovery"][dip].mean() - shifts["shift_recovery"][calm].mean()
    )
    assert abs(meetings + 0.8) < 0.3
    assert abs(recovery + 0.5) < 0.3


def test_link_factors_splice_the_bases_into_one_series():
    prices = sample_prices(["32"], seed=1)
    urban = prices[prices["urban_rural"] == "U"]
    spliced = urban["cpi"] * urban["link_factor"]

    assert sorted(urban["base"].unique()) == [2012, 2018, 2022]
    assert (spliced / spliced.shift() - 1).abs().max() < 0.01


def test_poverty_lines_come_in_march_and_september():
    prices = sample_prices(["32"], seed=1)
    known = prices[prices["poverty_line_rp"].notna()]

    assert set(known["month"].str[-2:]) == {"03", "09"}
