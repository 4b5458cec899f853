"""Spreads on the tiny store, beside its stored rows."""

from dataclasses import replace

import pytest

from dashboard.disclosure import flags
from dashboard.queries.distributions import (
    Spread,
    distribution,
    spread_of,
    weak_by_dimension,
    weak_by_part,
)
from dashboard.selection import Selection

REPAID = "grp_repay_rate"
QUARTER = "2024Q3"


def spread(source, region="32", **choices) -> Spread:
    chosen = Selection(REPAID, **choices)
    return spread_of(source, "group_quarters", region, QUARTER, chosen)


@pytest.fixture
def repaid(source):
    return source.catalogue.indicators[REPAID]


def stored(source, region, **key) -> dict:
    where = {"region": region, "period": QUARTER} | key
    text = " AND ".join(f"{name} = ?" for name in where)
    query = f"SELECT * FROM distributions_group_quarters WHERE {text}"
    [row] = source.store.query(query, list(where.values())).to_pylist()
    return row


def test_counts_are_those_of_the_filter(source, repaid):
    key = {"programme": "P1", "sector": "ANY", "area_type": "ANY"}
    row = stored(source, "32", **key)

    found = distribution(spread(source, programme="P1"), repaid, flags.OK)

    counts = [count for _first, _last, count in found.classes]
    assert counts == [row[f"{REPAID}__{k}"] for k in range(5)]
    assert found.weak.weak == sum(counts[:3])
    assert found.weak.n == sum(counts)
    assert found.weak.lower < found.weak.value < found.weak.upper


def test_what_is_withheld_of_the_figure_shows_no_class(source, repaid):
    found = distribution(spread(source), repaid, flags.LOW_REPORTING)

    assert found.classes == ()
    assert (found.weak.weak, found.weak.n, found.weak.value) == (None, None, None)


def test_a_sub_district_has_none_under_a_filter(source, repaid):
    assert distribution(spread(source, "32.04.05"), repaid, flags.OK).classes
    filtered = spread(source, "32.04.05", sector="savings_credit")
    assert distribution(filtered, repaid, flags.OK) is None


def test_sectors_and_parts_each_make_up_the_whole(source, repaid):
    counts = spread(source)
    whole = distribution(counts, repaid, flags.OK).weak

    sectors = weak_by_dimension(
        counts,
        repaid,
        "sector",
        values=list(source.catalogue.sectors),
        of_figure=flags.OK,
    )
    members = weak_by_part(
        counts,
        repaid,
        "women_only",
        parts=["women_only", "mixed"],
        of_figure=flags.OK,
    )

    for parts in (sectors, members):
        assert len(parts) == 2
        assert sum(one.share.n for one in parts) == whole.n
        assert sum(one.share.weak for one in parts) == whole.weak


def test_traits_have_no_parts_under_a_filter(source, repaid):
    found = weak_by_part(
        spread(source, programme="P1"),
        repaid,
        "women_only",
        parts=["women_only", "mixed"],
        of_figure=flags.OK,
    )

    assert found == []


def test_one_part_too_small_hides_another(source, repaid):
    counts = {f"{REPAID}__n": 40, f"{REPAID}__weak": 10}
    few = {f"{REPAID}__n": 3, f"{REPAID}__weak": 1}
    parts = {("women_only", "women_only"): few, ("women_only", "mixed"): counts}

    found = weak_by_part(
        replace(spread(source), parts=parts),
        repaid,
        "women_only",
        parts=["women_only", "mixed"],
        of_figure=flags.OK,
    )

    assert [one.share.n for one in found] == [None, None]
    assert {one.share.flag for one in found} == set(flags.CONFIDENTIAL)


def test_the_public_sees_no_spread_of_a_sub_district(source):
    public = replace(
        source, settings=source.settings.model_copy(update={"audience": "public"})
    )

    assert spread(public, "32.04.05") is None
    assert spread(public, "32.04") is not None
