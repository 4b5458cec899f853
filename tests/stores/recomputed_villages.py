"""Participation, proposals and complaints in plain pandas, from clean report files.

Written from the formulas in words, not from the catalogue's expressions nor its
SELECTs. Each function gives units: a row each, with the columns of `tests/stores/units`
(due and reported where a table has them), and `<id>__num` and `<id>__den`.
"""

from pathlib import Path

import numpy as np
import pandas as pd

STAGES = {
    "part_s1_identify": 1,
    "part_s2_plan": 2,
    "part_s3_implement": 3,
    "part_s4_monitor": 4,
    "part_s5_safeguard": 5,
}
BOTTOM_UP = ("hamlet_meeting", "women_meeting", "group")
LEVELS_OF_PLAN = {
    "plan_l1_village": ["lvl_village_on"],
    "plan_l2_kecamatan": ["lvl_kec_on"],
    "plan_l3_kabupaten": ["lvl_kab_on"],
    "plan_l45_provnas": ["lvl_prov_on", "lvl_nat_on"],
}
DAYS_TO_RESOLVE = pd.Timedelta(days=30)
_YEAR = 4  # quarters


class VillageFiles:
    """The report files; quarters are counted: year × 4 + quarter − 1."""

    def __init__(self, folder: Path):
        def read(name: str) -> pd.DataFrame:
            return pd.read_parquet(folder / f"{name}.parquet")

        regions = read("regions").set_index("region_code")
        self._area_types = regions["area_type"]
        self._sectors = read("programs").set_index("program_code")["sector"]
        self._received = read("submissions").set_index("submission_id")["received_on"]
        self._sites = read("program_sites")
        self._proposals = self._placed(read("proposals"), "proposed_on")
        self._complaints = self._placed(read("complaints"), "received_on")
        events = self._placed(read("participation_events"), "held_on")
        events["sector"] = events["programme"].map(self._sectors)
        self._events = events

    def _placed(self, rows: pd.DataFrame, day: str) -> pd.DataFrame:
        rows[day] = pd.to_datetime(rows[day])
        rows["region"] = rows["village_code"].str[:8]
        rows["area_type"] = rows["region"].map(self._area_types)
        rows["quarter_no"] = _number_of(rows[day])
        return rows.rename(columns={"program_code": "programme"})

    def participation(self) -> pd.DataFrame:
        """Events of any source, and the sites at work in every quarter of events."""
        return pd.concat([_of_events(self._events), self._at_work()]).fillna(
            {"due": 0, "reported": 0}
        )

    def _at_work(self) -> pd.DataFrame:
        recorded = self._events[self._events["source"] == "mis"]
        met = set(
            zip(
                recorded["region"],
                recorded["programme"],
                recorded["quarter_no"],
                strict=True,
            )
        )
        sites = self._sites[self._sites["arm"] != "comparison"]
        due = {
            (site.kec_code, site.program_code, number)
            for site in sites.itertuples()
            for number in sorted(self._events["quarter_no"].unique())
            if _number(site.entry_quarter) <= number
        } | met
        rows = pd.DataFrame(
            sorted(due), columns=["region", "programme", "quarter_no"]
        ).assign(due=1)
        rows["reported"] = [int(key in met) for key in sorted(due)]
        rows["sector"] = rows["programme"].map(self._sectors)
        rows["area_type"] = rows["region"].map(self._area_types)
        return rows

    def participation_villages(self) -> pd.DataFrame:
        events = self._events[self._events["source"] == "mis"]
        first, last = events["quarter_no"].min(), events["quarter_no"].max()
        place = ["village_code", "region", "programme", "sector", "area_type"]
        parts = []
        for now in range(first + _YEAR - 1, last + 1):
            known = events[events["quarter_no"] <= now]
            villages = known[place].drop_duplicates()
            recent = known[known["quarter_no"] > now - _YEAR]
            stages = recent.groupby(["village_code", "programme"])["stage"].nunique()
            key = pd.MultiIndex.from_frame(villages[["village_code", "programme"]])
            reached = stages.reindex(key).fillna(0).to_numpy()
            villages = villages.assign(quarter_no=now, due=1, part_breadth5__den=1)
            villages["reported"] = (reached > 0).astype(int)
            villages["part_breadth5__num"] = (reached == len(STAGES)).astype(int)
            parts.append(villages)
        return pd.concat(parts, ignore_index=True)

    def proposals_made(self) -> pd.DataFrame:
        rows = self._proposals.copy()
        is_known = rows["origin"].notna()
        is_bottom_up = rows["origin"].isin(BOTTOM_UP)
        has_money = is_known & rows["status"].isin(["funded", "completed"])
        is_funded = rows["status"].isin(["funded", "completed"])
        rows["prop_made__num"] = 1.0
        rows["prop_funded__num"] = is_funded.astype(float)
        rows["prop_funded_rp__num"] = rows["funded_rp"].where(is_funded, 0)
        rows["bottomup_prop_share__num"] = is_bottom_up.where(is_known).astype(float)
        rows["bottomup_prop_share__den"] = is_known.where(is_known).astype(float)
        money = rows["funded_rp"].where(has_money)
        rows["bottomup_funded_rp__num"] = money.where(is_bottom_up | money.isna(), 0)
        rows["bottomup_funded_rp__den"] = money
        return rows

    def plan_cohorts(self) -> pd.DataFrame:
        newest = self._proposals["quarter_no"].max()
        rows = self._proposals[self._proposals["origin"].isin(BOTTOM_UP)].copy()
        rows["quarter_no"] += _YEAR
        rows = rows[rows["quarter_no"] <= newest]
        for indicator, columns in LEVELS_OF_PLAN.items():
            reached = [
                _number_of(pd.to_datetime(rows[column])) <= rows["quarter_no"]
                for column in columns
            ]
            rows[f"{indicator}__num"] = np.any(reached, axis=0).astype(int)
            rows[f"{indicator}__den"] = 1
        return rows

    def complaints_received(self) -> pd.DataFrame:
        rows = self._complaints.assign(programme="ANY", sector="ANY")
        observed = pd.to_datetime(rows["submission_id"].map(self._received))
        deadline = rows["received_on"] + DAYS_TO_RESOLVE
        counts = observed >= deadline
        in_time = pd.to_datetime(rows["closed_on"]) <= deadline
        name = "complaint_resolved_30d"
        rows[f"{name}__num"] = in_time.where(counts).astype(float)
        rows[f"{name}__den"] = counts.where(counts).astype(float)
        return rows


def _of_events(events: pd.DataFrame) -> pd.DataFrame:
    is_mis = events["source"] == "mis"
    is_mixed = events["forum"] != "mkp"
    came, asked = events["attended_n"], events["invited_n"]
    women = events["women_n"]
    shares = {
        name: (came, asked, is_mis & (events["stage"] == stage))
        for name, stage in STAGES.items()
    } | {
        "part_women_share": (women, came, is_mis & is_mixed),
        "part_poor_share": (events["poor_n"], came, is_mis),
        "part_disadv_share": (events["disadvantaged_n"], came, is_mis),
        "part_women_speakers": (
            *(events["women_speakers_n"], events["speakers_n"]),
            is_mis & is_mixed,
        ),
        "part_mkp_attend": (came, asked, is_mis & ~is_mixed),
        "part_survey_attend": (came, asked, ~is_mis),
        "part_survey_women": (women, came, ~is_mis & is_mixed),
    }
    rows = events.copy()
    for name, (part, whole, chosen) in shares.items():
        known = chosen & part.notna() & (whole > 0)
        rows[f"{name}__num"] = part.where(known).astype(float)
        rows[f"{name}__den"] = whole.where(known).astype(float)
    rows["part_events__num"] = is_mis.where(is_mis).astype(float)
    return rows


def in_windows(units: pd.DataFrame, width: int) -> pd.DataFrame:
    """Each unit in its quarter and the next ones; only whole windows, with `period`."""
    first, last = units["quarter_no"].min(), units["quarter_no"].max()
    moved = [units.assign(quarter_no=units["quarter_no"] + k) for k in range(width)]
    rows = pd.concat(moved, ignore_index=True)
    rows = rows[rows["quarter_no"].between(first + width - 1, last)]
    period = [f"{number // 4}Q{number % 4 + 1}" for number in rows["quarter_no"]]
    return rows.assign(period=period)


def _number(quarter: str) -> int:
    return int(quarter[:4]) * 4 + int(quarter[5]) - 1


def _number_of(days: pd.Series) -> pd.Series:
    return days.dt.year * 4 + days.dt.quarter - 1
