"""Bad rows of the household survey (T12)."""

from tests.spec.rule_case import Case

_LINES = """
month   | poverty_line_rp
2024-03 | 500000
2024-09 | 800000
"""


def _households(columns: str) -> str:
    """Number the households of a text table, so that no two are one."""
    head, *rows = [line.strip() for line in columns.splitlines() if line.strip()]
    numbered = [f"household-{n:06} | {row}" for n, row in enumerate(rows, start=1)]
    return "\n".join([f"hh_id | {head}", *numbered])


def _case(rule: str, rows: str, hit: tuple[int, ...], **others: str) -> Case:
    world = {"household_survey": rows} | others
    return Case("household_survey", rule, world, hit)


CASES = [
    _case(
        "weight_not_positive",
        _households(
            """
            weight | attr_weight
            0      | -
            100    | -1
            100    | 110
            """
        ),
        (1, 2),
    ),
    # a person has a quarter of it; 0.15 lines of March are 75,000 rupiah
    _case(
        "expenditure_out_of_range",
        _households(
            """
            exp_food_rp | exp_nonfood_rp | interview_on
            180000      | 119999         | 2024-06-03
            180000      | 120000         | 2024-06-03
            40000000    | 20000001       | 2024-08-31
            40000000    | 20000001       | 2024-09-01
            180000      | 119999         | 2024-02-01
            """
        ),
        (1, 3),
        prices=_LINES,
    ),
    _case(
        "food_share_unusual",
        _households(
            """
            exp_food_rp | exp_nonfood_rp
            149         | 851
            150         | 850
            951         | 49
            950         | 50
            """
        ),
        (1, 3),
    ),
    _case(
        "household_size_jump",
        """
        hh_id            | wave | hhsize
        household-000001 | 0    | 4
        household-000001 | 1    | 11
        household-000001 | 2    | 5
        household-000002 | 0    | 4
        household-000002 | 2    | 12
        """,
        (2, 5),
    ),
    _case(
        "not_a_member",
        _households(
            """
            arm | is_member | program_code
            T   | false     | dbk
            T   | true      | dbk
            C   | false     | -
            T   | false     | pdw
            """
        ),
        (1,),
        programs="""
        program_code | model
        dbk          | revolving_fund
        pdw          | block_grant
        """,
    ),
    _case(
        "weight_extreme",
        _households(
            """
            weight | stratum_id
            100    | one
            100    | one
            2001   | one
            2001   | two
            """
        ),
        (3,),
    ),
    _case(
        "deprivation_missing",
        _households(
            """
            dep03 | panel   | hhsize
            -     | panel   | 4
            1     | panel   | 4
            -     | refused | -
            """
        ),
        (1,),
    ),
    # two alike of six are a third; of seven they are less than 30 per cent
    _case(
        "identical_answers",
        _households(
            """
            interviewer_id | a01 | a02 | a03
            interviewer-01 | 1   | 1   | 1
            interviewer-01 | 1   | 1   | 1
            interviewer-01 | 0   | 1   | 1
            interviewer-01 | 1   | 0   | 1
            interviewer-01 | 1   | 1   | 0
            interviewer-01 | 0   | 0   | 1
            interviewer-02 | 1   | 1   | 1
            interviewer-02 | 1   | 1   | 1
            interviewer-02 | 0   | 1   | 1
            interviewer-02 | 1   | 0   | 1
            interviewer-02 | 1   | 1   | 0
            interviewer-02 | 0   | 0   | 1
            interviewer-02 | 0   | 0   | 0
            """
        ),
        (1, 2),
    ),
    _case(
        "stratum_crosses_regency",
        _households(
            """
            stratum_id | kec_code | region
            one        | 32.04.05 | 32.04.05
            one        | 32.04.06 | 32.04.06
            one        | 32.05.01 | 32.05.01
            two        | 32.05.01 | 32.05.01
            """
        ),
        (3,),
    ),
]
