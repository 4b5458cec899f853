"""The description of /api/v1 in OpenAPI 3.1; a test walks every route it names."""

from dashboard import __version__

_CELL = {"type": ["number", "null"]}
_VALUE = {
    "type": "object",
    "required": ["region", "level", "period", "value", "flag"],
    "properties": {
        "region": {"type": "string", "examples": ["16.71"]},
        "region_name": {"type": "string"},
        "level": {"enum": ["nation", "province", "regency", "subdistrict"]},
        "period": {"type": "string", "examples": ["2024", "2024S1", "2024Q3"]},
        "numerator": _CELL,
        "denominator": _CELL,
        "value": _CELL | {"description": "A natural ratio: 0.735 for 73.5 per cent."},
        "lower": _CELL,
        "upper": _CELL,
        "n": _CELL,
        "flag": {"type": "string"},
    },
}
_TEXT = {
    "type": "object",
    "description": "The same in Indonesian and English.",
    "required": ["id", "en"],
    "properties": {"id": {"type": "string"}, "en": {"type": "string"}},
}
_ITEMS = {
    "values": "#/components/schemas/Value",
    "indicators": "#/components/schemas/Indicator",
}
_TEXTS = {"type": "array", "items": {"type": "string"}}
_INDICATOR = {
    "type": "object",
    "required": ["id", "name", "unit", "levels", "periods", "source"],
    "properties": {
        "id": {"type": "string", "examples": ["idm_iks"]},
        "name": _TEXT,
        "unit": {"type": "string"},
        "higher_is_better": {"type": ["boolean", "null"]},
        "levels": _TEXTS,
        "periods": _TEXTS,
        "dimensions": _TEXTS,
        "source": _TEXT
        | {"description": "What the definition rests on, or who says so."},
    },
}


def openapi_document() -> dict:
    """The whole document, as plain data."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Berdaya data",
            "version": __version__,
            "description": "Programme indicators by region. Values that may not be"
            " shown are null and say why in `flag`.",
        },
        "paths": _paths(),
        "components": {
            "schemas": {
                "Value": _VALUE,
                "Indicator": _INDICATOR,
                "Error": _error(),
            }
        },
    }


def _paths() -> dict:
    filters = [_parameter(p) for p in ("programme", "sector", "area_type")]
    indicator = _parameter("indicator", required=True)
    level = _parameter("level", default="regency")
    period, parent = _parameter("period"), _parameter("parent")
    values_format = _parameter("format", enum=["json", "csv", "geojson"])
    series_format = _parameter("format", enum=["json", "csv"])
    return {
        "/api/v1/indicators": _get("Indicators that have data", [], "indicators"),
        "/api/v1/regions": _get(
            "Current regions of a level",
            [_parameter("level", default="province"), parent],
            "regions",
        ),
        "/api/v1/values": _get(
            "One period of an indicator, a row per region",
            [indicator, level, period, parent, *filters, values_format],
            "values",
        ),
        "/api/v1/series": _get(
            "All periods of an indicator in one region",
            [indicator, _parameter("region", default="ID"), *filters, series_format],
            "values",
        ),
    }


def _get(summary: str, parameters: list[dict], key: str) -> dict:
    item = {"$ref": _ITEMS[key]} if key in _ITEMS else {}
    body = {"type": "object", "properties": {key: {"type": "array", "items": item}}}
    error = {"schema": {"$ref": "#/components/schemas/Error"}}
    return {
        "get": {
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": {
                    "description": summary,
                    "content": {"application/json": {"schema": body}},
                },
                "400": {
                    "description": "A parameter cannot be used; the message says why",
                    "content": {"application/json": error},
                },
            },
        }
    }


def _parameter(name: str, *, required: bool = False, **schema: object) -> dict:
    schema = {"type": "string"} | schema
    return {"name": name, "in": "query", "required": required, "schema": schema}


def _error() -> dict:
    text = {"type": "string"}
    return {"type": "object", "properties": {"error": text, "message": text}}
