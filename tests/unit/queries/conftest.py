import pytest

from dashboard.context import Context
from dashboard.settings import Settings


@pytest.fixture(scope="session")
def source(tiny_store, regions, catalogue) -> Context:
    """The tiny store with the real catalogue."""
    settings = Settings()
    return Context(tiny_store, catalogue, regions, settings)
