import numpy as np
import pytest

from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample.chains import sample_groups
from dashboard.ingest.sample.places import sample_places


@pytest.fixture(scope="module")
def places(regions):
    places = sample_places(regions, seed=1)
    chosen = places["code"].str[:2].isin(["33", "53"])
    return places[chosen].reset_index(drop=True)


@pytest.fixture(scope="module")
def groups(places):
    return sample_groups(places, seed=1)


def test_every_slot_has_exactly_one_group_in_every_quarter(places, groups):
    wanted = places["groups"].sum()

    for quarter in range(len(m.QUARTERS)):
        alive = groups[(groups["first"] <= quarter) & (groups["last"] >= quarter)]
        assert len(alive) == wanted
        assert not alive.duplicated(["place", "slot"]).any()


def test_a_group_follows_the_one_that_closed(groups):
    following = groups.groupby(["place", "slot"])["first"].shift(-1).dropna()

    assert (following == groups.loc[following.index, "last"] + 1).all()


def test_keys_are_unique(groups):
    assert groups["key"].is_unique


def test_about_half_of_the_groups_live_twenty_quarters(groups):
    seen_long_enough = groups[groups["first"] <= len(m.QUARTERS) - 20]
    lived = seen_long_enough["last"] - seen_long_enough["first"] + 1

    assert abs((lived >= 20).mean() - 0.5) < 0.05


def test_no_group_closes_before_its_third_quarter_and_more_do_when_young(groups):
    cohort = groups[groups["first"] == 0]
    lived = (cohort["last"] + 1).clip(upper=len(m.QUARTERS))
    hazard = [np.mean(lived[lived >= age] == age) for age in range(1, 12)]

    assert lived.min() >= 3
    assert min(hazard[2:6]) > max(hazard[6:])


def test_groups_close_sooner_in_disadvantaged_regencies(places, groups):
    disadvantaged = places["disadvantaged"].to_numpy()[groups["place"]]
    lived = groups["last"] - groups["first"] + 1

    assert lived[disadvantaged].mean() < lived[~disadvantaged].mean()
