"""A small server with the map renderer alone and made-up figures on all regions.

For the browser tests, and to look at while working on `assets/map`:
    python -m tests.browser.map_harness [GEO_FOLDER]
serves http://127.0.0.1:8063/; GEO_FOLDER is a store's `geo` folder, else tiles only.
"""

import gzip
import json
import struct
import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from flask import Flask, Response, render_template_string, request

from dashboard.api.map_script import map_script
from dashboard.regions import Regions, parent_code
from dashboard.settings import Settings

LEVELS = ("province", "regency", "subdistrict")
PERIODS = [f"{year}Q{quarter}" for year in range(2015, 2025) for quarter in range(1, 5)]
BREAKS = [0.6, 0.7, 0.8, 0.9]
MARKS = {
    "parent_value": 1,
    "pooled": 2,
    "partial": 3,
    "caution": 4,
    "suppressed": 8,
    "too_few": 9,
    "not_reported": 10,
    "no_programme": 11,
    "no_data": 12,
    "outside_filter": 13,
}
CSP = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob:"
PAGE = """<!doctype html>
<html lang="id"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Peta</title>
<link rel="icon" href="/favicon.ico">
<link rel="stylesheet" href="/assets/map.css">
<link rel="stylesheet" href="/assets/map_legend.css">
<link rel="stylesheet" href="/assets/map_presentation.css">
<link rel="stylesheet" href="/harness.css">
<script type="module" src="{{ script }}"></script>
<body{{ ' data-present' if present }}>
<main><div id="map" class="berdaya-map" data-config="{{ config }}"></div></main>
"""
STYLE = """
html, body { margin: 0; height: 100%; font-family: system-ui, sans-serif; }
main { height: 100vh; }
"""


@dataclass
class Harness:
    """What the server gives out, and what was asked of it."""

    regions: Regions
    geo: Path | None = None
    asked: list[str] = field(default_factory=list)
    fault: int = 0  # HTTP status to answer requests for regions and figures with

    def codes(self, level: str) -> tuple[str, ...]:
        return self.regions.codes(level)


def create_harness(harness: Harness) -> Flask:
    """The app; `harness` stays open to the test."""
    assets = str(Settings().assets)
    app = Flask(__name__, static_folder=assets, static_url_path="/assets")

    @app.before_request
    def note():
        harness.asked.append(request.full_path.rstrip("?"))

    @app.after_request
    def protect(response):
        response.headers["Content-Security-Policy"] = CSP
        return response

    _add_page(app, harness)
    _add_shapes(app, harness)
    _add_figures(app, harness)
    return app


def _add_page(app: Flask, harness: Harness) -> None:
    @app.get("/")
    def page():
        config = config_of(harness, dict(request.args))
        return render_template_string(
            PAGE,
            config=json.dumps(config),
            present="present" in request.args,
            script="/packed.js" if "packed" in request.args else "/assets/map/main.js",
        )

    @app.get("/favicon.ico")
    def icon():
        return "", 204

    @app.get("/harness.css")
    def style():
        return Response(STYLE, mimetype="text/css")

    @app.get("/packed.js")
    def script():
        folder = Settings().assets / "map"
        return Response(map_script(folder), mimetype="text/javascript")


def _add_shapes(app: Flask, harness: Harness) -> None:
    @app.get("/geo/<version>/regions.json")
    def register(version):
        if harness.fault:
            return {"error": "made_up", "message": "for developers"}, harness.fault
        return packed(json.dumps(register_of(harness)).encode(), "application/json")

    @app.get("/geo/<name>.kec")
    def rings(name):
        return packed((harness.geo / f"{name}.kec").read_bytes())


def _add_figures(app: Flask, harness: Harness) -> None:
    @app.get("/map/<version>/<indicator>/<level>.bin")
    def layer(version, indicator, level):
        if harness.fault:
            return {"error": "made_up", "message": "for developers"}, harness.fault
        period = request.args["period"]
        codes = classes(harness, level, indicator=indicator, period=period)
        return packed(framed({"period": period} | header(harness, level), codes))

    @app.get("/map/<version>/<indicator>/<level>/strip.bin")
    def strip(version, indicator, level):
        rows = [classes(harness, level, indicator=indicator, period=p) for p in PERIODS]
        return packed(
            framed({"periods": PERIODS} | header(harness, level), np.concatenate(rows))
        )

    @app.get("/map/<version>/<indicator>/<level>/values.json")
    def values(version, indicator, level):
        return hover_values(harness, level, indicator, request.args["period"])


def config_of(harness: Harness, args: dict) -> dict:
    """Map configuration; query parameters override the state."""
    state = {
        "version": "v1",
        "indicator": "repaid",
        "level": "subdistrict",
        "period": "2024Q3",
        "title": "Pengembalian tepat waktu per kecamatan, TW III 2024",
        "legend": "Pinjaman yang kembali tepat waktu",
    }
    config = {
        "regions": "/geo/v1/regions.json",
        "locale": "id",
        "events": "map-event",
        "painted": "map-painted",
        "sample": True,
        "source": "Sumber: laporan kelompok; versi data v1",
    }
    if args.pop("slider", None):
        config["periods"] = [{"value": p, "label": p} for p in PERIODS]
    return config | {"state": state | args}


def register_of(harness: Harness) -> dict:
    found = {level: harness.regions.at_level(level) for level in LEVELS}
    numbers = {r.code: n for level in LEVELS for n, r in enumerate(found[level])}
    levels = {
        level: {
            "codes": [r.code for r in found[level]],
            "names": [r.name for r in found[level]],
            "parents": [numbers.get(parent_code(r.code), 0) for r in found[level]],
        }
        for level in LEVELS
    }
    levels["subdistrict"]["tile_columns"] = [
        r.tile_column for r in found["subdistrict"]
    ]
    levels["subdistrict"]["tile_rows"] = [r.tile_row for r in found["subdistrict"]]
    geo = json.loads((harness.geo / "geo.json").read_text()) if harness.geo else None
    return {"levels": levels, "geo": geo}


def header(harness: Harness, level: str) -> dict:
    return {
        "level": level,
        "regions": len(harness.codes(level)),
        "unit": "percent",
        "counted": "groups",
        "breaks": BREAKS,
        "higher_is_better": True,
    }


def figures(harness: Harness, level: str, *, indicator: str, period: str) -> np.ndarray:
    """A value per region, smooth over the tiles and slowly moving with the period."""
    x, y = positions(harness, level)
    shift = PERIODS.index(period) / 6 + (3 if indicator != "repaid" else 0)
    wave = np.sin(x / 13 + shift) + np.cos(y / 7 - shift / 2) + np.sin((x + y) / 4) / 3
    return np.round(0.75 + 0.1 * wave, 4)


def positions(harness: Harness, level: str) -> tuple[np.ndarray, np.ndarray]:
    """Mean tile column and row per region of the level."""
    place = {code: n for n, code in enumerate(harness.codes(level))}
    sums = np.zeros((3, len(place)))
    for tile in harness.regions.at_level("subdistrict"):
        code = tile.code
        while code not in place:
            code = parent_code(code)
        sums[:, place[code]] += (tile.tile_column, tile.tile_row, 1)
    return sums[0] / sums[2], sums[1] / sums[2]


def flags(harness: Harness, level: str) -> np.ndarray:
    """Mark number per region: a tenth of them, and much of one province."""
    numbers = np.arange(len(harness.codes(level)))
    marks = np.zeros(len(numbers), dtype=np.uint8)
    for n, mark in enumerate(MARKS.values()):
        marks[numbers % 97 == n * 7] = mark
    papua = np.array([code.startswith("95") for code in harness.codes(level)])
    marks[papua & (numbers % 3 > 0)] = MARKS["not_reported"]
    return marks


def classes(harness: Harness, level: str, *, indicator: str, period: str) -> np.ndarray:
    """The wire's byte per region."""
    values = figures(harness, level, indicator=indicator, period=period)
    found = np.searchsorted(BREAKS, values, side="right").astype(np.uint8)
    marks = flags(harness, level)
    found[marks >= 8] = 15
    return found | (marks << 4)


def hover_values(harness: Harness, level: str, indicator: str, period: str) -> dict:
    values = figures(harness, level, indicator=indicator, period=period)
    marks = flags(harness, level)
    names = {number: name for name, number in MARKS.items()} | {0: "ok"}
    shown = [None if m >= 8 else v for v, m in zip(values.tolist(), marks, strict=True)]
    return {
        "level": level,
        "value": shown,
        "lower": [None if v is None else v - 0.05 for v in shown],
        "upper": [None if v is None else v + 0.05 for v in shown],
        "n": [120] * len(shown),
        "due": [130] * len(shown),
        "reported": [120] * len(shown),
        "flag": [names[m] for m in marks.tolist()],
    }


def told(page, kind: str) -> list[dict]:
    """What the map has told of one kind, oldest first."""
    return page.evaluate("(kind) => told.filter(({ type }) => type === kind)", kind)


def framed(head: dict, body: np.ndarray) -> bytes:
    text = json.dumps(head).encode()
    return struct.pack("<I", len(text)) + text + body.astype(np.uint8).tobytes()


def packed(body: bytes, kind: str = "application/octet-stream") -> Response:
    response = Response(gzip.compress(body, 6), mimetype=kind)
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    register_file = Settings().reference / "regions.csv"
    create_harness(Harness(Regions.from_csv(register_file), folder)).run(port=8063)
