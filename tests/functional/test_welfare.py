"""/welfare on a store without a survey; with one: tests/integration."""

from tests.functional.asking import components_with_ids, words_of


def test_says_in_words_what_the_store_has_no_figures_of(ask):
    found = ask("welfare-arms", {"selection-store.data": {"lang": "en"}})

    arms, exits = (found[f"welfare-{part}"]["html"] for part in ("arms", "exits"))
    assert words_of(arms) == (
        "This version of the data has no survey of households in two waves."
    )
    assert "no figures of it" in words_of(exits)


def test_keeps_the_reader_s_indicator_for_other_pages(ask):
    page = components_with_ids(ask.page("/welfare", "?indicator=groups_count&lang=en"))

    assert page["selection-store"]["props"]["data"]["indicator"] == "groups_count"
    assert "sector-filter" not in page
