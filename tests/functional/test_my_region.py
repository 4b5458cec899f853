"""The region that a coordinator's server was started for stands before the reader's."""

import pytest

from dashboard.app import create_app
from dashboard.settings import Settings


@pytest.mark.parametrize(
    ("options", "mark"),
    [
        ({"audience": "coordinator", "region": "32.04"}, 'data-region="32.04"'),
        ({"audience": "coordinator"}, None),
        ({"audience": "official", "region": "32.04"}, None),
    ],
)
def test_the_page_says_whose_it_is(tiny_root, options, mark):
    client = create_app(Settings(root=tiny_root, **options)).server.test_client()

    page = client.get("/").get_data(as_text=True)

    root = page[page.index("<html") : page.index("<head")]
    assert (mark in root) if mark else ("data-region" not in root)
