"""What the map draws: one byte per region, by a cacheable GET.

Wire format (assets/map/README.md): uint32 little-endian length of a JSON header, the
header, then a byte per region in number order; a strip has a run of bytes per period.
The path holds the store version, so an answer never goes stale.
"""

import json
import struct

import numpy as np
from flask import Blueprint, request

from dashboard.api import parameters
from dashboard.api.responses import ByteCache, immutable, packed, packed_json
from dashboard.api.versions import refuse_stale
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.figures.map_classes import (
    METHODS,
    change_breaks,
    change_bytes,
    class_breaks,
    map_bytes,
    spread_breaks,
    thinned,
)
from dashboard.queries.borrowed import is_borrowed
from dashboard.queries.intervals import within_chance
from dashboard.queries.moments import Slice
from dashboard.queries.spreads import spread_over_periods
from dashboard.queries.values import strip
from dashboard.queries.views import MapView, map_change, map_view

BINARY = "application/octet-stream"
USUAL_CLASSES = 5
POINTS = "points"  # what percents differ in
CACHE_BYTES = 16 * 2**20  # 4,000 maps; browsers keep their own
HOVER_LEVEL = 3  # of gzip: a tenth larger than the usual one, in a third of the time


def map_blueprint(context: Context) -> Blueprint:
    """Routes below /map/<version>/."""
    blueprint = Blueprint("map_data", __name__, url_prefix="/map/<version>")
    cache = ByteCache(CACHE_BYTES)
    breaks = {}

    @blueprint.before_request
    def check_version():
        return refuse_stale(context, request.view_args["version"])

    @blueprint.get("/<indicator>/<level>.bin")
    def one_period(version, indicator, level):
        slice_, parent, style = _asked(context, indicator, level)
        period = parameters.period_from_request()
        against = parameters.earlier_period_from_request()
        key = (version, slice_, period, against, parent, style)
        make = _one_period_maker(context, slice_, period, parent, style, breaks)
        if against:
            make = _change_maker(context, slice_, period, against, parent)
        return immutable(cache.get(key, make), content_type=BINARY)

    @blueprint.get("/<indicator>/<level>/strip.bin")
    def all_periods(version, indicator, level):
        slice_, _, style = _asked(context, indicator, level)
        key = (version, slice_, style)
        make = _strip_maker(context, slice_, style, breaks)
        return immutable(cache.get(key, make), content_type=BINARY)

    @blueprint.get("/<indicator>/<level>/values.json")
    def hover_values(version, indicator, level):
        slice_, parent, _ = _asked(context, indicator, level)
        period = parameters.period_from_request()
        against = parameters.earlier_period_from_request()
        key = (version, slice_, period, against, parent, "values")

        def make():
            if against:
                view = map_change(context, slice_, period, against, parent=parent)
            else:
                view = map_view(context, slice_, period, parent=parent)
            return packed_json(_hover(view), level=HOVER_LEVEL)

        return immutable(cache.get(key, make), content_type="application/json")

    return blueprint


def _asked(context: Context, indicator: str, level: str):
    parameters.one_of("level", level, parameters.MAP_LEVELS)
    slice_ = parameters.slice_from_request(context, indicator=indicator, level=level)
    method = parameters.one_of("method", request.args.get("method", "fixed"), METHODS)
    declared = len(context.catalogue.indicators[indicator].breaks) + 1
    usual = declared if method == "fixed" and declared > 1 else USUAL_CLASSES
    classes = parameters.whole_number("classes", default=usual, low=2, high=9)
    parent = parameters.region_from_request(context, "region")
    return slice_, parent, (method, classes)


def _one_period_maker(context, slice_, period, parent, style, breaks):
    def make() -> bytes:
        view = map_view(context, slice_, period, parent=parent, bounds=False)
        value, flag = (view.grid.cells[name][0] for name in ("value", "flag"))
        drawn = _drawn(context, slice_.at(view.level))
        edges = _locked_breaks(context, drawn, style, breaks)
        header = _header(context, slice_, view.level, edges)
        header |= {"period": period, "fell_back": view.fell_back}
        return packed(framed(header, map_bytes(value, flag, edges)))

    return make


def _change_maker(context, slice_, period, against, parent):
    def make() -> bytes:
        view = map_change(context, slice_, period, against, parent=parent)
        cells = {name: found[0] for name, found in view.grid.cells.items()}
        unit = context.catalogue.indicators[slice_.indicator].unit
        edges = change_breaks(cells["value"], unit)
        header = _header(context, slice_, view.level, edges) | {
            "period": period,
            "against": against,
            "unit": POINTS if unit in ("percent", "percent_change") else unit,
            "palette": "diverging",
            "fell_back": view.fell_back,
        }
        body = change_bytes(cells, edges, within_chance=within_chance(cells))
        return packed(framed(header, body))

    return make


def _strip_maker(context, slice_, style, breaks):
    def make() -> bytes:
        found = strip(context, slice_)
        value, flag = found.cells["value"], found.cells["flag"]
        if is_borrowed(context, slice_):
            edges = _locked_breaks(context, _drawn(context, slice_), style, breaks)
        else:
            edges = _breaks_of(context, slice_, style, value)
        header = _header(context, slice_, slice_.level, edges)
        header["periods"] = list(found.periods)
        return packed(framed(header, map_bytes(value, flag, edges)))

    return make


def _drawn(context: Context, slice_: Slice) -> Slice:
    """The slice whose figures are drawn: regencies where they lend them."""
    return slice_.at("regency") if is_borrowed(context, slice_) else slice_


def _locked_breaks(context, slice_: Slice, style, known: dict) -> list[float]:
    """The same edges for every period, so that colours compare along the slider."""
    method, classes = style
    indicator = context.catalogue.indicators[slice_.indicator]
    if method == "fixed" and indicator.value_breaks:
        return thinned(indicator.value_breaks, classes)
    spread = spread_over_periods(context, slice_)
    edges = spread_breaks(spread, method=method, classes=classes) if spread else None
    if edges is not None:
        return edges
    key = (context.store.version, slice_, style)
    if key not in known:
        if len(known) > 500:
            known.clear()
        found = strip(context, slice_).cells["value"]
        known[key] = _breaks_of(context, slice_, style, found)
    return known[key]


def _breaks_of(context, slice_, style, found) -> list[float]:
    method, classes = style
    fixed = context.catalogue.indicators[slice_.indicator].value_breaks
    return class_breaks(found, method=method, classes=classes, fixed=fixed)


def _header(context, slice_, level, edges) -> dict:
    indicator = context.catalogue.indicators[slice_.indicator]
    return {
        "indicator": indicator.id,
        "level": level,
        "asked_level": slice_.level,
        "unit": indicator.unit,
        "counted": indicator.n,
        "survey": indicator.is_survey,
        "higher_is_better": indicator.higher_is_better,
        "breaks": edges,
        "regions": len(context.regions.codes(level)),
    }


def framed(header: dict, body: np.ndarray) -> bytes:
    """Header length, header, body."""
    text = json.dumps(header, ensure_ascii=False).encode()
    return struct.pack("<I", len(text)) + text + body.astype(np.uint8).tobytes()


def _hover(view: MapView) -> dict:
    known = view.grid.cells
    names = ("value", "lower", "upper", "n", "due", "reported")
    cells = {name: _json_list(known[name][0]) for name in names if name in known}
    flag = [flags.FLAGS[number] for number in known["flag"][0].tolist()]
    return {"level": view.level, "flag": flag, **cells}


def _json_list(numbers: np.ndarray) -> list:
    """Six digits that matter, null where nothing is known."""
    return [None if v != v else v for v in _six_digits(numbers).tolist()]


def _six_digits(numbers: np.ndarray) -> np.ndarray:
    """As `f"{number:.6g}"` rounds, but all at once."""
    sizes = np.where(numbers == 0, 1, np.abs(numbers))
    places = 5 - np.floor(np.log10(sizes))
    # 0.1 is no exact number, so that tens are divided by, never multiplied with 0.1
    finer, coarser = 10.0 ** np.maximum(places, 0), 10.0 ** np.maximum(-places, 0)
    return np.round(numbers * finer / coarser) / finer * coarser
