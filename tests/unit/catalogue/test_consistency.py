"""What catalogue files say of each other is checked before anything runs."""

import shutil
from pathlib import Path

import pytest

from dashboard.catalogue import CatalogueFaults, load_catalogue
from dashboard.settings import Settings
from tests.spec.reports import catalogue


@pytest.fixture
def change(tmp_path):
    """Replace a text in one file of a copy and say what is wrong with it then."""
    folder = Path(shutil.copytree(Settings().catalogue, tmp_path / "catalogue"))

    def change(file: str, old: str, new: str) -> list[str]:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        with pytest.raises(CatalogueFaults) as caught:
            load_catalogue(folder, folder / "no-profiles")
        return [str(fault) for fault in caught.value.faults]

    return change


def test_an_expression_may_use_only_columns_of_its_table(change):
    faults = change("indicators/grp_par30.toml", '"loans_outstanding_rp"', '"loans_rp"')

    assert faults == [
        "indicators/grp_par30.toml: denominator: uses the column loans_rp, "
        "which the table lacks"
    ]


def test_a_rule_names_file_rule_and_column(change):
    faults = change(
        "tables/group_reports.toml", '"savers_n > members_n"', '"savers_n > membrs_n"'
    )

    assert faults == [
        "tables/group_reports.toml: rules.savers_over_members.when: "
        "uses the column membrs_n, which the table lacks"
    ]


def test_a_rule_marks_only_columns_of_the_report(change):
    faults = change(
        "tables/group_reports.toml",
        'columns = ["savers_n", "members_n"]',
        'columns = ["savers_n", "money_rp"]',
    )

    assert faults == [
        "tables/group_reports.toml: rules.savers_over_members.columns: "
        "names money_rp, which no file declares"
    ]


def test_a_rule_name_is_used_once(change):
    faults = change("tables/prices.toml", "[[rules]]\n", _TWICE)

    assert "tables/prices.toml: rules.link_not_positive: is used twice" in faults


_TWICE = """[[rules]]
id = "link_not_positive"
severity = "warn"
when = "cpi < 1"
columns = ["cpi"]
message = { id = "-", en = "-" }
fix = { id = "-", en = "-" }

[[rules]]
"""


def test_a_select_reads_only_what_there_is(change):
    faults = change("tables/deflators.sql", "FROM prices_valid", "FROM price_list")

    assert "tables/deflators.sql: FROM: names price_list, which no file declares" in (
        faults
    )


def test_a_select_that_cannot_be_read_is_named(change):
    faults = change("tables/deflators.sql", "SELECT", "SELEKT (")

    assert faults[0].startswith("tables/deflators.sql: -: cannot be read")


def test_tables_that_wait_for_each_other_are_named(change):
    faults = change("tables/groups.sql", "programs_valid", "group_reports_valid")

    assert any("wait for each other" in fault for fault in faults)


def test_every_table_comes_after_those_it_reads():
    order = catalogue().build_order

    assert order.index("programs") < order.index("groups")
    assert order.index("groups") < order.index("group_register")
    assert order.index("group_register") < order.index("group_reports")
    assert order.index("group_reports") < order.index("group_quarters")


def test_a_breakdown_cuts_a_column_that_is_never_empty(change):
    faults = change(
        "tables/group_quarters.toml", 'column = "women_only"', 'column = "is_active"'
    )

    assert faults == [
        "tables/group_quarters.toml: breakdowns.women_only: "
        "needs a column that is never empty"
    ]


def test_a_breakdown_of_a_number_needs_edges(change):
    faults = change(
        "tables/group_quarters.toml", 'column = "women_only"', 'column = "age_quarters"'
    )

    assert faults == [
        "tables/group_quarters.toml: breakdowns.women_only: "
        "needs edges for a number, none for a boolean"
    ]


def test_the_bound_of_a_histogram_is_one_of_its_edges(change):
    faults = change("indicators/grp_par30.toml", "bound = 10", "bound = 15")

    assert len(faults) == 1
    assert "bound must be one of the edges" in faults[0]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            'levels = ["nation", "province", "regency"]',
            'levels = ["nation", "province", "regency", "subdistrict"]',
            "levels: may not go below the regency: the figure is of a survey",
        ),
        (
            'interval = "survey"',
            'interval = "wilson"',
            "interval: must be survey exactly where the table has a design",
        ),
    ],
)
def test_a_survey_s_figure_has_its_design_s_interval_and_levels(
    change, old, new, fault
):
    assert change("indicators/welf_p0.toml", old, new) == [
        f"indicators/welf_p0.toml: {fault}"
    ]
