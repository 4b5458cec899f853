import pytest
from flask import Flask

from dashboard.api import register
from dashboard.app import create_app
from dashboard.context import Context
from dashboard.settings import Settings
from tests.functional.asking import Asker
from tests.stores.once_a_run import once_a_run
from tests.stores.wide import write_wide_store


@pytest.fixture(scope="session")
def context(tiny_store, regions, catalogue) -> Context:
    """The tiny store with the real catalogue, for officials."""
    settings = Settings()
    return Context(tiny_store, catalogue, regions, settings)


@pytest.fixture
def api(context):
    """A client of the API alone, without Dash."""
    server = Flask("api")
    register(server, context)
    return server.test_client()


@pytest.fixture(scope="session")
def app(tiny_root):
    """The whole app on the tiny store."""
    return create_app(Settings(root=tiny_root))


@pytest.fixture(scope="session")
def wide_app(tmp_path_factory, regions):
    """The whole app on a store with groups in every sub-district."""
    root = once_a_run(
        tmp_path_factory, "wide", lambda root: write_wide_store(root, regions)
    )
    return create_app(Settings(root=root))


@pytest.fixture
def client(app):
    return app.server.test_client()


@pytest.fixture
def ask(client) -> Asker:
    """Posts to callbacks as the browser does."""
    return Asker(client)
