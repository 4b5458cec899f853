"""Query parameters of the API, checked before any query: 400 says which one and why."""

from dataclasses import dataclass

from flask import request

from dashboard.context import Context
from dashboard.periods import UnknownPeriod, parse_period
from dashboard.queries.audience import may_see
from dashboard.queries.choices import offers_of
from dashboard.queries.moments import ANY, Slice
from dashboard.regions import NATION

MAP_LEVELS = ("province", "regency", "subdistrict")
LEVELS = ("nation", *MAP_LEVELS)


@dataclass
class BadParameter(ValueError):
    """A parameter that cannot be used; `code` is stable, the message is for people."""

    code: str
    message: str


def slice_from_request(context: Context, *, indicator: str, level: str) -> Slice:
    """The slice asked for; filters default to ANY. Raises BadParameter."""
    catalogue = context.catalogue
    one_of("level", level, LEVELS)
    one_of("indicator", indicator, catalogue.indicators)
    if not may_see(context.settings.audience, level):
        message = f"level '{level}' is not open to the audience of this server."
        raise BadParameter("level_not_open", message)
    return Slice(
        indicator=indicator,
        level=level,
        programme=_filter("programme", offers_of(context).programmes),
        sector=_filter("sector", catalogue.sectors),
        area_type=_filter("area_type", catalogue.area_types),
    )


def period_from_request(default: str | None = None) -> str:
    """The period asked for. Raises BadParameter."""
    text = request.args.get("period") or default
    if not text:
        raise BadParameter("missing_parameter", "Parameter 'period' is missing.")
    return _period("period", text)


def earlier_period_from_request() -> str | None:
    """The period that a change is counted from, if one is asked for."""
    if not request.args.get("against"):
        return None
    return _period("against", request.args["against"])


def _period(name: str, text: str) -> str:
    try:
        parse_period(text)
    except UnknownPeriod:
        message = f"{name} '{text}' is not of the form 2024, 2024S1 or 2024Q3."
        raise BadParameter("bad_parameter", message) from None
    return text


def region_from_request(context: Context, name: str, default: str = NATION) -> str:
    """A current region's code; a past one names its successors. Raises BadParameter."""
    code = request.args.get(name) or default
    if code not in context.regions:
        message = f"{name} '{code}' is not in the region register."
        raise BadParameter("unknown_region", message)
    if not context.regions[code].is_current:
        raise BadParameter("past_region", _past_region(context, name, code))
    return code


def _past_region(context: Context, name: str, code: str) -> str:
    region = context.regions[code]
    successors = context.regions.current_successors(code)
    today = ", ".join(f"{one.short_name} ({one.code})" for one in successors)
    return (
        f"{name} '{code}' ({region.short_name}) ended in {region.valid_to[:4]}; "
        f"today it is: {today or 'part of no region'}."
    )


def required(name: str) -> str:
    text = request.args.get(name)
    if not text:
        raise BadParameter("missing_parameter", f"Parameter '{name}' is missing.")
    return text


def one_of(name: str, text: str, allowed) -> str:
    if text not in allowed:
        known = ", ".join(list(allowed)[:40])
        message = f"{name} '{text}' is not known; use one of: {known}."
        raise BadParameter("bad_parameter", message)
    return text


def whole_number(name: str, *, default: int, low: int, high: int) -> int:
    text = request.args.get(name, str(default))
    if not text.isdigit() or not low <= int(text) <= high:
        message = f"{name} '{text}' is not a whole number from {low} to {high}."
        raise BadParameter("bad_parameter", message)
    return int(text)


def _filter(name: str, allowed) -> str:
    text = request.args.get(name) or ANY
    return text if text == ANY else one_of(name, text, allowed)
