"""The answer key against the files it speaks of, rule by rule."""

import duckdb
import pytest

from dashboard.ingest.sample.fault_list import FAULTS
from dashboard.ingest.sample.faults import SHARE
from dashboard.ingest.sample.generate import SamplePlan, write_reports

PROVINCES = ("34", "91")


@pytest.fixture(scope="module")
def clean(two_provinces):
    return two_provinces.paths


@pytest.fixture(scope="module")
def faulty(faulty_provinces):
    return faulty_provinces.paths


@pytest.fixture(scope="module")
def ask(faulty):
    engine = duckdb.connect()
    folder = faulty["groups"].parent
    for name in (*faulty, "answer_key"):
        path = (folder / f"{name}.parquet").as_posix()
        engine.execute(
            f"CREATE VIEW {name} AS SELECT * EXCLUDE (file_row_number),"
            " file_row_number + 1 AS file_line"
            f" FROM read_parquet('{path}', file_row_number = true)"
        )
    return lambda query: engine.execute(query).fetchall()


def test_each_fault_gets_half_a_percent_of_the_rows(ask, clean):
    injected = ask(
        'SELECT "table", rule, count(*) FROM answer_key WHERE injected GROUP BY ALL'
    )
    rows = {t: duckdb.read_parquet(clean[t].as_posix()).shape[0] for t in clean}
    assert sorted(injected) == sorted(
        (f.table, f.rule, max(1, round(SHARE * rows[f.table]))) for f in FAULTS
    )


def test_a_row_carries_one_fault(ask):
    assert not ask(
        'SELECT "table", line FROM answer_key GROUP BY ALL HAVING count(*) > 1'
    )


def test_the_key_names_the_right_lines(ask, catalogue):
    for table in {fault.table for fault in FAULTS}:
        key = ", ".join(f"'{name}': {name}" for name in catalogue.tables[table].key)
        wrong = ask(
            f"""
            SELECT count(*) FROM answer_key AS k
            LEFT JOIN {table} AS t ON t.file_line = k.line
            WHERE k."table" = '{table}'
              AND k.key IS DISTINCT FROM to_json({{{key}}})::VARCHAR
            """
        )
        assert wrong == [(0,)]


def test_rules_on_one_row_catch_exactly_the_rows_of_the_key(ask, catalogue):
    """Rules that need other rows are tested with the checks themselves."""
    for fault in FAULTS:
        table = catalogue.tables[fault.table]
        rule = next((r for r in table.rules if r.id == fault.rule), None)
        if rule is None or any(name in rule.when for name in table.derived):
            continue
        when = rule.when.replace("CAST(", "TRY_CAST(")
        caught = ask(f"SELECT file_line FROM {table.id} WHERE {when} ORDER BY 1")
        keyed = ask(
            f"SELECT line FROM answer_key WHERE \"table\" = '{table.id}'"
            f" AND rule = '{rule.id}' ORDER BY 1"
        )
        assert caught == keyed


def test_reports_of_groups_set_aside_follow_by_themselves(ask):
    following = ask(
        "SELECT rule, line FROM answer_key WHERE NOT injected ORDER BY line"
    )
    expected = ask(
        """
        SELECT CASE WHEN rule IN ('missing_value', 'not_allowed') THEN 'unknown_group'
                    ELSE 'group_set_aside' END, group_reports.file_line
        FROM group_reports JOIN answer_key ON key->>'group_id' = group_id
        WHERE "table" = 'groups' AND rule NOT IN ('kube_size', 'silent_four_quarters')
        ORDER BY group_reports.file_line
        """
    )
    assert following == expected


def test_rows_without_a_fault_are_those_of_the_clean_sample(ask, clean):
    for table in ("groups", "group_reports"):
        path = clean[table].as_posix()
        strange = ask(
            f"""
            SELECT count(*) FROM (
                SELECT * EXCLUDE (file_line) FROM {table} WHERE file_line NOT IN (
                    SELECT line FROM answer_key
                    WHERE injected AND "table" = '{table}')
                EXCEPT FROM '{path}')
            """
        )
        assert strange == [(0,)]


def test_one_seed_gives_the_same_faults_again(faulty, regions, catalogue, tmp_path):
    again = write_reports(
        tmp_path,
        SamplePlan("demo", 1, faults=True, provinces=PROVINCES),
        regions=regions,
        catalogue=catalogue,
        progress=lambda _: None,
    )

    for table, path in faulty.items():
        assert again[table].read_bytes() == path.read_bytes()
    for name in ("answer_key.csv", "answer_key.parquet"):
        old = faulty["groups"].parent / name
        assert (again["groups"].parent / name).read_bytes() == old.read_bytes()
