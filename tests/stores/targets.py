"""Targets of a small store: of the nation and a province, in the unit that is shown."""

import pandas as pd

_NATIONAL = (
    ("grp_repay_rate", 20.0, 30.0, "up"),
    ("grp_books_ok", 99.0, 99.5, "up"),
    ("bud_absorption", 70.0, 75.0, "up"),  # of which the store has no figures
)


def targets() -> pd.DataFrame:
    rows = [
        (region, indicator, year, baseline, goal + 2 * (year - 2024), direction)
        for region in ("ID", "32")
        for indicator, baseline, goal, direction in _NATIONAL
        for year in (2024, 2025)
    ]
    names = ["region", "indicator", "year", "baseline_value", "target_value"]
    found = pd.DataFrame(rows, columns=[*names, "direction"])
    return found.assign(
        plan="contoh",
        baseline_year=2023,
        rule="level",
        status="draft",
        note="Target contoh",
    )
