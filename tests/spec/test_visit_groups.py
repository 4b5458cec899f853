"""Which groups have a reason for a visit, and since when they are silent."""

import pytest

from tests.spec.reports import checked

# six groups of one sub-district; seeds differ, so that none is another one's twin
GROUPS = """
group_id     | formed_on  | status | status_on  | close_reason | seed_capital_rp
group-000001 | 2020-02-10 | active | 2020-02-10 | -            | 1
group-000002 | 2020-02-10 | active | 2020-02-10 | -            | 2
group-000003 | 2020-02-10 | active | 2020-02-10 | -            | 3
group-000004 | 2020-02-10 | active | 2020-02-10 | -            | 4
group-000005 | 2024-04-10 | active | 2024-04-10 | -            | 5
group-000006 | 2020-02-10 | closed | 2024-05-10 | graduated    | 6
"""
# group 1 reports always; 2 stops after 2024Q2; 3 after 2022Q4; 4 never did; 5 is new and
# has not reported; 6 closed in 2024Q2. Group 1 has 20 % late in 2024Q4 after 10 % before.
REPORTS = """
group_id     | quarter | submitted_on | loans_outstanding_rp | par_gt90_rp | mentor_visits_n
group-000003 | 2022Q4  | 2023-01-10   | 12000000             | 200000      | 3
group-000001 | 2023Q4  | 2024-01-10   | 12000001             | 200000      | 3
group-000002 | 2023Q4  | 2024-01-10   | 12000002             | 200000      | 3
group-000006 | 2023Q4  | 2024-01-10   | 12000003             | 200000      | 0
group-000001 | 2024Q1  | 2024-04-10   | 12000004             | 200000      | 0
group-000002 | 2024Q1  | 2024-04-10   | 12000005             | 200000      | 3
group-000006 | 2024Q1  | 2024-04-10   | 12000006             | 200000      | 0
group-000001 | 2024Q2  | 2024-07-10   | 12000007             | 200000      | 3
group-000002 | 2024Q2  | 2024-07-10   | 12000008             | 200000      | 3
group-000001 | 2024Q3  | 2024-10-10   | 10000000             | 1000000     | 3
group-000001 | 2024Q4  | 2025-01-10   | 20000000             | 4000000     | 3
"""


@pytest.fixture(scope="module")
def listed() -> dict[tuple, dict]:
    """(last digit of the group, period) -> its row."""
    engine = checked(groups=GROUPS, group_reports=REPORTS)
    rows = engine.execute("SELECT * FROM visit_groups").to_arrow_table().to_pylist()
    found = {(int(row["group_id"][-1]), row["period"]): row for row in rows}
    assert len(found) == len(rows)
    return found


def test_silence_counts_quarters_since_the_last_valid_report(listed):
    silent = {
        key: (row["quarters_silent"], row["last_report"])
        for key, row in listed.items()
        if row["quarters_silent"]
    }

    assert {key: of for key, of in silent.items() if key[0] == 2} == {
        (2, "2024Q3"): (1, "2024Q2"),
        (2, "2024Q4"): (2, "2024Q2"),
    }
    assert silent[3, "2024Q1"] == (5, "2022Q4")  # reported before the four quarters
    assert silent[4, "2024Q4"] == (20, None)  # since it was formed, 2020Q1
    assert (5, "2024Q1") not in silent  # not formed yet
    assert silent[5, "2024Q2"] == (1, None)


def test_a_group_that_closed_is_not_due(listed):
    assert [key for key in listed if key[0] == 6] == [(6, "2024Q1")]


def test_no_visit_is_a_reason_where_the_group_reported_so(listed):
    unvisited = {key for key, row in listed.items() if row["mentor_visits_n"] == 0}

    assert unvisited == {(1, "2024Q1"), (6, "2024Q1")}


def test_arrears_rise_from_ten_per_cent_by_five_points(listed):
    rising = {key: row for key, row in listed.items() if row["is_arrears_rising"]}

    assert set(rising) == {(1, "2024Q4")}  # 1.7 to 10 % in 2024Q3 is not above 10 %
    assert rising[1, "2024Q4"]["par90"] == 0.2


def test_only_the_last_four_quarters_are_listed(listed):
    assert {period for _group, period in listed} == {
        "2024Q1",
        "2024Q2",
        "2024Q3",
        "2024Q4",
    }


def test_where_a_group_lies_and_what_it_does_is_told(listed):
    row = listed[2, "2024Q4"]

    assert (row["village"], row["region"]) == ("32.04.05.2001", "32.04.05")
    assert (row["programme"], row["sector"]) == ("dbk", "savings_credit")
    assert row["area_type"] == "rural"


def test_without_reports_nothing_is_listed():
    engine = checked(groups=GROUPS, group_reports="")

    assert engine.execute("SELECT count(*) FROM visit_groups").fetchone() == (0,)
