"""/api/v1: the same queries and the same disclosure as the pages, as JSON or CSV."""

import csv
import io
from collections.abc import Iterator

from flask import Blueprint, Response, jsonify, request

from dashboard.api import parameters
from dashboard.api.openapi import openapi_document
from dashboard.api.parameters import BadParameter
from dashboard.context import Context
from dashboard.queries.grid import Grid
from dashboard.queries.moments import Slice, dimensions_of, indicator_of
from dashboard.queries.offers import default_period, periods_by_indicator
from dashboard.queries.polygons import NoBoundaries, load_polygons
from dashboard.queries.values import COLUMNS, series, values
from dashboard.regions import Region

VALUE_FIELDS = (
    "region",
    "region_name",
    "level",
    "period",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "n",
    "flag",
)
SAMPLE_NOTE = "DATA CONTOH – bukan angka resmi / SAMPLE DATA – not official"
FORMATS = ("json", "csv", "geojson")


def data_blueprint(context: Context) -> Blueprint:
    """Routes below /api/v1."""
    blueprint = Blueprint("data", __name__, url_prefix="/api/v1")

    @blueprint.get("/indicators")
    def indicators():
        return jsonify(_note(context) | {"indicators": list(_indicators(context))})

    @blueprint.get("/regions")
    def regions():
        level = request.args.get("level", "province")
        parameters.one_of("level", level, parameters.LEVELS)
        parent = parameters.region_from_request(context, "parent")
        found = context.regions.at_level(level, parent=parent)
        return jsonify(_note(context) | {"regions": [_region(r) for r in found]})

    @blueprint.get("/values")
    def values_of_level():
        kind = request.args.get("format", "json")
        parameters.one_of("format", kind, FORMATS)
        level = request.args.get("level", "regency")
        slice_ = _slice(context, level)
        parent = parameters.region_from_request(context, "parent")
        period = parameters.period_from_request(
            default_period(context, slice_.indicator)
        )
        found = values(context, slice_, period, parent=parent)
        return _answer(context, kind, found, slice_)

    @blueprint.get("/series")
    def series_of_region():
        kind = request.args.get("format", "json")
        parameters.one_of("format", kind, ("json", "csv"))
        code = parameters.region_from_request(context, "region")
        slice_ = _slice(context, context.regions[code].level)
        return _answer(context, kind, series(context, slice_, code), slice_)

    @blueprint.get("/openapi.json")
    def openapi():
        return jsonify(openapi_document())

    return blueprint


def _slice(context: Context, level: str) -> Slice:
    indicator = parameters.required("indicator")
    slice_ = parameters.slice_from_request(context, indicator=indicator, level=level)
    indicator_of(context, slice_)  # what a map borrows for a level is no figure of it
    return slice_


def _answer(context, kind, found, slice_) -> Response:
    records = list(value_records(context, found))
    if kind == "csv":
        return _csv(context, records, slice_)
    if kind == "geojson":
        return jsonify(_note(context) | _geojson(context, records, slice_))
    return jsonify(_note(context) | {"values": records})


def value_records(context: Context, found: Grid) -> Iterator[dict]:
    """Rows of values as plain records; what is not known or not shown is null."""
    columns = found.lists(COLUMNS)
    regions = [context.regions[code] for code in columns["region"]]
    columns["region_name"] = [region.name for region in regions]
    columns["level"] = [region.level for region in regions]
    for row in zip(*(columns[field] for field in VALUE_FIELDS), strict=True):
        yield dict(zip(VALUE_FIELDS, row, strict=True))


def _csv(context, records, slice_) -> Response:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=VALUE_FIELDS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records)
    name = f"{slice_.indicator}_{slice_.level}.csv"
    if context.store.is_sample:
        name = f"DATA_CONTOH_{name}"
    response = Response("\ufeff" + text.getvalue(), content_type="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _geojson(context, records, slice_) -> dict:
    try:
        shapes = load_polygons(context.store.folder / "geo", slice_.level)
    except NoBoundaries:
        message = "No boundaries are imported on this server; use format=json."
        raise BadParameter("no_boundaries", message) from None
    features = [_feature(record, shapes.get(record["region"])) for record in records]
    return {"type": "FeatureCollection", "features": features}


def _feature(record: dict, shape) -> dict:
    geometry = shape.__geo_interface__ if shape is not None else None
    return {"type": "Feature", "geometry": geometry, "properties": record}


def _indicators(context: Context) -> Iterator[dict]:
    with_data = periods_by_indicator(context)
    for indicator in context.catalogue.indicators.values():
        if indicator.id in with_data:
            yield {
                "id": indicator.id,
                "name": dict(indicator.name),
                "unit": indicator.unit,
                "higher_is_better": indicator.higher_is_better,
                "levels": list(indicator.levels),
                "periods": with_data[indicator.id],
                "dimensions": list(dimensions_of(context, indicator)),
                "source": dict(indicator.source),
            }


def _region(region: Region) -> dict:
    return {
        "code": region.code,
        "name": region.name,
        "level": region.level,
        "parent": region.parent,
        "area_type": region.area_type or None,
    }


def _note(context: Context) -> dict:
    version = {"version": context.store.version}
    return version | ({"note": SAMPLE_NOTE} if context.store.is_sample else {})
