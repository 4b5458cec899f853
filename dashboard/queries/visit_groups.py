"""The groups to visit, one by one: for the coordinator of their region and no one else.

The only module that reads the table; a test holds it to that.
"""

from dashboard.queries.audience import may_list_groups
from dashboard.queries.moments import ANY, Source

COLUMNS = (
    *("group_id", "village", "region", "programme", "sector", "last_report"),
    *("quarters_silent", "mentor_visits_n", "par90", "is_arrears_rising"),
)


class GroupsNotOpen(PermissionError):
    """Groups of this region are not for this audience."""


def visit_groups(
    source: Source,
    region: str,
    period: str,
    *,
    programme: str = ANY,
    sector: str = ANY,
) -> list[dict]:
    """Groups inside the region with a reason for a visit, longest silent first.

    A row holds COLUMNS, None for what is not known. Raises GroupsNotOpen.
    """
    if not may_list_groups(source.settings, region):
        raise GroupsNotOpen(region)
    return source.store.query(
        f"SELECT {', '.join(COLUMNS)} FROM visit_groups"
        " WHERE (region = $region OR starts_with(region, $region || '.'))"
        " AND period = $period"
        " AND ($programme = 'ANY' OR programme = $programme)"
        " AND ($sector = 'ANY' OR sector = $sector)"
        " ORDER BY quarters_silent DESC, is_arrears_rising DESC, region, group_id",
        {"region": region, "period": period, "programme": programme, "sector": sector},
    ).to_pylist()
