"""One injectable fault for every bad-row rule of the catalogue.

`where` says which rows can carry it, over the clean rows and what the SELECT
sql/candidates_<table>.sql adds to them; `change` gives the new cells. With `adds` the
changed row is one more row of the file and the clean one stays. `no_polygon` has no
fault: it depends on the boundaries that were imported, not on the row.
"""

from collections.abc import Mapping
from dataclasses import dataclass

UNKNOWN_PROGRAMME = "'tidak-ada'"


@dataclass(frozen=True)
class Fault:
    table: str
    rule: str
    where: str
    change: Mapping[str, str]
    adds: bool = False
    once_a_group: bool = False  # history is read: leave the group's other rows alone


REGION_FAULTS = (
    Fault(
        "regions",
        "parent_not_prefix",
        where="level <> 'prov'",
        change={"parent_code": "CASE level WHEN 'kab' THEN '10' ELSE '10.01' END"},
    ),
    Fault(
        "regions",
        "city_number_below_71",
        where="level = 'kab' AND NOT is_kota",
        change={"is_kota": "true"},
    ),
    Fault(
        "regions",
        "overlapping_validity",
        where="level = 'kec' AND sibling IS NOT NULL",
        change={"replaced_by": "sibling"},
    ),
)

CONTEXT_FAULTS = (
    Fault(
        "region_context",
        "poor_families_over_total",
        where="true",
        change={"families_d1_4": "families_total + 1"},
    ),
    Fault(
        "region_context",
        "women_share_unusual",
        where="true",
        change={"adult_women": "adults_18plus * 65 // 100"},
    ),
    Fault(
        "region_context",
        "population_jump",
        where="is_last_year",  # so that the year after does not jump back
        change={"population": "population * 13 // 10"},
    ),
)

PROGRAMME_FAULTS = (
    Fault(
        "programs",
        "ends_before_start",
        where="true",
        change={
            "program_code": "'salah-' || line",
            "end_date": "(start_date - 1)::DATE",
        },
        adds=True,  # a programme without groups: the others must stay valid
    ),
)

SITE_FAULTS = (
    Fault(
        "program_sites",
        "unknown_program",
        where="match_set IS NULL",
        change={"program_code": UNKNOWN_PROGRAMME},
    ),
    Fault(
        "program_sites",
        "comparison_contaminated",
        where="match_set IS NULL AND groups_n >= 5",
        change={"arm": "'comparison'"},
    ),
    Fault(
        "program_sites",
        "one_arm_only",
        where="match_set IS NULL",
        change={"match_set": "1000000 + line"},
    ),
)

PRICE_FAULTS = (
    Fault(
        "prices",
        "link_not_positive",
        where="true",
        change={"link_factor": "0"},
    ),
)

GROUP_FAULTS = (
    Fault(
        "groups",
        "silent_four_quarters",
        where="status = 'dormant'",
        change={"status": "'active'", "status_on": "formed_on"},
    ),
    Fault(
        "groups",
        "kube_size",
        where="group_type = 'kube'",
        change={"members_start": "21 + members_start % 20"},
    ),
    Fault(
        "groups",
        "unknown_program",
        where="true",
        change={"program_code": UNKNOWN_PROGRAMME},
    ),
    Fault(
        "groups",
        "formed_after_first_report",
        where="first_report_on IS NOT NULL",
        change={"formed_on": "(first_report_on + 10)::DATE"},
    ),
    Fault(
        "groups",
        "twin_group",
        where="status = 'closed'",
        # 'h' sorts after the 'g' that begins every other group's id
        change={"group_id": "'h' || substr(group_id, 2)"},
        adds=True,
    ),
    Fault(
        "groups",
        "poor_members_over_members",
        where="true",
        change={"members_poor_start": "members_start + 1"},
    ),
)

_MONEY = (
    "savings_balance_rp",
    "loans_outstanding_rp",
    "principal_due_rp",
    "principal_paid_due_rp",
    "par1_30_rp",
    "par31_90_rp",
    "par_gt90_rp",
    "writeoff_rp",
    "cash_bank_rp",
    "fund_equity_rp",
    "external_capital_rp",
    "own_capital_rp",
    "turnover_rp",
    "surplus_rp",
)
# An added report differs a little from its neighbour, or it would look copied.
_NOT_COPIED = {
    "loans_outstanding_rp": "loans_outstanding_rp + 5000",
    "cash_bank_rp": "cash_bank_rp + 5000",
    "fund_equity_rp": "fund_equity_rp + 10000",
}

REPORT_FAULTS = (
    Fault(
        "group_reports",
        "after_closing",
        where="is_last AND quarter_after_closing <= '$newest_quarter'",
        change={
            "quarter": "quarter_after_closing",
            "submitted_on": "quarter_end(quarter_after_closing) + 10",
        }
        | _NOT_COPIED,
        adds=True,
        once_a_group=True,
    ),
    Fault(
        "group_reports",
        "closing_quarter",
        where="is_last AND closing_quarter <= '$newest_quarter'",
        change={
            "quarter": "closing_quarter",
            "submitted_on": "quarter_end(closing_quarter) + 10",
        }
        | _NOT_COPIED,
        adds=True,
        once_a_group=True,
    ),
    Fault(
        "group_reports",
        "before_formation",
        where="is_first AND quarter_before_formation >= '$first_quarter'",
        change={"quarter": "quarter_before_formation"} | _NOT_COPIED,
        adds=True,
        once_a_group=True,
    ),
    Fault(
        "group_reports",
        "copied_form",
        where=(
            "is_picked AND previous_loans > 0 AND principal_due_rp > 0"
            " AND par1_30_rp + par31_90_rp + par_gt90_rp <= previous_loans"
            " AND previous_loans <= cash_bank_rp + loans_outstanding_rp"
        ),
        change={
            "loans_outstanding_rp": "previous_loans",
            "cash_bank_rp": "cash_bank_rp + loans_outstanding_rp - previous_loans",
        },
        once_a_group=True,
    ),
    Fault(
        "group_reports",
        "money_in_thousands",
        where="is_picked AND reports_n >= 3",
        change={name: f"{name} // 1000" for name in _MONEY},
        once_a_group=True,
    ),
    Fault(
        "group_reports",
        "quarter_not_begun",
        where="formed_on < quarter_start(quarter) - 20",
        change={"submitted_on": "quarter_start(quarter) - 10"},
    ),
    Fault(
        "group_reports",
        "replaced",  # the rule of every table: of two rows with one key the last counts
        where="true",
        change={"submitted_on": "submitted_on - 1"} | _NOT_COPIED,
        adds=True,
    ),
    Fault(
        "group_reports",
        "unknown_group",
        where="true",
        change={"group_id": "'x' || substr(group_id, 2)"},
        adds=True,
    ),
    Fault(
        "group_reports",
        "savers_over_members",
        where="true",
        change={"savers_n": "members_n + 1"},
    ),
    Fault(
        "group_reports",
        "arrears_over_loans",
        where="loans_outstanding_rp > 0",
        change={"par_gt90_rp": "loans_outstanding_rp + 5000"},
    ),
    Fault(
        "group_reports",
        "paid_over_due",
        where="principal_due_rp > 0",
        change={"principal_paid_due_rp": "principal_due_rp + 50000"},
    ),
    Fault(
        "group_reports",
        "too_many_meetings",
        where="true",
        change={"meetings_held": "2 * meetings_planned + 1"},
    ),
    Fault(
        "group_reports",
        "attendance_over_expected",
        where="attend_sum IS NOT NULL",
        change={"attend_sum": "attend_expected + 1"},
    ),
    Fault(
        "group_reports",
        "negative_count",
        where="true",
        change={"mentor_visits_n": "-1"},
    ),
    Fault(
        "group_reports",
        "equity_identity",
        where="true",
        change={"fund_equity_rp": "fund_equity_rp * 11 // 10"},
    ),
)

FAULTS = (
    *REGION_FAULTS,
    *CONTEXT_FAULTS,
    *PROGRAMME_FAULTS,
    *SITE_FAULTS,
    *PRICE_FAULTS,
    *GROUP_FAULTS,
    *REPORT_FAULTS,
)
