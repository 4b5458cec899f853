"""The main menu: what is there, where one is, and nothing that leads nowhere."""

import pytest

from tests.functional.asking import components_with_ids, texts_of

PATHS = ("/", "/map", "/groups", "/data", "/definitions")


@pytest.mark.parametrize("path", PATHS)
def test_the_open_page_is_marked_for_every_reader(ask, path):
    page = components_with_ids(ask.page(path, "?lang=en"))
    entries = {name: one for name, one in page.items() if name.startswith("menu-")}
    here = [name for name, one in entries.items() if "this page" in texts_of(one)]

    assert here == [f"menu-{path.strip('/') or 'overview'}"]
    assert "is-here" in entries[here[0]]["props"]["className"]


def test_every_entry_leads_to_a_page(ask):
    entries = components_with_ids(ask.page("/map", "?lang=en"))
    paths = [
        one["props"]["href"].partition("?")[0]
        for name, one in entries.items()
        if name.startswith("menu-")
    ]

    assert set(PATHS) <= set(paths)
    for path in paths:
        assert "This page does not exist" not in texts_of(ask.page(path, "?lang=en"))
