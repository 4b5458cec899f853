"""What is told of a survey beside its pages: the news of a version, files of others."""

import csv
import io
from itertools import product

import pytest

from dashboard.app import create_app
from dashboard.queries.moments import Slice
from dashboard.queries.offers import indicator_periods
from dashboard.queries.values import COLUMNS, disclosed
from dashboard.settings import Settings
from tests.stores.proof import PATIENCE
from tests.stores.two_versions import write_earlier_surveys

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]

REGENCY, SUBDISTRICT = "34.04", "34.04.07"


@pytest.fixture(scope="module")
def surveys(catalogue) -> list[str]:
    return [one.id for one in catalogue.indicators.values() if one.is_survey]


@pytest.fixture(scope="module")
def app(two_provinces, catalogue, surveys):
    tables = {catalogue.indicators[key].table for key in surveys}
    write_earlier_surveys(two_provinces.root, tables)
    return create_app(Settings(root=two_provinces.root))


@pytest.fixture(scope="module")
def context(app):
    return app.server.extensions["berdaya"]


@pytest.fixture(scope="module")
def client(app):
    return app.server.test_client()


def test_news_of_a_version_tell_no_change_of_a_subdistrict(context, client, surveys):
    """The version before had other figures of every survey, wherever it holds."""
    names = {key: context.catalogue.indicators[key].name.en for key in surveys}
    for key, place, told in product(surveys, (REGENCY, SUBDISTRICT), ("", *surveys)):
        query = f"known=x&indicator={key}&region={REGENCY}&selected={place}&lang=en"
        items = client.get(f"/news?{query}&others={told}").json["items"]
        of_surveys = [
            one for one in items if any(name in one for name in names.values())
        ]
        assert not [one for one in of_surveys if "Kec. " in one]
        if place == REGENCY and has_figure(context, key):
            assert of_surveys != []


def has_figure(context, key: str) -> bool:
    period = indicator_periods(context, key)[-1]
    found = disclosed(context, Slice(key, "regency"), [period]).records(COLUMNS)
    return any(row["region"] == REGENCY and row["value"] is not None for row in found)


@pytest.mark.parametrize("name", ["groups", "renstra"])
def test_files_of_other_pages_have_surveys_of_no_subdistrict(
    context, client, surveys, name
):
    """Groups and the plan have measures of their own: asked for a survey they give
    none, and the plan gives nothing where no target was set."""
    names = {context.catalogue.indicators[key].name.en for key in surveys}
    for key, place in product(surveys, (REGENCY, SUBDISTRICT)):
        query = f"indicator={key}&region={REGENCY}&selected={place}&lang=en"
        answer = client.get(f"/download/{name}.csv?{query}")
        assert answer.status_code == (200 if name == "groups" else 404)
        rows = csv.DictReader(
            io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))
        )
        assert not [row for row in rows if row.get("indicator") in names]
