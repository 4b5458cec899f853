import numpy as np
import pytest

from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample.places import sample_places
from dashboard.ingest.sample.sites import evaluated_sites, sample_sites

LARGEST = 5  # sectors


@pytest.fixture(scope="module")
def places(regions):
    return sample_places(regions, seed=1)


@pytest.fixture(scope="module")
def sites(places, catalogue):
    return sample_sites(places, catalogue, seed=1)


def test_the_sites_of_a_place_share_its_groups_without_gap_or_overlap(sites):
    width = sites["share_to"] - sites["share_from"]

    assert (width > 0).all()
    assert np.allclose(width.groupby(sites["place"]).sum(), 1)
    following = sites.groupby("place")["share_from"].shift(-1)
    assert (sites["share_to"] == following).where(following.notna(), True).all()


def test_a_place_has_as_many_sectors_as_told_and_each_once(sites, places):
    found = sites.groupby("place")["sector"].agg(["size", "nunique"])

    assert (found["size"] == found["nunique"]).all()
    assert (found["size"] == places["sectors_n"][found.index]).all()
    assert set(found.index) == set(np.flatnonzero(places["groups"] > 0))


def test_a_site_works_with_a_programme_of_its_sector(sites, catalogue):
    sectors = {code: p.sector for code, p in catalogue.programmes.items()}

    assert (sites["programme"].map(sectors) == sites["sector"]).all()


def test_sectors_are_as_common_as_their_weights_say(sites):
    of_rank = sites[sites["rank"] == 0]["sector"].value_counts(normalize=True)

    for sector, weight in m.SECTOR_WEIGHTS.items():
        assert abs(of_rank[sector] - weight) < 0.02


def test_few_sites_of_a_large_sector_are_too_small_to_be_seen_but_some_are(
    sites, places
):
    """Fewer than five groups are hidden whatever is asked, fewer than ten withheld."""
    groups = places["groups"].to_numpy()[sites["place"]]
    expected = groups * (sites["share_to"] - sites["share_from"])
    largest = expected.groupby(sites["sector"]).sum().nlargest(LARGEST).index

    for sector in largest:
        of_sector = expected[sites["sector"] == sector]
        assert 0.01 < (of_sector < 5).mean() < 0.06
        assert 0.06 < (of_sector < 10).mean() < 0.20


def test_a_comparison_site_has_no_groups_of_the_programme(sites, places):
    found = evaluated_sites(sites, places, seed=1)
    compared = found[found["arm"] == "comparison"]
    matched = found[found["match_set"].notna()]

    assert matched.groupby("match_set")["arm"].agg(set).map(len).eq(2).all()
    pairs = set(zip(sites["programme"], sites["code"], strict=True))
    assert not pairs & set(zip(compared["programme"], compared["code"], strict=True))
