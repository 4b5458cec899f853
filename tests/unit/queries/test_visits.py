"""Whom to visit, against the rows of groups of the tiny store."""

from dataclasses import replace

import pytest

from dashboard.queries.choices import read_selection
from dashboard.queries.offers import default_period
from dashboard.queries.visit_groups import GroupsNotOpen, visit_groups
from dashboard.queries.visits import BASIS, by_reason, period_listed, visits
from tests.stores.units import FEW_GROUPS, SILENT

BANDUNG = "32.04"
LATEST = "2024Q4"


def asked(source, **query):
    selection, _notices = read_selection(source, query, only=[BASIS])
    return visits(source, selection)


def seen_by(source, audience, region="ID"):
    settings = source.settings.model_copy(
        update={"audience": audience, "region": region}
    )
    return replace(source, settings=settings)


def rows_of(source, region, period=LATEST) -> list[dict]:
    """The rows of groups themselves, past every rule."""
    return source.store.query(
        "SELECT * FROM visit_groups WHERE starts_with(region, ?) AND period = ?",
        [region, period],
    ).to_pylist()


def test_counts_are_those_of_the_groups(source):
    found = asked(source, region=BANDUNG, period=LATEST)
    rows = rows_of(source, BANDUNG)

    assert found.period == LATEST
    assert found.place.silent == sum(r["quarters_silent"] >= 2 for r in rows) > 0
    assert found.place.unvisited == sum(r["mentor_visits_n"] == 0 for r in rows) > 0
    assert found.place.arrears == sum(r["is_arrears_rising"] for r in rows) > 0
    assert found.place.concerned == sum(
        r["quarters_silent"] >= 2 or r["quarters_silent"] == 0 for r in rows
    )


def test_a_filter_counts_its_groups_only(source):
    found = asked(source, region=BANDUNG, period=LATEST, programme="P1")
    rows = [row for row in rows_of(source, BANDUNG) if row["programme"] == "P1"]

    assert found.place.silent == sum(r["quarters_silent"] >= 2 for r in rows)
    assert found.place.due == 18
    everything = asked(source, region=BANDUNG, period=LATEST)
    assert everything.place.due == 36


def test_an_area_type_counts_the_sub_districts_of_it(source):
    found = asked(source, region=BANDUNG, period=LATEST, area_type="suburb")

    assert {place.region for place in found.places} <= {"32.04.05", "32.04.06"}
    assert found.place.due == 24
    assert found.place.silent == sum(place.silent for place in found.places)


def test_the_nation_lists_regencies_and_a_regency_its_sub_districts(source):
    nation, regency = asked(source), asked(source, region=BANDUNG)

    assert nation.level == "regency"
    assert {place.region for place in nation.places} <= {
        *("11.01", "11.71", "32.04", "32.73")
    }
    assert regency.level == "subdistrict"
    assert all(place.region.startswith(BANDUNG) for place in regency.places)


def test_places_stand_by_the_number_of_groups_concerned(source):
    counts = [place.concerned for place in asked(source).places]

    assert counts == sorted(counts, reverse=True)


def test_a_reason_keeps_the_places_that_have_it(source):
    found = asked(source, period=LATEST)
    kept = found.with_reason("silent")

    assert {p.region for p in kept} == {p.region for p in found.places if p.silent}
    assert [p.silent for p in kept] == sorted((p.silent for p in kept), reverse=True)
    assert found.with_reason("any") == found.places


def test_reasons_are_counted_with_their_places(source):
    found = asked(source, period=LATEST)
    reasons = {reason: (groups, places) for reason, groups, places in by_reason(found)}

    assert reasons["silent"] == (found.place.silent, len(found.with_reason("silent")))
    low = [p for p in found.places if p.reported < 0.8 * p.due]
    assert reasons["reporting"] == (sum(p.missing for p in low), len(low))


def test_where_few_reported_what_reports_say_is_hidden(source):
    aceh = asked(source, region="11.01", period=LATEST)
    few = next(place for place in aceh.places if place.region == FEW_GROUPS)

    assert few.is_hidden
    assert (few.unvisited, few.arrears, few.concerned) == (None, None, None)
    assert few.due == 2


def test_who_may_see_the_groups_sees_all_counts(source):
    coordinator = seen_by(source, "coordinator", "11.01")

    found = asked(coordinator, region="11.01", period=LATEST)

    assert not any(place.is_hidden for place in found.places)


def test_where_nobody_reported_the_last_report_is_older(source):
    found = asked(source, region="32.73", period=LATEST)
    silent = next(place for place in found.places if place.region == SILENT)

    assert silent.reported == 0
    assert silent.last_report == "2024Q3"
    assert silent.reasons["reporting"] == silent.due


@pytest.mark.parametrize(
    ("wanted", "listed"), [("2024Q2", "2024Q2"), ("2023Q1", "2024Q1")]
)
def test_reasons_are_known_of_four_quarters(source, wanted, listed):
    assert period_listed(source, wanted) == listed


def test_without_a_wish_it_is_the_quarter_that_enough_reported_for(source):
    assert period_listed(source, None) == default_period(source, BASIS)


def test_the_public_sees_no_sub_district(source):
    found = asked(seen_by(source, "public"), region="32.04.05", period=LATEST)

    assert found.place.region in ("32", "32.04")
    assert found.level in (None, "regency")
    assert all(place.region.count(".") == 1 for place in found.places)


def test_groups_are_for_the_coordinator_of_the_region_alone(source):
    rows = visit_groups(seen_by(source, "coordinator", BANDUNG), "32.04.05", LATEST)

    assert rows
    assert {row["region"] for row in rows} == {"32.04.05"}
    closed = [
        (seen_by(source, "official"), "32.04.05"),
        (seen_by(source, "public"), "32.04.05"),
        (seen_by(source, "official", BANDUNG), "32.04.05"),
        (seen_by(source, "coordinator"), "32.04.05"),  # of no region of their own
        (seen_by(source, "coordinator", BANDUNG), "32.73.01"),
        (seen_by(source, "coordinator", BANDUNG), "32"),
        (seen_by(source, "coordinator", "32.04.05"), BANDUNG),
    ]
    for reader, region in closed:
        with pytest.raises(GroupsNotOpen):
            visit_groups(reader, region, LATEST)


def test_groups_follow_the_filters(source):
    reader = seen_by(source, "coordinator", BANDUNG)

    rows = visit_groups(reader, BANDUNG, LATEST, programme="P1")

    assert {row["programme"] for row in rows} == {"P1"}
    assert len(rows) < len(visit_groups(reader, BANDUNG, LATEST))
