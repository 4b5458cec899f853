"""An earlier version beside one that is there: as it was before late reports came."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb

from dashboard.store import DATABASE, version_folder

EARLIER = "20240101T000000-0000feed"
LATE = 14  # reports of the quarter that had not come by then
PAID = 200_000_000  # rupiah, in time, that those reports told of
_TABLES = ("map_group_quarters", "region_group_quarters")


def write_earlier_version(root: Path, *, regency: str, period: str) -> None:
    """The version served is the later of the two; `regency`, its province and the
    nation had `LATE` reports less by then, and `PAID` less."""
    newest = version_folder(root)
    folder = newest.with_name(EARLIER)
    shutil.copytree(newest, folder)
    above = ("ID", regency.partition(".")[0], regency)
    with duckdb.connect(str(folder / DATABASE)) as engine:
        for table in _TABLES:
            engine.execute(
                f"UPDATE {table} SET reported = reported - {LATE},"
                f" reporting_rate__num = reporting_rate__num - {LATE},"
                f" grp_repay_rate__num = grp_repay_rate__num - {PAID}"
                f" WHERE region IN {above} AND period = ? AND programme = 'ANY'"
                " AND sector = 'ANY' AND area_type = 'ANY'",
                [period],
            )
    _tell_manifest(folder)


def write_earlier_surveys(root: Path, tables: Iterable[str]) -> None:
    """A version before the one served, in which all sums of these tables were a
    twentieth less."""
    newest = version_folder(root)
    folder = newest.with_name(EARLIER)
    shutil.copytree(newest, folder)
    with duckdb.connect(str(folder / DATABASE)) as engine:
        for table in (f"{kind}_{one}" for kind in ("map", "region") for one in tables):
            names = engine.execute(f"SELECT column_name FROM (DESCRIBE {table})")
            less = ", ".join(
                f"{name} = {name} * 0.95"
                for (name,) in names.fetchall()
                if name.endswith("__num")
            )
            engine.execute(f"UPDATE {table} SET {less}")
    _tell_manifest(folder)


def _tell_manifest(folder: Path) -> None:
    """Its name and what was written: a store whose size is another is not opened."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["version"] = folder.name
    manifest["files"][DATABASE] = (folder / DATABASE).stat().st_size
    path.write_text(json.dumps(manifest))
