"""Every fault of the sample is found by the checks, and nothing else is."""

import duckdb
import pytest

from dashboard.catalogue import load_catalogue
from dashboard.ingest.building.build import build
from dashboard.ingest.sample import SamplePlan, make_sample
from dashboard.settings import Settings
from dashboard.store import open_store

PROVINCES = ("34", "91")
ANSWERS = """
    SELECT i.report_table, f.rule, f.line
    FROM findings AS f JOIN inputs AS i USING (sha256)
"""


@pytest.fixture(scope="module")
def findings(regions, tmp_path_factory):
    """What the store of a sample with or without faults lists: (table, rule, line)."""
    settings = Settings()
    catalogue = load_catalogue(settings.catalogue, settings.profiles)

    def found(root, *, faults):
        plan = SamplePlan("demo", 1, faults=faults, provinces=PROVINCES)
        make_sample(
            root,
            plan,
            regions=regions,
            catalogue=catalogue,
            settings=settings,
            extracts=False,
        )
        build(root, catalogue=catalogue, settings=settings, sample=True)
        rows = open_store(root).query(ANSWERS).to_pylist()
        return sorted((row["report_table"], row["rule"], row["line"]) for row in rows)

    return found


def test_a_clean_sample_breaks_no_rule(findings, tmp_path):
    assert findings(tmp_path, faults=False) == []


def test_findings_are_exactly_those_of_the_answer_key(findings, tmp_path):
    found = findings(tmp_path, faults=True)

    key = (tmp_path / "reports" / "answer_key.parquet").as_posix()
    expected = duckdb.sql(f"SELECT \"table\", rule, line FROM '{key}'").fetchall()
    assert found == sorted(expected)
