import pytest
from flask import Flask

from dashboard.api import register
from dashboard.catalogue import load_catalogue
from dashboard.context import Context
from dashboard.settings import Settings


@pytest.fixture(scope="session")
def context(tiny_store, regions) -> Context:
    """The tiny store with the real catalogue, for officials."""
    settings = Settings()
    catalogue = load_catalogue(settings.catalogue, settings.profiles)
    return Context(tiny_store, catalogue, regions, settings)


@pytest.fixture
def api(context):
    """A client of the API alone, without Dash."""
    server = Flask("api")
    register(server, context)
    return server.test_client()
