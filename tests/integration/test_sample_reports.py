"""The sample's report files for two provinces, looked at with plain SQL."""

import duckdb
import pytest

from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample.generate import TABLES, SamplePlan, write_reports

PROVINCES = ("34", "92")
MILLION = 1_000_000


@pytest.fixture(scope="module")
def write(regions, catalogue):
    def write_to(folder, *, size="full", seed=1):
        plan = SamplePlan(size, seed, provinces=PROVINCES)
        return write_reports(
            folder, plan, regions=regions, catalogue=catalogue, progress=lambda _: None
        )

    return write_to


@pytest.fixture(scope="module")
def full(write, tmp_path_factory):
    return write(tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def reports(full):
    """Answers a SELECT over `group_reports`, `groups`, … as a list of rows."""
    engine = duckdb.connect()
    for table, path in full.items():
        engine.execute(f"CREATE VIEW {table} AS SELECT * FROM '{path.as_posix()}'")
    return lambda query: engine.execute(query).fetchall()


def share(reports, expression: str, where: str = "true") -> float:
    return reports(f"SELECT {expression} FROM group_reports WHERE {where}")[0][0]


def test_columns_are_those_of_the_catalogue(full, catalogue):
    for table in TABLES:
        found = duckdb.read_parquet(full[table].as_posix())
        declared = catalogue.tables[table].columns
        assert found.columns == list(declared)
        assert [str(t) for t in found.types] == [c.sql_type for c in declared.values()]


def test_keys_are_unique_and_required_cells_filled(reports, catalogue):
    for table in TABLES:
        columns = catalogue.tables[table].columns
        key = ", ".join(catalogue.tables[table].key)
        assert not reports(
            f"SELECT {key} FROM {table} GROUP BY ALL HAVING count(*) > 1"
        )
        required = [
            name for name, c in columns.items() if c.required and not c.required_when
        ]
        empty = " OR ".join(f'"{name}" IS NULL' for name in required)
        assert reports(f"SELECT count(*) FROM {table} WHERE {empty}") == [(0,)]


def test_the_number_of_groups_due_never_moves(reports):
    due = reports(
        """
        SELECT DISTINCT count(*) OVER (PARTITION BY quarter)
        FROM (SELECT DISTINCT quarter, last_day(make_date(
                substr(quarter, 1, 4)::INT, substr(quarter, 6, 1)::INT * 3, 1)) AS ends
              FROM group_reports)
        JOIN groups ON formed_on <= ends
          AND (status NOT IN ('closed', 'merged') OR status_on > ends)
        """
    )
    assert len(due) == 1


def test_every_report_is_of_a_group_that_was_due(reports):
    stray = reports(
        """
        SELECT count(*) FROM group_reports AS r LEFT JOIN groups AS g USING (group_id)
        WHERE g.group_id IS NULL
           OR r.quarter < year(formed_on) || 'Q' || quarter(formed_on)
           OR (status IN ('closed', 'merged')
               AND r.quarter >= year(status_on) || 'Q' || quarter(status_on))
           OR submitted_on < formed_on
        """
    )
    assert stray == [(0,)]


def test_the_books_balance_to_the_rupiah(reports):
    wrong = reports(
        """
        SELECT count(*) FROM group_reports
        WHERE fund_equity_rp <> cash_bank_rp + loans_outstanding_rp - savings_balance_rp
           OR par1_30_rp + par31_90_rp + par_gt90_rp > loans_outstanding_rp
           OR principal_paid_due_rp > principal_due_rp
           OR least(cash_bank_rp, fund_equity_rp, par31_90_rp, par1_30_rp) < 0
        """
    )
    assert wrong == [(0,)]


def test_no_balance_is_copied_from_the_quarter_before(reports):
    copied = reports(
        """
        SELECT count(*) FROM (
            SELECT loans_outstanding_rp AS loans, principal_due_rp AS due,
                lag(loans_outstanding_rp)
                    OVER (PARTITION BY group_id ORDER BY quarter) AS before
            FROM group_reports)
        WHERE loans = before AND due > 0
        """
    )
    assert copied == [(0,)]


def test_groups_dormant_are_exactly_the_silent_ones(reports):
    wrong = reports(
        """
        SELECT count(*) FROM groups
        LEFT JOIN (
            SELECT group_id, max(quarter) AS latest FROM group_reports GROUP BY ALL)
        USING (group_id)
        WHERE status IN ('active', 'dormant') AND formed_on < DATE '2025-04-01'
          AND (status = 'dormant') <> (coalesce(latest, '') <= '2024Q4')
        """
    )
    assert wrong == [(0,)]


def test_shares_lie_near_their_means(reports):
    java = (
        "submission_id IN (SELECT submission_id FROM submissions"
        " WHERE sender_code LIKE '34%')"
    )
    calm = f"{java} AND quarter NOT IN {m.DIP_QUARTERS}"

    held = "sum(least(meetings_held, meetings_planned)) / sum(meetings_planned)"
    assert abs(share(reports, held, calm) - 0.82) < 0.08
    assert abs(share(reports, "sum(savers_n) / sum(members_n)", calm) - 0.70) < 0.08
    paid = "sum(principal_paid_due_rp) / sum(principal_due_rp)"
    assert abs(share(reports, paid, calm) - (0.88 * 0.90 + 0.12 * 0.45)) < 0.08
    late = "sum(par31_90_rp + par_gt90_rp) / sum(loans_outstanding_rp)"
    assert abs(share(reports, late, calm) - 0.14) < 0.06


def test_members_and_capital_have_the_wanted_size(reports):
    members, women, seed = reports(
        "SELECT avg(members_start), avg(women_only::INT), median(seed_capital_rp)"
        " FROM groups WHERE formed_on < DATE '2016-04-01'"
    )[0]
    assert abs(members - 12) < 0.3
    assert abs(women - 0.35) < 0.03
    assert abs(seed - 20 * MILLION) < 2 * MILLION


def test_a_few_reports_are_late_or_estimated(reports):
    late = reports(
        "SELECT avg((submitted_on > due_on)::INT) FROM group_reports"
        " JOIN submissions USING (submission_id) WHERE group_reports.quarter < '2025Q4'"
    )[0][0]
    assert abs(late - 0.04) < 0.01
    assert abs(share(reports, "avg(is_estimated::INT)") - 0.03) < 0.01


def test_submissions_count_the_rows_they_carried(reports):
    for table in TABLES[:-1]:
        wrong = reports(
            f"""
            SELECT count(*)
            FROM (SELECT submission_id, count(*) AS n FROM {table} GROUP BY ALL)
            LEFT JOIN (SELECT * FROM submissions WHERE "table" = '{table}')
            USING (submission_id) WHERE n IS DISTINCT FROM rows_n
            """
        )
        assert wrong == [(0,)]


def test_a_matched_set_is_one_site_with_groups_and_one_without(reports):
    arms = reports(
        "SELECT DISTINCT list_sort(list(arm)) FROM program_sites"
        " WHERE match_set IS NOT NULL GROUP BY match_set"
    )
    assert arms == [(["comparison", "treatment"],)]


def test_the_demo_is_the_end_of_the_full_sample(reports, write, tmp_path):
    demo = write(tmp_path, size="demo")

    for table in ("group_reports", "groups"):
        path = demo[table].as_posix()
        beyond = reports(f"SELECT count(*) FROM (FROM '{path}' EXCEPT FROM {table})")
        assert beyond == [(0,)]
    quarters = reports(
        f"SELECT count(DISTINCT quarter) FROM '{demo['group_reports'].as_posix()}'"
    )
    assert quarters == [(12,)]


def test_one_seed_gives_identical_files_and_another_gives_others(full, write, tmp_path):
    again = write(tmp_path / "again")
    other = write(tmp_path / "other", seed=2)

    for table in TABLES:
        assert again[table].read_bytes() == full[table].read_bytes()
    assert other["groups"].read_bytes() != full["groups"].read_bytes()
