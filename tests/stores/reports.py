"""A small world of group reports as imports, with what plain pandas makes of it.

Nine sub-districts, some groups each, six quarters. Groups form, close and fall silent;
some reports are wrong, some are sent twice.
"""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from tests.spec.reports import GOOD, catalogue
from tests.stores.raw import write_table_import
from tests.stores.units import AREA_TYPES, FEW_GROUPS

QUARTERS = ("2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024Q4")
SECTORS = {"dbk": "savings_credit", "ueb": "economic_enterprise"}
INFLATION = 1.02  # a quarter, everywhere
SENT = ("programs", "prices", "submissions", "groups", "group_reports")


def write_world(root: Path, tables: dict[str, pd.DataFrame] | None = None) -> None:
    """One import per table."""
    tables = tables or world()
    for sequence, name in enumerate(SENT, start=1):
        columns = catalogue().tables[name].columns
        types = {column: one.sql_type for column, one in columns.items()}
        types |= {"region": "VARCHAR"} if catalogue().tables[name].place else {}
        rows = tables[name].to_dict("records")
        write_table_import(root, name, rows, types, sequence=sequence)


def world(seed: int = 5) -> dict[str, pd.DataFrame]:
    random = np.random.default_rng(seed)
    groups = _groups(random)
    return {
        "programs": _rows("programs", [{"program_code": p} for p in SECTORS]),
        "prices": _prices(),
        "submissions": _rows("submissions", [{"due_on": date(2024, 5, 1)}]),
        "groups": groups,
        "group_reports": _reports(groups, random),
    }


def _rows(table: str, changes: list[dict]) -> pd.DataFrame:
    return pd.DataFrame([GOOD[table] | change for change in changes])


def _prices() -> pd.DataFrame:
    months = [
        f"{year}-{month:02d}" for year in (2022, 2023, 2024) for month in (3, 6, 9, 12)
    ]
    return _rows(
        "prices",
        [
            {
                "area_code": province,
                "region": province,
                "urban_rural": kind,
                "month": month,
                "cpi": 100 * INFLATION**number,
            }
            for province in ("11", "32")
            for kind in ("U", "R")
            for number, month in enumerate(months)
        ],
    )


def _groups(random: np.random.Generator) -> pd.DataFrame:
    changes = []
    for region in AREA_TYPES:
        for number in range(2 if region == FEW_GROUPS else 10):
            programme = ("dbk", "ueb")[number % 2]
            changes.append(
                {
                    "group_id": f"group-{len(changes):08d}",
                    "program_code": programme,
                    "sector": SECTORS[programme],
                    "village_code": f"{region}.{2001 + number}",
                    "region": region,
                    "formed_on": date(2022 + number % 2, 2 + number, 3),
                    "seed_capital_rp": 20_000_000 + number,
                    "status": "active",
                    "status_on": date(2024, 12, 31),
                }
                | _closing(random)
            )
    return _rows("groups", changes)


def _closing(random: np.random.Generator) -> dict:
    if random.random() > 0.25:
        return {}
    reason = ("conflict", "graduated")[int(random.random() < 0.5)]
    closed = date(2024, 2 + 3 * int(random.integers(0, 4)), 15)
    return {"status": "closed", "status_on": closed, "close_reason": reason}


def _reports(groups: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    rows = []
    for group in groups.itertuples():
        for quarter in QUARTERS:
            if _is_due(group, quarter) and random.random() < 0.85:
                rows += _sent(group.group_id, quarter, random)
    return pd.DataFrame(rows)


def _sent(group_id: str, quarter: str, random: np.random.Generator) -> list[dict]:
    """One report, or two of which the later one counts, or one that is wrong."""
    report = _report(random) | {"group_id": group_id, "quarter": quarter}
    report["submitted_on"] = _day(quarter)
    kind = random.random()
    if kind < 0.05:
        return [report | {"savers_n": report["members_n"] + 1}]
    if kind < 0.10:
        older = report | {"savers_n": 0, "submitted_on": _day(quarter, day=1)}
        return [report, older]
    return [report]


def _report(random: np.random.Generator) -> dict:
    members = int(random.integers(8, 21))
    loans = int(random.integers(10, 30)) * 1_000_000
    cash, savings = 3_000_000, 2_000_000
    due = int(random.integers(0, 4)) * 500_000
    return GOOD["group_reports"] | {
        "members_n": members,
        "savers_n": int(random.integers(0, members + 1)),
        "loans_outstanding_rp": loans,
        "cash_bank_rp": cash,
        "savings_balance_rp": savings,
        "fund_equity_rp": cash + loans - savings,
        "principal_due_rp": due,
        "principal_paid_due_rp": int(due * random.random()),
        "book_cash": int(random.integers(1, 3)),
    }


def _day(quarter: str, *, day: int = 10) -> date:
    """A day of the last month of the quarter."""
    return date(int(quarter[:4]), 3 * int(quarter[5]), day)


def quarter_of(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"


def _is_due(group, quarter: str) -> bool:
    formed, ended = quarter_of(group.formed_on), quarter_of(group.status_on)
    return formed <= quarter and (group.status != "closed" or quarter < ended)


def units(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Groups due and, where a sound report came, the numbers of some indicators.

    The columns are those of tests/stores/units.py.
    """
    reports = tables["group_reports"]
    sound = reports[reports["savers_n"] <= reports["members_n"]]
    sound = sound.sort_values("submitted_on").drop_duplicates(
        ["group_id", "quarter"], keep="last"
    )
    every = tables["groups"].merge(pd.DataFrame({"quarter": QUARTERS}), how="cross")
    due = every[[_is_due(group, group.quarter) for group in every.itertuples()]]
    rows = due.merge(sound, on=["group_id", "quarter"], how="left", suffixes=("", "_r"))
    return _measured(rows)


def _measured(rows: pd.DataFrame) -> pd.DataFrame:
    reported = rows["members_n"].notna()
    has_due = rows["principal_due_rp"] > 0
    return pd.DataFrame(
        {
            "region": rows["region"],
            "period": rows["quarter"],
            "programme": rows["program_code"],
            "sector": rows["sector"],
            "due": 1,
            "reported": reported.astype(int),
            "grp_repay_rate__num": rows["principal_paid_due_rp"].where(has_due),
            "grp_repay_rate__den": rows["principal_due_rp"].where(has_due),
            "grp_savers_share__num": rows["savers_n"],
            "grp_savers_share__den": rows["members_n"],
            "grp_books_ok__num": (rows["book_cash"] == 2).where(reported).astype(float),
            "grp_books_ok__den": reported.astype(float).where(reported),
        }
    )
