"""Who may see which level: public from regency up, officials the sub-district too."""

from dashboard.regions import NATION, is_inside
from dashboard.settings import Audience, Settings

_FINEST = {"public": "regency", "official": "subdistrict", "coordinator": "subdistrict"}
_ORDER = ("nation", "province", "regency", "subdistrict")


def finest_level(audience: Audience) -> str:
    return _FINEST[audience]


def may_see(audience: Audience, level: str) -> bool:
    return _ORDER.index(level) <= _ORDER.index(_FINEST[audience])


def may_see_rows(audience: Audience) -> bool:
    """Rows of files, which name single groups' reports: not for the public."""
    return audience != "public"


def may_list_groups(settings: Settings, region: str) -> bool:
    """Single groups: for a coordinator, inside the one region that is theirs."""
    own = settings.region
    if settings.audience != "coordinator" or own == NATION:
        return False
    return region == own or is_inside(region, own)
