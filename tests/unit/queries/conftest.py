import pytest

from dashboard.catalogue import load_catalogue
from dashboard.context import Context
from dashboard.settings import Settings


@pytest.fixture(scope="session")
def source(tiny_store, regions) -> Context:
    """The tiny store with the real catalogue."""
    settings = Settings()
    catalogue = load_catalogue(settings.catalogue, settings.profiles)
    return Context(tiny_store, catalogue, regions, settings)
