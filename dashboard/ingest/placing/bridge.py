"""The bridge between BPS and Kemendagri codes: imported, never committed.

Statistics Indonesia (BPS) and the Ministry of Home Affairs number the same regions
differently; 166 of 514 BPS regency codes are another regency's Kemendagri code, so
a BPS-coded file is read through the bridge or not at all.
"""

import csv
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.ingest.readers import FileRefused
from dashboard.ingest.replacing import replaced_file
from dashboard.regions import Regions, UnknownRegion
from dashboard.texts import sentence as _

FILES = {
    "province": "provinsi.csv",
    "regency": "kabkota.csv",
    "subdistrict": "kecamatan.csv",
}
COLUMNS = ("kode_bps", "nama_bps", "kode_dagri", "nama_dagri")
BPS_DIGITS = {"province": 2, "regency": 4, "subdistrict": 7}
KEMENDAGRI_DIGITS = {"province": 2, "regency": 4, "subdistrict": 6, "village": 10}
_SCHEMA = pa.schema(
    [
        (name, pa.string())
        for name in (
            "bps_code",
            "bps_name",
            "kemendagri_code",
            "kemendagri_name",
            "level",
        )
    ]
)


class BridgeMissing(FileRefused):
    """No bridge has been imported into this root."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The codes may be BPS codes, and the table that links BPS to "
                "Kemendagri codes is not here yet. Download it from BPS "
                "(sig.bps.go.id, “Bridging Kode”, or the Master File Desa) as "
                "provinsi.csv, kabkota.csv and kecamatan.csv and run: "
                "python -m dashboard bridge FOLDER"
            )
        )


class BridgeFault(FileRefused):
    """A file of the bridge is missing or wrong; the sentence says which and where."""


@dataclass(frozen=True)
class Bridge:
    """BPS code -> dotted Kemendagri code of the year of the bridge."""

    kemendagri_by_bps: dict[str, str] = field(repr=False)

    def kemendagri(self, bps_code: str) -> str | None:
        return self.kemendagri_by_bps.get(bps_code)

    def with_codes(self, extra: dict[str, str]) -> "Bridge":
        """The bridge plus codes that a profile states (provinces newer than it)."""
        return Bridge({**self.kemendagri_by_bps, **extra})


@dataclass(frozen=True)
class BridgeReport:
    """Rows by level, and how many codes are today's, old, or not in the register."""

    rows: dict[str, int]
    current: int
    through_successor: int
    several_successors: int
    unknown: tuple[str, ...]


def import_bridge(folder: Path, *, root: Path, regions: Regions) -> BridgeReport:
    """Read the three files of `folder` into <root>/bridge/bridge.parquet.

    Raises BridgeFault. Codes that ended (Papua before 2022) are replaced by their
    successor where there is exactly one, and kept as they are otherwise.
    """
    rows = [row for level in FILES for row in _read_level(folder, level)]
    report = _report(rows, regions)
    for row in rows:
        row["kemendagri_code"] = _today(row["kemendagri_code"], regions)
    with replaced_file(bridge_path(root)) as temporary:
        pq.write_table(pa.Table.from_pylist(rows, schema=_SCHEMA), temporary)
    return report


def load_bridge(root: Path) -> Bridge:
    """Raises BridgeMissing."""
    path = bridge_path(root)
    if not path.exists():
        raise BridgeMissing
    table = pq.read_table(path, columns=["bps_code", "kemendagri_code"])
    bps, kemendagri = (column.to_pylist() for column in table.columns)
    return Bridge(dict(zip(bps, kemendagri, strict=True)))


def bridge_path(root: Path) -> Path:
    return root / "bridge" / "bridge.parquet"


def dotted(digits: str) -> str:
    """ "110101" -> "11.01.01": two digits a level, a village's last four together."""
    heads = [digits[i : i + 2] for i in range(0, min(len(digits), 6), 2)]
    return ".".join([*heads, digits[6:]] if len(digits) > 6 else heads)


def _read_level(folder: Path, level: str) -> list[dict[str, str]]:
    path = folder / FILES[level]
    if not path.is_file():
        name = FILES[level]
        raise BridgeFault(
            _("{file} is not in the folder {folder}.", file=name, folder=folder)
        )
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        _check_columns(path, reader.fieldnames or [])
        return [_bridge_row(path, reader.line_num, row, level=level) for row in reader]


def _check_columns(path: Path, found: list[str]) -> None:
    missing = ", ".join(name for name in COLUMNS if name not in found)
    if missing:
        raise BridgeFault(
            _(
                "{file}, line 1: the column {columns} is missing.",
                file=path.name,
                columns=missing,
            )
        )


def _bridge_row(
    path: Path, line: int, row: dict[str, str], *, level: str
) -> dict[str, str]:
    bps, kemendagri = row["kode_bps"].strip(), row["kode_dagri"].strip()
    kemendagri = kemendagri.replace(".", "")
    for code, length, column in (
        (bps, BPS_DIGITS[level], "kode_bps"),
        (kemendagri, KEMENDAGRI_DIGITS[level], "kode_dagri"),
    ):
        if not (code.isdigit() and len(code) == length):
            raise _wrong_code(path, line, column, code, length)
    return {
        "bps_code": bps,
        "bps_name": row["nama_bps"].strip(),
        "kemendagri_code": dotted(kemendagri),
        "kemendagri_name": row["nama_dagri"].strip(),
        "level": level,
    }


def _wrong_code(
    path: Path, line: int, column: str, code: str, length: int
) -> BridgeFault:
    return BridgeFault(
        _(
            "{file}, line {line}, column {column}: “{code}” should be {length} digits.",
            file=path.name,
            line=line,
            column=column,
            code=code,
            length=length,
        )
    )


def _report(rows: list[dict[str, str]], regions: Regions) -> BridgeReport:
    ends = [_ends(row["kemendagri_code"], regions) for row in rows]
    old = [
        len(found)
        for row, found in zip(rows, ends, strict=True)
        if found is not None and found != (row["kemendagri_code"],)
    ]
    return BridgeReport(
        rows={level: sum(r["level"] == level for r in rows) for level in FILES},
        current=len(rows) - len(old) - ends.count(None),
        through_successor=old.count(1),
        several_successors=len(old) - old.count(1),
        unknown=tuple(
            row["kemendagri_code"]
            for row, found in zip(rows, ends, strict=True)
            if found is None
        ),
    )


def _ends(code: str, regions: Regions) -> tuple[str, ...] | None:
    """Today's codes of a code; None where the register has never heard of it."""
    try:
        return tuple(region.code for region in regions.current_successors(code))
    except UnknownRegion:
        return None


def _today(code: str, regions: Regions) -> str:
    ends = _ends(code, regions)
    return ends[0] if ends and len(ends) == 1 else code
