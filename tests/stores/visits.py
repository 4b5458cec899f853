"""The tables of visits of a small store, in plain pandas from its units."""

import pandas as pd

from dashboard.regions import ancestor_code

LEVELS = ("nation", "province", "regency", "subdistrict")
LISTED = 4  # quarters
_DIMENSIONS = ["programme", "sector", "area_type"]
_OPEN = (  # dimensions without a filter
    _DIMENSIONS,
    ["sector", "area_type"],
    ["programme", "area_type"],
    ["programme", "sector"],
    ["area_type"],
    ["sector"],
)
_OPEN_BELOW = [one for one in _OPEN if "area_type" in one]  # one area type each
_COUNTS = ["silent", "unvisited", "arrears", "unvisited_or_arrears"]
_KEY = ["level", *_DIMENSIONS, "period", "region"]


def visit_tables(units: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """`visit_groups` and its counts `visits`; the units are in the order of groups.

    Of those that report, every fourth has no visit and every fifth rising arrears.
    """
    place = ["region", "programme", "sector", "area_type"]
    rows = units[[*place, "period", "reported"]].copy()
    rows["number"] = rows.groupby([*place, "period"]).cumcount()
    rows["quarter"] = rows["period"].map(_number)
    came = rows["quarter"].where(rows["reported"] == 1)
    rows["last"] = came.groupby([rows[c] for c in (*place, "number")]).cummax()
    first = rows["quarter"].min()
    rows["quarters_silent"] = (
        (rows["quarter"] - rows["last"].fillna(first - 1)).round().astype(int)
    )
    reports = rows["reported"] == 1
    rows["mentor_visits_n"] = (rows["number"] % 4).where(reports).astype("Int64")
    rows["par90"] = 0.15
    rows["is_arrears_rising"] = reports & (rows["number"] % 5 == 0)
    rows["last_report"] = rows["last"].map(_quarter, na_action="ignore")
    codes = rows["region"] + "-" + rows["programme"] + "-" + rows["number"].astype(str)
    rows["group_id"] = "group-" + codes
    rows["village"] = rows["region"] + ".2001"
    groups = rows[_is_listed(rows)]
    counts = counts_of(groups)
    columns = [
        *("region", "period", "group_id", "village", "programme", "sector"),
        *("last_report", "quarters_silent", "mentor_visits_n", "par90"),
        "is_arrears_rising",
    ]
    groups = groups.sort_values(["region", "period", "group_id"])[columns]
    return {"visit_groups": groups, "visits": counts}


def _is_listed(rows: pd.DataFrame) -> pd.Series:
    recent = rows["quarter"] > rows["quarter"].max() - LISTED
    unvisited = (rows["mentor_visits_n"] == 0).fillna(False)
    return recent & (
        (rows["quarters_silent"] > 0) | unvisited | rows["is_arrears_rising"]
    )


def counts_of(groups: pd.DataFrame) -> pd.DataFrame:
    """Numbers of groups by level, filter, period and region; ANY for an open filter."""
    unvisited = (groups["mentor_visits_n"] == 0).fillna(False).astype(bool)
    rows = groups[["region", "period", *_DIMENSIONS]].assign(
        silent=(groups["quarters_silent"] >= 2).astype(int),
        unvisited=unvisited.astype(int),
        arrears=groups["is_arrears_rising"].astype(int),
        unvisited_or_arrears=(unvisited | groups["is_arrears_rising"]).astype(int),
    )
    parts = []
    has_any = rows[_COUNTS].sum(axis=1) > 0
    rows = rows[has_any]
    for level in LEVELS:
        above = {code: ancestor_code(code, level) for code in rows["region"].unique()}
        at_level = rows.assign(level=level, region=rows["region"].map(above))
        for hidden in _OPEN if level != "subdistrict" else _OPEN_BELOW:
            part = at_level.assign(**dict.fromkeys(hidden, "ANY"))
            parts.append(part.groupby(_KEY, as_index=False).sum())
    return pd.concat(parts).sort_values(_KEY, ignore_index=True)


def _number(period: str) -> int:
    return int(period[:4]) * 4 + int(period[5:]) - 1


def _quarter(number: float) -> str:
    return f"{int(number) // 4}Q{int(number) % 4 + 1}"
