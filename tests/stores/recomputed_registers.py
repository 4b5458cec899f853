"""Indicators of the registers in plain pandas, from report files that break no rule.

Written from the formulas in words, not from the catalogue's expressions or SELECTs.
A row is a unit: `region, period, programme, sector, area_type` and for each indicator
`<id>__num` and `<id>__den`, null where the unit does not count.
"""

from pathlib import Path

import pandas as pd

ANY = "ANY"
KEY = ["region", "period", "programme", "sector", "area_type"]
ITEMS = [f"s{number:02}" for number in range(1, 13)]
MENTORS = ("local", "technical", "full_time")
_POOR = ("1", "2", "3", "4")


class RegisterFiles:
    """The report files of a sample, and the units that each derived table has."""

    def __init__(self, folder: Path):
        self._folder = folder
        regions = self._file("regions").set_index("region_code")
        self._area_types = regions["area_type"]

    def _file(self, table: str) -> pd.DataFrame:
        return pd.read_parquet(self._folder / f"{table}.parquet")

    def _placed(self, rows: pd.DataFrame, region: str, period: str) -> pd.DataFrame:
        """A frame of units without dimensions but the area type."""
        return pd.DataFrame(
            {
                "region": rows[region],
                "period": rows[period].astype(str),
                "programme": ANY,
                "sector": ANY,
                "area_type": rows[region].map(self._area_types),
            }
        )

    def pkh_graduations(self) -> pd.DataFrame:
        rows = self._file("pkh_caseload")
        active = rows["kpm_active_start"].where(rows["kpm_active_start"] > 0)
        return self._placed(rows, "kec_code", "year").assign(
            kpm_graduation_rate__num=rows["grad_mandiri"],
            kpm_graduation_rate__den=active,
            kpm_natural_exit_rate__num=rows["grad_alamiah"],
            kpm_natural_exit_rate__den=active,
            kpm_graduates__num=rows["grad_mandiri"],
        )

    def registry_exits(self) -> pd.DataFrame:
        rows = self._file("registry_transitions")
        kept = rows["band_from"].isin(_POOR) & (rows["band_to"] != "left_registry")
        rows = rows[kept]
        rows = rows.assign(left=rows["families_n"].where(rows["band_to"] == "5-10", 0))
        sums = rows.pivot_table(
            index=["kec_code", "quarter"],
            columns="membership",
            values=["families_n", "left"],
            aggfunc="sum",
        ).reset_index()
        units = self._placed(sums, "kec_code", "quarter")
        names = {"member": "welf_desil_exit", "non_member": "welf_desil_exit_others"}
        for membership, one in names.items():
            units[f"{one}__num"] = sums["left", membership]
            units[f"{one}__den"] = sums["families_n", membership]
        return units

    def coverage(self) -> pd.DataFrame:
        rows = self._file("coverage_counts")
        context = self._file("region_context").set_index(["kec_code", "year"])
        year = rows["quarter"].str[:4].astype(int)
        place = pd.MultiIndex.from_arrays([rows["kec_code"], year])
        return self._placed(rows, "kec_code", "quarter").assign(
            programme=rows["program_code"],
            sector=rows["sector"],
            cov_poor_families__num=rows["families_d1_4_covered"],
            cov_poor_families__den=context["families_d1_4"].reindex(place).to_numpy(),
        )

    def budget_quarters(self) -> pd.DataFrame:
        """Spending adds up from the first quarter of a year to its last."""
        rows = self._file("budget")
        place = ["program_code", "region_code"]
        blm = (
            rows[rows["cost"] == "blm"]
            .groupby([*place, "quarter"])[["received_rp", "disbursed_rp"]]
            .sum()
        )
        year = rows["quarter"].str[:4].rename("year")
        lines = rows.groupby([*place, year, "quarter"])[["spent_rp", "allocated_rp"]]
        to_date = lines.sum().groupby([*place, "year"]).cumsum().reset_index()
        found = to_date.merge(blm, on=[*place, "quarter"], how="left")
        sectors = self._file("programs").set_index("program_code")["sector"]
        paid = found["disbursed_rp"] > 0
        return self._placed(found, "region_code", "quarter").assign(
            programme=found["program_code"],
            sector=found["program_code"].map(sectors),
            area_type=ANY,
            bud_absorption__num=found["spent_rp"],
            bud_absorption__den=found["allocated_rp"].where(found["allocated_rp"] > 0),
            fund_received_share__num=found["received_rp"].where(paid),
            fund_received_share__den=found["disbursed_rp"].where(paid),
        )

    def institutions(self) -> pd.DataFrame:
        rows = self._file("institution_assessments")
        rows["kec_code"] = rows["village_code"].str[:8]
        score = (rows[ITEMS].mean(axis=1) * 25).round(6)
        units = self._placed(rows, "kec_code", "year")
        names = {"independent": "inst_capacity_index", "self": "inst_capacity_self"}
        for assessor, one in names.items():
            counts = rows["assessor"] == assessor
            units[f"{one}__num"] = score.where(counts)
            units[f"{one}__den"] = counts.astype(float).where(counts)
        return units

    def mentors(self) -> pd.DataFrame:
        rows = self._file("facilitators")
        rows = rows[rows["role"].isin(MENTORS)]
        return self._placed(rows, "kec_code", "quarter").assign(
            grp_mentor_load__num=rows["groups_assigned_n"], grp_mentor_load__den=1.0
        )
