"""Writes the tiny store: real region codes, three group indicators, one IDM figure."""

import json
import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.regions import ancestor_code
from dashboard.settings import Settings
from tests.stores.oracle import KEY, LEVELS, totals
from tests.stores.targets import targets
from tests.stores.tiny_spread import spread_tables
from tests.stores.units import AREA_TYPES, INDICATORS, PROGRAMMES, tiny_units
from tests.stores.visits import visit_tables

VERSION = "20250101T000000-0000feed"
KEY_OF_MAP = ["level", "programme", "sector", "area_type", "period", "region"]


def write_tiny_store(root: Path, *, version: str = VERSION) -> Path:
    """Write one version under `root`, point to it and return its folder."""
    return write_store(root, tiny_tables(), version=version)


def write_store(root: Path, tables: dict[str, pd.DataFrame], *, version: str) -> Path:
    folder = root / "store" / version
    folder.mkdir(parents=True)
    with duckdb.connect(str(folder / "berdaya.duckdb")) as engine:
        for name, rows in tables.items():
            engine.register("rows", rows)
            engine.execute(f"CREATE TABLE {name} AS SELECT * FROM rows")
            engine.unregister("rows")
    shutil.copy(Settings().reference / "regions.csv", folder / "regions.csv")
    _write_manifest(folder, version)
    (root / "store" / "current").write_text(version)
    return folder


@cache
def tiny_tables() -> dict[str, pd.DataFrame]:
    return tables_of(tiny_units())


def tables_of(units: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """All tables of a store whose groups are these; the rest is always the same."""
    groups = _counted(_typed(totals(units, INDICATORS)))
    figures = _figures()
    unfiltered = groups.query("programme == sector == area_type == 'ANY'")
    return {
        "map_group_quarters": _with_enums(groups.sort_values(KEY_OF_MAP)),
        "region_group_quarters": _with_enums(
            unfiltered.sort_values(["region", "period"])
        ),
        "map_figures": figures.sort_values(["indicator", "level", "period", "region"]),
        "region_figures": figures.sort_values(["region", "indicator", "period"]),
        "village_figures": _villages(),
        "completeness": _completeness(groups),
        "indicator_periods": _indicator_periods(groups, figures),
        "programmes": _programmes(),
        **spread_tables(units),
        "inputs": _inputs(len(units)),
        "findings": _findings(),
        "placement": _placement(),
        "region_context": _region_context(),
        "targets": targets(),
        **visit_tables(units),
    }


def _region_context() -> pd.DataFrame:
    """Of each sub-district 700 adults, 343 of them women; 40 % of families poor."""
    counts = {
        "population": 1000,
        "adults_18plus": 700,
        "adult_women": 343,
        "families_total": 250,
        "families_d1_4": 100,
        "villages_n": 6,
    }
    places = pd.DataFrame({"code": list(AREA_TYPES)}).assign(subdistricts=1, **counts)
    parts = [
        places.assign(level=level, region=[ancestor_code(c, level) for c in AREA_TYPES])
        for level in LEVELS
    ]
    rows = pd.concat(parts).groupby(["level", "region"])[[*counts, "subdistricts"]]
    return rows.sum().reset_index().assign(year=2024)


def _typed(groups: pd.DataFrame) -> pd.DataFrame:
    counts = [c for c in groups if c.endswith(("__n", "__cm"))] + ["due", "reported"]
    return groups.astype(dict.fromkeys(counts, "Int64"))


def _with_enums(groups: pd.DataFrame) -> pd.DataFrame:
    return groups.astype(dict.fromkeys(KEY, "category"))


def _counted(groups: pd.DataFrame) -> pd.DataFrame:
    """With the number of groups as an indicator of its own."""
    due = groups["due"]
    return groups.assign(
        groups_count__num=due.astype(float),
        groups_count__den=due.astype(float),
        groups_count__n=due,
    )


def _villages() -> pd.DataFrame:
    rows = [
        {
            "indicator": "idm_iks",
            "region": f"{region}.20{number:02d}",
            "name": f"Desa {number}",
            "subdistrict": region,
            "period": "2024",
            "value": round(0.5 + 0.04 * number + 0.01 * place, 4),
            "text": None,
        }
        for place, (region, kind) in enumerate(AREA_TYPES.items())
        if kind != "urban"  # IDM has no kelurahan, so these have no figures
        for number in range(1, 5)
    ]
    return pd.DataFrame(rows).astype({"text": "object"})


def _figures() -> pd.DataFrame:
    villages = _villages()
    parts = []
    for level in LEVELS:
        rows = villages.assign(
            level=level,
            region=[ancestor_code(code, level) for code in villages["subdistrict"]],
        )
        grouped = rows.groupby(["indicator", "level", "region", "period"])["value"]
        parts.append(
            grouped.agg(numerator="sum", denominator="count", n="count").reset_index()
        )
    figures = pd.concat(parts, ignore_index=True)
    figures["denominator"] = figures["denominator"].astype(float)
    figures["value"] = figures["numerator"] / figures["denominator"]
    key = ["indicator", "level", "region", "period"]
    return figures[[*key, "numerator", "denominator", "value", "n"]]


def _completeness(groups: pd.DataFrame) -> pd.DataFrame:
    every = groups.query("programme == sector == area_type == 'ANY'")
    return every[["level", "region", "period", "due", "reported"]].assign(
        report_table="group_reports",
        on_time=every["reported"],
        received=every["reported"],
        estimated=0,
        quarantined=0,
        rejected=0,
        cells_required=every["reported"] * 20,
        cells_filled=every["reported"] * 20,
    )


def _indicator_periods(groups: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    small = groups.query(
        "level == 'subdistrict' and programme == sector == area_type == 'ANY'"
    )
    rows = [
        {
            "indicator": key,
            "period": period,
            "regions_with_data": int((part[f"{key}__n"] > 0).sum()),
            "due": int(part["due"].sum()),
            "reported": int(part["reported"].sum()),
        }
        for key in (*(one.id for one in INDICATORS), "groups_count")
        for period, part in small.groupby("period")
    ]
    found = figures.query("level == 'subdistrict'")
    rows += [
        {"indicator": indicator, "period": period, "regions_with_data": len(part)}
        for (indicator, period), part in found.groupby(["indicator", "period"])
    ]
    return pd.DataFrame(rows).astype({"due": "Int64", "reported": "Int64"})


def _programmes() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "code": code,
                "name_id": f"Program {name}",
                "name_en": f"Programme {name}",
                "sector": sector,
            }
            for (code, sector), name in zip(
                PROGRAMMES.items(), ("Simpan Pinjam", "Usaha Bersama"), strict=True
            )
        ]
    )


def _inputs(rows: int) -> pd.DataFrame:
    shared = {"imported_at": datetime(2025, 1, 1), "imported_by": "tests"}
    kept = {"rows_read": rows, "rows_kept": rows - 1, "placed": rows - 1}
    other = {"unplaced": 1, "conflicting": 0, "skipped": 0}
    table = {"kind": "table", "report_table": "group_reports", "profile": None}
    figure = {"kind": "figures", "report_table": None, "profile": "idm"}
    return pd.DataFrame(
        [
            {"sha256": "a" * 64, "file_name": "laporan.csv"} | table | shared,
            {"sha256": "b" * 64, "file_name": "idm.csv"} | figure | shared,
        ]
    ).assign(**kept, **other)


def _findings() -> pd.DataFrame:
    """One rejected row, and more warnings than a page of the table holds."""
    shared = {"sha256": "a" * 64, "file_name": "laporan.csv"}
    place = {"region": "32.04.05", "period": "2024Q4"}
    rejected = {
        "line": 12,
        "rule": "savers_over_members",
        "severity": "reject",
        "column_name": "savers_n",
        "message_id": "Penabung lebih banyak daripada anggota",
        "message_en": "More savers than members",
        "row": '{"savers_n": 14, "members_n": 12}',
    }
    warned = {
        "rule": "report_late",
        "severity": "warn",
        "column_name": "submitted_on",
        "message_id": "Laporan masuk terlambat",
        "message_en": "The report came late",
        "row": "{}",
    }
    rows = [rejected, *(warned | {"line": line} for line in range(20, 80))]
    return pd.DataFrame([shared | place | row for row in rows])


def _placement() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "sha256": "a" * 64,
                "file_name": "laporan.csv",
                "line": 31,
                "source_code": "99.99.99",
                "source_name": "Entah",
                "region": None,
                "status": "unplaced",
                "reason": "unknown_code",
            }
        ]
    ).astype({"region": "object"})


def _write_manifest(folder: Path, version: str) -> None:
    files = {p.name: p.stat().st_size for p in folder.iterdir()}
    manifest = {
        "version": version,
        "built_at": datetime(2025, 1, 1, tzinfo=UTC).isoformat(),
        "sample": True,
        "inputs": [],
        "tables": {},
        "files": files,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
