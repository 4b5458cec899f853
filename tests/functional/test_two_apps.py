"""Two apps of one process, on two versions: each answers from its own."""

import json

import pytest

from tests.functional.asking import Asker
from tests.stores import tiny, wide


@pytest.fixture(scope="module")
def askers(app, wide_app) -> dict[str, Asker]:
    """By version."""
    return {
        tiny.VERSION: Asker(app.server.test_client()),
        wide.VERSION: Asker(wide_app.server.test_client()),
    }


@pytest.mark.parametrize("path", ["/map", "/data", "/region/ID"])
@pytest.mark.parametrize("version", [tiny.VERSION, wide.VERSION])
def test_a_page_is_of_the_version_of_its_app(askers, path, version):
    other = next(one for one in askers if one != version)

    page = json.dumps(askers[version].page(path))

    assert version in page and other not in page
