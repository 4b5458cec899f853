"""Indicators of proposals, of their way into plans, and of complaints, worked by hand."""

from tests.spec.village_examples import COMPLAINTS, PROPOSALS, VillageExample

LADDER = """
    origin          | proposed_on | lvl_village_on | lvl_kec_on | lvl_kab_on | lvl_prov_on | lvl_nat_on
    group           | 2023-02-10  | 2023-04-01     | 2023-05-01 | 2023-08-01 | -           | 2024-03-31
    hamlet_meeting  | 2023-01-01  | 2023-04-01     | 2023-05-01 | -          | 2024-03-01  | 2024-03-31
    women_meeting   | 2023-03-31  | 2024-03-31     | 2024-04-01 | 2024-05-01 | 2024-06-01  | -
    group           | 2023-03-31  | -              | -          | -          | -           | -
    village_gov     | 2023-02-10  | 2023-04-01     | 2023-05-01 | 2023-08-01 | -           | -
    -               | 2023-02-10  | 2023-04-01     | 2023-05-01 | 2023-08-01 | -           | -
    group           | 2023-04-01  | 2023-05-01     | 2023-06-01 | 2023-08-01 | -           | -
    group           | 2024-03-31  | -              | -          | -          | -           | -
"""


def rung(indicator: str, numerator: int) -> VillageExample:
    return VillageExample(
        indicator,
        PROPOSALS,
        LADDER,
        "four bottom-up proposals are of 2023Q1 and judged at the end of 2024Q1: three "
        "had reached the village plan by then, two the sub-district, one the regency, "
        "two the province or the nation",
        numerator,
        4,
        4,
    )


EXAMPLES = [
    VillageExample(
        "prop_made",
        PROPOSALS,
        """
        origin       | status    | funded_rp | fund_source
        group        | funded    | 60000000  | blm
        -            | completed | 40000000  | blm
        village_gov  | rejected  | 70000000  | -
        group        | proposed  | 0         | -
        """,
        "four, of any origin and whatever became of them",
        4,
        None,
        4,
        period="2023Q1",
    ),
    VillageExample(
        "prop_funded",
        PROPOSALS,
        """
        origin       | status    | funded_rp | fund_source
        group        | funded    | 60000000  | blm
        -            | completed | 40000000  | blm
        village_gov  | rejected  | 70000000  | -
        group        | proposed  | 0         | -
        """,
        "two: one was granted money, one is done",
        2,
        None,
        4,
        period="2023Q1",
    ),
    VillageExample(
        "prop_funded_rp",
        PROPOSALS,
        """
        origin       | status    | funded_rp | fund_source
        group        | funded    | 60000000  | blm
        -            | completed | 40000000  | blm
        village_gov  | rejected  | 70000000  | -
        group        | proposed  | 0         | -
        """,
        "60 + 40 million; what is written beside a rejected one is no money granted",
        100_000_000,
        None,
        4,
        period="2023Q1",
    ),
    VillageExample(
        "bottomup_prop_share",
        PROPOSALS,
        """
        origin
        hamlet_meeting
        women_meeting
        group
        village_gov
        legislator
        -
        """,
        "three of five whose origin is known",
        3,
        5,
        5,
        period="2023Q1",
    ),
    VillageExample(
        "bottomup_funded_rp",
        PROPOSALS,
        """
        origin       | status    | funded_rp | fund_source
        group        | funded    | 60000000  | blm
        village_gov  | completed | 40000000  | blm
        -            | funded    | 90000000  | blm
        group        | rejected  | 70000000  | -
        group        | proposed  | 0         | -
        """,
        "60 over 60 + 40 million; money of unknown origin, or written beside a proposal "
        "that was never funded, is left out",
        60_000_000,
        100_000_000,
        2,
        period="2023Q1",
    ),
    VillageExample(
        "complaint_resolved_30d",
        COMPLAINTS,
        """
        received_on | closed_on
        2024-01-10  | 2024-02-09
        2024-01-10  | 2024-02-10
        2024-01-10  | -
        2024-03-21  | 2024-04-01
        2024-03-22  | 2024-03-23
        """,
        "the submission came on 20 April: of four complaints that were then 30 days old "
        "two were closed in time; the fifth is too young, though it is closed",
        2,
        4,
        4,
    ),
    rung("plan_l1_village", 3),
    rung("plan_l2_kecamatan", 2),
    rung("plan_l3_kabupaten", 1),
    rung("plan_l45_provnas", 2),
]
