"""Who has reported, as a file: every quarter of the regions inside one region."""

from collections.abc import Iterator

from flask import Blueprint, Response, request

from dashboard.api.attachments import csv_body
from dashboard.api.file_table import sample_note
from dashboard.api.parameters import (
    MAP_LEVELS,
    BadParameter,
    one_of,
    region_from_request,
)
from dashboard.context import Context
from dashboard.queries.audience import may_see
from dashboard.queries.quality import completeness
from dashboard.regions import level_below
from dashboard.texts import DEFAULT_LOCALE, LOCALES, translator

COUNTS = ("due", "reported", "on_time", "estimated", "quarantined", "rejected")


def completeness_blueprint(context: Context) -> Blueprint:
    """`/download/completeness.csv?region=&lang=`: a row per table, region, quarter."""
    blueprint = Blueprint("completeness", __name__, url_prefix="/download")

    @blueprint.get("/completeness.csv")
    def completeness_file():
        region = region_from_request(context, "region")
        lang = one_of("lang", request.args.get("lang", DEFAULT_LOCALE), LOCALES)
        level = _level_inside(region, context)
        rows = _rows(context, region, level=level, lang=lang)
        body = csv_body([_headings(context, lang), *rows])
        response = Response(body, content_type="text/csv")
        name = f"reports_{region.replace('.', '')}_{context.store.version}.csv"
        name = f"DATA_CONTOH_{name}" if context.store.is_sample else name
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    return blueprint


def _level_inside(region: str, context: Context) -> str:
    level = level_below(region)
    if level not in MAP_LEVELS or not may_see(context.settings.audience, level):
        message = f"What lies inside region '{region}' is not open here."
        raise BadParameter("level_not_open", message)
    return level


def _headings(context: Context, lang: str) -> list[str]:
    _ = translator(lang)
    names = [
        *(_("report table"), _("code"), _("region"), _("period"), _("reports due")),
        *(_("reports received"), _("of these on time"), _("of these estimates")),
        *(_("rows set aside"), _("rows rejected")),
    ]
    return [*names, _("status of the data")] if context.store.is_sample else names


def _rows(context: Context, region: str, *, level: str, lang: str) -> Iterator[list]:
    sample = [sample_note(lang)] if context.store.is_sample else []
    for row in completeness(context, level=level, parent=region):
        place = context.regions[row["region"]]
        start = [row["report_table"], place.code, place.short_name, row["period"]]
        yield [*start, *(int(row[name] or 0) for name in COUNTS), *sample]
