"""Bad rows of participation events, proposals and complaints (T7, T8, T9)."""

from tests.spec.rule_case import Case

EVENTS = "participation_events"


def numbered(name: str, text: str) -> str:
    """Give each row of a text table an id of its own, and a day of its own."""
    head, *rows = [line for line in text.splitlines() if line.strip()]
    column = f"{name[:-1].rpartition('_')[2]}_id"
    rows = [f"{name[:-1]}-{i:06} | {row}" for i, row in enumerate(rows, start=1)]
    return "\n".join([f"{column} | {head}", *rows])


def events(rule: str, text: str, hit: tuple[int, ...]) -> Case:
    return Case(EVENTS, rule, {EVENTS: _on_days(numbered(EVENTS, text))}, hit)


def proposals(rule: str, text: str, hit: tuple[int, ...]) -> Case:
    return Case("proposals", rule, {"proposals": numbered("proposals", text)}, hit)


def _on_days(text: str) -> str:
    """Each event on a day of its own: no two look like one."""
    head, *rows = text.splitlines()
    rows = [f"2024-02-{day:02} | {row}" for day, row in enumerate(rows, start=1)]
    return "\n".join([f"held_on | {head}", *rows])


CASES = [
    events(
        "unknown_program",
        """
        program_code
        dbk
        nope
        """,
        (2,),
    ),
    events(
        "part_over_attended",
        """
        attended_n | women_n | poor_n | disadvantaged_n | speakers_n | women_speakers_n
        24         | 25      | 13     | 2               | 6          | 2
        24         | 11      | 25     | 2               | 6          | 2
        24         | 11      | 13     | 25              | 6          | 2
        24         | 11      | 13     | 2               | 25         | 2
        24         | 11      | 13     | 2               | 6          | 7
        24         | 23      | 24     | 24              | 24         | 24
        24         | -       | -      | -               | -          | -
        """,
        (1, 2, 3, 4, 5),
    ),
    events(
        "stage_forum_impossible",
        """
        stage | forum
        1     | maintenance
        1     | musdus
        2     | mad
        1     | mad
        3     | work_party
        2     | work_party
        3     | mkp
        4     | accountability
        5     | complaint_session
        4     | complaint_session
        3     | musdus
        5     | monitoring_visit
        4     | musdes
        5     | group_meeting
        """,
        (1, 4, 6, 7, 10, 11, 12),
    ),
    events(
        "attended_over_2000",
        """
        invited_n | attended_n
        1000      | 2001
        1000      | 2000
        """,
        (1,),
    ),
    events(
        "attended_far_over_invited",
        """
        invited_n | attended_n
        20        | 61
        20        | 60
        -         | 500
        """,
        (1,),
    ),
    events(
        "only_women",
        """
        forum  | attended_n | women_n
        musdes | 24         | 24
        mkp    | 24         | 24
        musdes | 24         | 23
        """,
        (1,),
    ),
    events(
        "invented_halves",
        """
        region       | attended_n | women_n | poor_n
        32.04.05     | 20         | 10      | 6
        32.04.05     | 30         | 9       | 15
        32.04.05     | 40         | 20      | 12
        32.04.05     | 40         | 12      | 20
        32.04.05     | 24         | 12      | 12
        32.04.05     | 24         | 12      | 11
        32.04.05     | 8          | 4       | 4
        32.04.06     | 20         | 10      | 6
        """,
        (1, 2, 3, 4, 5),
    ),
    Case(
        EVENTS,
        "twin_event",
        {
            EVENTS: """
            event_id     | village_code  | held_on    | forum  | source
            event-000002 | 32.04.05.2001 | 2024-02-10 | musdes | mis
            event-000001 | 32.04.05.2001 | 2024-02-10 | musdes | mis
            event-000003 | 32.04.05.2001 | 2024-02-10 | musdes | survey
            event-000004 | 32.04.05.2001 | 2024-02-10 | mad    | mis
            event-000005 | 32.04.05.2001 | 2024-02-11 | musdes | mis
            event-000006 | 32.04.05.2002 | 2024-02-10 | musdes | mis
            """
        },
        (1,),
    ),
    proposals(
        "unknown_program",
        """
        program_code
        nope
        dbk
        """,
        (1,),
    ),
    proposals(
        "level_before_lower",
        """
        lvl_village_on | lvl_kec_on | lvl_kab_on | lvl_prov_on | lvl_nat_on
        2023-03-01     | 2023-02-28 | -          | -           | -
        2023-03-01     | 2023-03-01 | 2023-02-28 | -           | -
        2023-03-01     | -          | 2023-02-28 | -           | -
        2023-03-01     | -          | -          | 2023-02-28  | -
        2023-03-01     | 2023-04-01 | 2023-05-01 | 2023-06-01  | 2023-05-31
        2023-03-01     | 2023-03-01 | 2023-05-01 | 2023-06-01  | 2023-06-01
        -              | 2023-03-01 | -          | -           | -
        """,
        (1, 2, 3, 4, 5),
    ),
    proposals(
        "funded_over_cost",
        """
        status | cost_rp   | funded_rp | fund_source
        funded | 100000000 | 120000001 | blm
        funded | 100000000 | 120000000 | blm
        """,
        (1,),
    ),
    proposals(
        "funded_without_money",
        """
        status   | funded_rp
        funded   | 0
        funded   | 5000000
        rejected | 0
        """,
        (1,),
    ),
    proposals(
        "completed_without_money",
        """
        status    | funded_rp
        completed | 0
        completed | 5000000
        verified  | 0
        """,
        (1,),
    ),
    proposals(
        "negative_money",
        """
        cost_rp   | own_contribution_rp | funded_rp
        100000000 | -1                  | 0
        100000000 | 0                   | -1
        100000000 | 0                   | 0
        """,
        (1, 2),
    ),
    Case(
        "complaints",
        "closed_before_received",
        {
            "complaints": """
            complaint_id     | received_on | closed_on
            complaint-000001 | 2024-02-10  | 2024-02-09
            complaint-000002 | 2024-02-10  | 2024-02-10
            complaint-000003 | 2024-02-10  | -
            """
        },
        (1,),
    ),
]
