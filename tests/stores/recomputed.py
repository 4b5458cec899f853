"""Every report indicator in plain pandas, from report files that break no rule.

Written from the formulas in words and the columns of the tables, not from the
catalogue's expressions nor its SELECTs: it says what the store has to hold.
"""

from pathlib import Path

import numpy as np
import pandas as pd

URBAN_RURAL = {"rural": "R", "suburb": "U", "urban": "U"}
HANDED_OVER = ("graduated", "merged")
FEW_VISITS = 3
_BOOKS = ["book_cash", "book_loans", "book_savings", "book_minutes"]
_YEAR = 4  # quarters
_PLACES = ["region", "period", "programme", "sector", "area_type", "due", "reported"]


class ReportFiles:
    """The report files of a sample; quarters are counted: year × 4 + quarter − 1."""

    def __init__(self, folder: Path):
        self.reports = pd.read_parquet(folder / "group_reports.parquet")
        self.reports["quarter_no"] = _number(self.reports["quarter"])
        self.quarters = sorted(self.reports["quarter"].unique())
        area_types = pd.read_parquet(folder / "regions.parquet").set_index(
            "region_code"
        )["area_type"]
        self.groups = _groups(pd.read_parquet(folder / "groups.parquet"), area_types)
        self.prices = _price_levels(pd.read_parquet(folder / "prices.parquet"))

    def units(self, quarter: str) -> pd.DataFrame:
        """A row per group due in the quarter, or closed in the year up to it.

        `region, period, programme, sector, area_type, due, reported` and for each
        indicator `<id>__num` and `<id>__den`, null where the group does not count.
        """
        now = _number(pd.Series([quarter]))[0]
        due = self._due(now)
        rows = self.groups[due].merge(self._sent(now), on="group_id", how="left")
        rows["due"], rows["reported"] = 1, rows["members_n"].notna().astype(int)
        measured = pd.concat([self._measured(rows, now), self._lost(now)])
        return measured.assign(period=quarter)

    def _due(self, now: int) -> pd.Series:
        """Formed by the end of the quarter, and neither closed nor merged by then."""
        groups = self.groups
        return (groups["formed"] <= now) & ~(groups["ended"] <= now)

    def _sent(self, quarter_no: int) -> pd.DataFrame:
        return self.reports[self.reports["quarter_no"] == quarter_no]

    def _measured(self, rows: pd.DataFrame, now: int) -> pd.DataFrame:
        found = rows.reindex(columns=_PLACES)
        equity = _measures(rows, now) | {
            "grp_fund_growth": (
                self._real_equity(rows, now),
                rows["group_id"].map(self._equity(now - _YEAR)),
            )
        }
        for one, (numerator, denominator) in equity.items():
            known = numerator.notna()
            if denominator is not None:
                known &= denominator.notna()
                found[f"{one}__den"] = denominator.where(known).astype(float)
            found[f"{one}__num"] = numerator.where(known).astype(float)
        return found

    def _real_equity(self, rows: pd.DataFrame, now: int) -> pd.Series:
        """Rupiah at the prices of four quarters before, each group's to the rupiah."""
        area = list(
            zip(rows["province"], rows["area_type"].map(URBAN_RURAL), strict=True)
        )
        before, today = (
            pd.Series([self.prices.get((*place, quarter)) for place in area])
            for quarter in (now - _YEAR, now)
        )
        return _rounded(rows["fund_equity_rp"] * (before / today))

    def _equity(self, quarter_no: int) -> pd.Series:
        return self._sent(quarter_no).set_index("group_id")["fund_equity_rp"]

    def _lost(self, now: int) -> pd.DataFrame:
        """Groups that closed since and kept no fund: nothing of what they had."""
        ended = self.groups["ended"]
        lost = (ended > now - _YEAR) & (ended <= now) & ~self.groups["handed_over"]
        rows = self.groups[lost]
        before = rows["group_id"].map(self._equity(now - _YEAR)).astype(float)
        rows = rows[before.notna()].reindex(columns=_PLACES)
        return rows.assign(
            due=0,
            reported=0,
            grp_fund_growth__num=0.0,
            grp_fund_growth__den=before[before.notna()],
        )


def _rounded(amounts: pd.Series) -> pd.Series:
    """Halves away from zero, as SQL rounds; of millions of groups some are halves."""
    return np.sign(amounts) * np.floor(amounts.abs() + 0.5)


def _measures(r: pd.DataFrame, now: int) -> dict:
    """Indicator -> numerator and denominator; null for a group that is left out."""
    sent = r["reported"] == 1
    one = pd.Series(1.0, index=r.index)
    is_active = sent & ~(r["dormant_since"] <= now)
    capital = r["own_capital_rp"] + r["external_capital_rp"]
    loans = r["loans_outstanding_rp"]
    members = r["members_n"]
    return {
        "grp_meeting_reg": _share(
            np.minimum(r["meetings_held"], r["meetings_planned"]), r["meetings_planned"]
        ),
        "grp_meeting_att": _share(r["attend_sum"], r["attend_expected"]),
        "grp_books_ok": ((r[_BOOKS] == 2).all(axis=1).where(sent), one.where(sent)),
        "grp_member_decide": _share(r["decisions_by_members_n"], r["decisions_n"]),
        "grp_savers_share": _share(r["savers_n"], members),
        "grp_repay_rate": _share(r["principal_paid_due_rp"], r["principal_due_rp"]),
        "grp_par30": _share(r["par31_90_rp"] + r["par_gt90_rp"], loans),
        "grp_par90": _share(r["par_gt90_rp"], loans),
        "grp_swadaya_share": _share(r["own_capital_rp"], capital),
        "grp_mentor_cov": (
            (r["mentor_visits_n"] >= FEW_VISITS).where(is_active),
            one.where(is_active),
        ),
        "groups_count": (one, None),
        "reporting_rate": (r["reported"], one),
        "members_count": (members, None),
        "members_women_share": _share(r["members_women_n"], members),
        "members_poor_share": _share(r["members_poor_n"], members),
    }


def _share(part: pd.Series, whole: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Groups with nothing to share are left out."""
    return part, whole.where(whole > 0)


def _groups(register: pd.DataFrame, area_types: pd.Series) -> pd.DataFrame:
    region = register["village_code"].str[:8]
    status_quarter = _quarter_of(register["status_on"])
    is_over = register["status"].isin(["closed", "merged"])
    return pd.DataFrame(
        {
            "group_id": register["group_id"],
            "region": region,
            "province": region.str[:2],
            "programme": register["program_code"],
            "sector": register["sector"],
            "area_type": region.map(area_types),
            "formed": _quarter_of(register["formed_on"]),
            "ended": status_quarter.where(is_over),
            "dormant_since": status_quarter.where(register["status"] == "dormant"),
            "handed_over": register["close_reason"].isin(HANDED_OVER)
            | (register["status"] == "merged"),
        }
    )


def _price_levels(prices: pd.DataFrame) -> dict:
    """(province, U or R, quarter) -> spliced index of the quarter's last month."""
    prices = prices[prices["month"].str[5:].astype(int) % 3 == 0]
    quarter = prices["month"].str[:4].astype(int) * 4
    quarter += prices["month"].str[5:].astype(int) // 3 - 1
    key = zip(prices["area_code"], prices["urban_rural"], quarter, strict=True)
    return dict(zip(key, prices["cpi"] * prices["link_factor"], strict=True))


def _number(quarters: pd.Series) -> pd.Series:
    return quarters.str[:4].astype(int) * 4 + quarters.str[5:].astype(int) - 1


def _quarter_of(days: pd.Series) -> pd.Series:
    days = pd.to_datetime(days)
    return (days.dt.year * 4 + days.dt.quarter - 1).astype(float)
