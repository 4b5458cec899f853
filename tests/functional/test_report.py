"""/report/<code> on the tiny store, which has groups and no proposals."""

import re

import pytest

from tests.functional.asking import components_with_ids, words_of

CHOSEN = {"indicator": "grp_repay_rate", "period": "2024Q4", "lang": "en"}


def sheet(ask, **place) -> str:
    answer = ask("report", {"selection-store.data": CHOSEN | place})
    return answer["report"]["html"]


def test_the_sheet_says_what_groups_do_of_ten(ask):
    words = words_of(sheet(ask, region="32.04", selected="32.04.05"))

    assert "Report to the people Kec. Cileunyi, Kab. Bandung As of 2024 Q4" in words
    assert re.search(r"There are \d+ groups", words)
    assert re.search(r"\d of 10 rupiah due were paid on time", words)
    assert "Your proposals: no data" in words
    assert "SAMPLE DATA – not official figures · Source: Proposals" in words


def test_signs_are_drawn_for_what_is_known_only(ask):
    drawn = sheet(ask, region="32.04", selected="32.04.05")

    assert drawn.count('class="signs"') == len(
        re.findall(r"\d of 10 ", words_of(drawn))
    )


@pytest.mark.parametrize("place", [{"region": "32"}, {"region": "ID"}])
def test_a_larger_region_reads_why_there_is_none(ask, place):
    words = words_of(sheet(ask, **place))

    assert "made for a sub-district or a regency" in words
    assert "groups" in words and "There are" not in words


def test_the_address_holds_region_period_and_language(ask):
    page = components_with_ids(
        ask.page("/report/32.04.05", "?lang=en&period=2024Q3&selected=32.73.01")
    )

    chosen = page["selection-store"]["props"]["data"]
    assert chosen["selected"] == "32.04.05"
    assert (chosen["period"], chosen["lang"]) == ("2024Q3", "en")
    assert "period-filter" in page and "indicator-filter" not in page


@pytest.mark.parametrize(("code", "has_sheet"), [("32.04", True), ("32", False)])
def test_the_profile_leads_to_the_sheet_and_to_the_printer(ask, code, has_sheet):
    answer = ask("region-heading", {"selection-store.data": CHOSEN | {"region": code}})
    heading = answer["region-heading"]["html"]

    assert ("/report/32.04?" in heading) == has_sheet
    assert 'data-action="print"' in heading
