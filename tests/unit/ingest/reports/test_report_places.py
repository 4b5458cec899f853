"""Which region a row of a report table stands on, and which codes are refused."""

import pytest

from dashboard.ingest.reports.report_places import CodesNotRecognised


def test_places_villages_on_their_subdistrict(normalised):
    result = normalised(
        "groups",
        {"village_code": "32.04.05.2001"},
        {"village_code": "32.04.05.1002"},
        {"village_code": "32.04.99.2001"},
        {"village_code": "32.04.77.2001"},
    )

    assert result.data["region"].tolist() == ["32.04.05", "32.04.05", "32.04.06"]
    assert result.found() == {(5, "unplaced", "village_code")}
    assert result.report.placement == {
        "placed": 3,
        "unplaced": 1,
        "conflicting": 0,
        "skipped": 0,
    }


def test_undotted_village_codes_are_dotted(normalised):
    result = normalised("groups", {"village_code": "3204052001"})

    assert result.data["village_code"].tolist() == ["32.04.05.2001"]


def test_refuses_codes_that_may_be_of_another_system(normalised):
    with pytest.raises(CodesNotRecognised, match=r"320405\b"):
        normalised("region_context", {"kec_code": "320405"})


def test_refuses_village_codes_of_bps(normalised):
    with pytest.raises(CodesNotRecognised):
        normalised("groups", {"village_code": "3204050001"})


def test_a_code_with_another_regions_name_conflicts(normalised):
    result = normalised(
        "regions",
        {"name": "Cileunyi"},
        {"name": "Cilengkrang"},
        {"name": "kec cileunyi"},
    )

    assert result.found() == {(3, "conflicting", "region_code")}


def test_a_region_that_ended_stays_itself_in_the_register(normalised):
    result = normalised("regions", {"region_code": "32.04.99", "name": "Lama"})

    assert result.data["region"].tolist() == ["32.04.99"]


def test_a_village_code_of_a_sub_district_is_not_taken(normalised):
    codes = ("32.04.05", "32.04.05.2001", "3204052001")
    rows = [
        {"village_code": code, "group_id": f"group-{number:06}"}
        for number, code in enumerate(codes)
    ]

    result = normalised("groups", *rows)

    assert result.found() == {(2, "not_allowed", "village_code")}
    assert "32.04.05.2001" in result.findings["message_id"][0]
