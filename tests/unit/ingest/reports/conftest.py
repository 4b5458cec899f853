"""Rows of a report table, imported from a file as a test writes them."""

import pandas as pd
import pytest

from dashboard.ingest.placing.places import Gazetteer
from dashboard.ingest.readers import read_table
from dashboard.ingest.reports.report_tables import normalise_report
from dashboard.regions import Region, Regions
from tests.spec.reports import GOOD, catalogue

REGISTER = Regions(
    [
        Region("32", "Jawa Barat", "province"),
        Region("32.04", "Kabupaten Bandung", "regency"),
        Region("32.04.05", "Cileunyi", "subdistrict"),
        Region("32.04.06", "Cilengkrang", "subdistrict"),
        Region("91.99", "Lama", "regency", valid_to="2022-07-25"),
        Region(
            "32.04.99",
            "Lama",
            "subdistrict",
            valid_to="2022-07-25",
            successors=("32.04.06",),
        ),
    ]
)


class Normalised:
    """The result of one import, with its three files as frames."""

    def __init__(self, report, folder):
        self.report = report
        self.data = pd.read_parquet(folder / "data.parquet").sort_values("line")
        self.placement = pd.read_parquet(folder / "placement.parquet")
        self.findings = pd.read_parquet(folder / "findings.parquet")

    def found(self) -> set[tuple[int, str, str]]:
        rows = self.findings[["line", "rule", "column"]]
        return set(rows.itertuples(index=False, name=None))


@pytest.fixture
def normalised(tmp_path):
    def run(table: str, *rows: dict, drop: tuple[str, ...] = ()) -> Normalised:
        good = {n: GOOD[table].get(n) for n in catalogue().tables[table].columns}
        frame = pd.DataFrame([good | row for row in rows]).drop(columns=list(drop))
        path = tmp_path / "kiriman.csv"
        frame.to_csv(path, index=False)
        return read(path, table)

    def read(path, table: str) -> Normalised:
        raw = read_table(path)
        folder = tmp_path / "out"
        folder.mkdir()
        known = catalogue().tables[table]
        report = normalise_report(
            raw, known, gazetteer=Gazetteer(REGISTER), folder=folder
        )
        return Normalised(report, folder)

    run.read = read
    return run
