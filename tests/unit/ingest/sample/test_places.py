import pytest

from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample.places import sample_places


@pytest.fixture(scope="module")
def places(regions):
    return sample_places(regions, seed=1)


def test_has_every_subdistrict_in_code_order(places, regions):
    assert tuple(places["code"]) == regions.codes("subdistrict")


def test_has_about_the_wanted_number_of_groups(places):
    assert abs(places["groups"].sum() / m.GROUPS_ALIVE - 1) < 0.01


def test_spreads_groups_so_that_small_numbers_occur(places):
    groups = places["groups"]

    assert abs((groups < 5).mean() - 0.05) < 0.015
    assert abs((groups < 10).mean() - 0.14) < 0.025
    assert 0.005 < (groups == 0).mean() < 0.04


def test_groups_follow_the_poor_families(places):
    by_island = places.groupby("island_group")[["groups", "families_d1_4"]].sum()
    rate = by_island["groups"] / by_island["families_d1_4"]

    assert (rate / rate.mean() - 1).abs().max() < 0.15


def test_gives_most_subdistricts_one_sector(places):
    shares = places["sectors_n"].value_counts(normalize=True).sort_index()

    assert (shares - list(m.SECTOR_COUNT_SHARES)).abs().max() < 0.02


def test_gives_more_sectors_where_more_groups_are_but_not_strictly(places):
    groups = places.groupby("sectors_n")["groups"]

    assert groups.median().is_monotonic_increasing
    assert groups.min()[3] < groups.quantile(0.9)[1]


def test_some_never_report_some_stopped_and_some_are_silent_lately(places):
    newest = len(m.QUARTERS) - 1

    assert 0.005 < (places["report_factor"] == 0).mean() < 0.02
    assert 0.01 < (places["last_reported"] < newest).mean() < 0.03
    assert 0.2 < (places["newest_factor"] == 0).mean() < 0.4


def test_one_seed_gives_the_same_places_and_another_gives_others(places, regions):
    assert sample_places(regions, seed=1).equals(places)
    assert not sample_places(regions, seed=2)["groups"].equals(places["groups"])
