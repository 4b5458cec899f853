"""Groups with a reason for a visit in plain pandas, from report files without faults.

Written from the words of the rules, not from the catalogue's SELECT.
"""

import pandas as pd

from tests.stores.recomputed import ReportFiles

LISTED = 4  # quarters
HIGH, RISE = 0.10, 0.05  # of loans, over 90 days late


def groups_to_visit(files: ReportFiles) -> pd.DataFrame:
    """A row per group and quarter of the last four, if it has a reason."""
    newest = files.reports["quarter_no"].max()
    quarters = range(newest - LISTED + 1, newest + 1)
    found = pd.concat([_of_quarter(files, now) for now in quarters])
    missing = found["quarters_silent"] > 0
    unvisited = found["mentor_visits_n"] == 0
    return found[missing | unvisited | found["is_arrears_rising"]]


def _of_quarter(files: ReportFiles, now: int) -> pd.DataFrame:
    """All groups due in the quarter."""
    groups = files.groups
    due = groups[(groups["formed"] <= now) & ~(groups["ended"] <= now)].set_index(
        "group_id"
    )
    reports = files.reports
    sent = reports[reports["quarter_no"] == now].set_index("group_id")
    before = reports[reports["quarter_no"] == now - 1].set_index("group_id")
    until = reports[reports["quarter_no"] <= now]
    last = until.groupby("group_id")["quarter_no"].max().reindex(due.index)
    late, was_late = (_late(part).reindex(due.index) for part in (sent, before))
    found = due[["region", "programme", "sector", "area_type"]].assign(
        period=_name(now),
        last_report=last.map(_name, na_action="ignore"),
        quarters_silent=(now - last.fillna(due["formed"] - 1)).astype(int),
        mentor_visits_n=sent["mentor_visits_n"].reindex(due.index),
        par90=late,
        is_arrears_rising=(late > HIGH) & (late >= was_late + RISE),
    )
    return found.reset_index(names="group_id")


def _late(reports: pd.DataFrame) -> pd.Series:
    """Of groups with loans, the part that is over 90 days late."""
    lent = reports[reports["loans_outstanding_rp"] > 0]
    return lent["par_gt90_rp"] / lent["loans_outstanding_rp"]


def _name(quarter_no: float) -> str:
    return f"{int(quarter_no) // 4}Q{int(quarter_no) % 4 + 1}"
