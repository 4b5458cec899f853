"""Data out by URL, beside Dash: values, series, map classes, geometry, health."""

from flask import Flask

from dashboard.api.completeness import completeness_blueprint
from dashboard.api.data import data_blueprint
from dashboard.api.downloads import download_blueprint
from dashboard.api.geo import geo_blueprint
from dashboard.api.group_files import group_files_blueprint
from dashboard.api.health import health_blueprint
from dashboard.api.map_data import map_blueprint
from dashboard.api.map_script import map_script_blueprint
from dashboard.api.news import news_blueprint
from dashboard.api.parameters import BadParameter
from dashboard.api.renstra import renstra_blueprint
from dashboard.api.responses import failure
from dashboard.api.style import style_blueprint
from dashboard.api.visits import visits_blueprint
from dashboard.context import Context
from dashboard.queries.moments import NotApplicable

BLUEPRINTS = (
    data_blueprint,
    map_blueprint,
    map_script_blueprint,
    style_blueprint,
    geo_blueprint,
    download_blueprint,
    group_files_blueprint,
    completeness_blueprint,
    visits_blueprint,
    renstra_blueprint,
    health_blueprint,
    news_blueprint,
)


def register(server: Flask, context: Context) -> None:
    """Add all routes of the API to the Flask server under Dash."""
    for make in BLUEPRINTS:
        blueprint = make(context)
        blueprint.register_error_handler(BadParameter, _bad_parameter)
        blueprint.register_error_handler(NotApplicable, _not_applicable)
        server.register_blueprint(blueprint)


def _bad_parameter(error: BadParameter):
    return failure(400, error.code, error.message)


def _not_applicable(error: NotApplicable):
    message = f"This indicator has no {error}: the filter or level does not apply."
    return failure(400, "not_applicable", message)
