"""Data out by URL, beside Dash: values, series, map classes, geometry, health."""

from flask import Flask

from dashboard.api.data import data_blueprint
from dashboard.api.geo import geo_blueprint
from dashboard.api.health import health_blueprint
from dashboard.api.map_data import map_blueprint
from dashboard.context import Context


def register(server: Flask, context: Context) -> None:
    """Add all routes of the API to the Flask server under Dash."""
    for blueprint in (data_blueprint, map_blueprint, geo_blueprint, health_blueprint):
        server.register_blueprint(blueprint(context))
