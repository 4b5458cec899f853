"""Poverty by province, from BPS."""

import json

import pytest

from dashboard.ingest.published.jumps import quarantine_jumps
from tests.integration.published.sheets import figures_of

pytestmark = [pytest.mark.shared, pytest.mark.slow]


def test_bps_sheets_have_34_provinces_to_2021_and_38_after(read, folder):
    for path in sorted((folder / "03_bps_poverty_by_province").glob("Jumlah*.csv")):
        sheet = read(path)
        rows = sheet.rows
        placed = rows[rows["status"] == "placed"]
        provinces = placed.loc[placed["region"] != "ID", "region"].nunique()
        year = int(path.stem[-4:])

        assert provinces == (34 if year <= 2021 else 38), path.name
        assert (placed["region"] == "ID").sum() == 1
        assert sheet.counts["unplaced"] == 0
        assert sheet.counts["conflicting"] == 0
        footers = rows.loc[rows["status"] == "skipped", "reason"].tolist()
        assert len(footers) == (3 if year in (2022, 2023) else 0), path.name
        assert set(footers) <= {"footer", "blank"}


def test_the_national_line_of_2022_is_the_only_jump(read, folder):
    every = figures_of(read, folder, "03_bps_poverty_by_province/Jumlah*.csv")

    jumps = every[quarantine_jumps(every)]

    assert jumps[["indicator", "region", "period"]].values.tolist() == [
        ["bps_poverty_line", "ID", "2022S1"]
    ]
    assert float(jumps["value"].iloc[0]) == 505


def test_a_rate_above_a_hundred_per_cent_is_quarantined(read, folder):
    [path] = (folder / "03_bps_poverty_by_province").glob("Jumlah*2018.csv")

    [finding] = read(path).findings.to_dict("records")

    assert (finding["rule"], finding["severity"]) == ("out_of_range", "quarantine")
    assert json.loads(finding["row"])["Provinsi"] == "Indonesia"


def test_the_long_sheet_says_the_same_as_the_yearly_ones(read, folder):
    here = folder / "03_bps_poverty_by_province"
    yearly = figures_of(read, here, "Jumlah*.csv")
    long = read(next(here.glob("semicolon*.csv"))).figures

    assert long["region"].nunique() == 38
    assert set(long["indicator"]) == {"bps_poverty_rate"}
    both = long.merge(yearly, on=["indicator", "region", "period"])
    assert len(both) == len(long) == 208
    assert (both["value_x"] == both["value_y"]).all()
