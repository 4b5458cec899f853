"""Addresses of other pages that keep what the reader has chosen.

Where a link stands outside of what callbacks renew, `assets/ways.js` does the same.
"""

from urllib.parse import urlencode

from dashboard.regions import level_of, parent_code
from dashboard.selection import Selection

_OF_PLACE = ("region", "selected", "level")


def page_address(path: str, selection: Selection, **changes: str | None) -> str:
    """The page with this selection and the changes to it; None leaves a key out."""
    query = {"lang": selection.lang} | selection.to_query() | changes
    return f"{path}?{urlencode({k: v for k, v in query.items() if v is not None})}"


def profile_address(code: str, selection: Selection) -> str:
    """The profile of a region: its place is in the path, and it knows its levels."""
    return page_address(f"/region/{code}", selection, **dict.fromkeys(_OF_PLACE))


def report_address(code: str, selection: Selection) -> str:
    """The sheet for the people of a region, of the period that is looked at."""
    return page_address(f"/report/{code}", selection, **dict.fromkeys(_OF_PLACE))


def map_address(code: str, selection: Selection) -> str:
    """The map of a region; a sub-district is selected among its neighbours."""
    is_smallest = level_of(code) == "subdistrict"
    place = {
        "region": parent_code(code) if is_smallest else code,
        "selected": code if is_smallest else None,
    }
    return page_address("/map", selection, **place, level=None)


def visits_address(code: str, selection: Selection) -> str:
    """The list of visits of a region; of a sub-district, itself."""
    is_smallest = level_of(code) == "subdistrict"
    place = {
        "region": parent_code(code) if is_smallest else code,
        "selected": code if is_smallest else None,
    }
    return page_address("/visits", selection, **place, level=None)
