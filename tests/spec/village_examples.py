"""Indicators of participation, proposals and complaints, worked by hand.

One sub-district, programme dbk, one quarter. Columns that a text table does not name
hold the good row of `good_villages.py`; each row gets an id and a day of its own.
"""

from dataclasses import dataclass, field

EVENTS, PROPOSALS, COMPLAINTS = "participation_events", "proposals", "complaints"


@dataclass(frozen=True)
class VillageExample:
    """`period` is the quarter looked at: that in which the good row counts."""

    indicator: str
    table: str
    rows: str
    by_hand: str
    numerator: int
    denominator: int | None
    n: int
    period: str = "2024Q1"
    world: dict[str, str] = field(default_factory=dict)


def stage(indicator: str, number: int, forum: str) -> VillageExample:
    other = 1 + number % 5
    return VillageExample(
        indicator,
        EVENTS,
        f"""
        stage    | forum         | source | invited_n | attended_n
        {number} | {forum}       | mis    | 40        | 24
        {number} | group_meeting | mis    | 60        | 66
        {number} | group_meeting | mis    | -         | 30
        {number} | group_meeting | mis    | 0         | 24
        {number} | group_meeting | survey | 50        | 24
        {other}  | group_meeting | mis    | 80        | 24
        """,
        "24 + 66 over 40 + 60; events without invitations, observed ones and those of "
        "another stage are left out",
        90,
        100,
        2,
    )


EXAMPLES = [
    stage("part_s1_identify", 1, "musdus"),
    stage("part_s2_plan", 2, "mad"),
    stage("part_s3_implement", 3, "work_party"),
    stage("part_s4_monitor", 4, "monitoring_visit"),
    stage("part_s5_safeguard", 5, "complaint_session"),
    VillageExample(
        "part_breadth5",
        EVENTS,
        """
        village_code  | held_on    | stage | forum         | source
        32.04.05.2001 | 2023-05-01 | 1     | musdus        | mis
        32.04.05.2001 | 2023-06-01 | 2     | musdes        | mis
        32.04.05.2001 | 2023-09-01 | 3     | work_party    | mis
        32.04.05.2001 | 2023-10-01 | 4     | accountability | mis
        32.04.05.2001 | 2024-02-01 | 5     | maintenance   | mis
        32.04.05.2002 | 2023-03-31 | 1     | musdus        | mis
        32.04.05.2002 | 2023-06-01 | 2     | musdes        | mis
        32.04.05.2002 | 2023-09-01 | 3     | work_party    | mis
        32.04.05.2002 | 2023-10-01 | 4     | accountability | mis
        32.04.05.2002 | 2024-02-01 | 5     | maintenance   | mis
        32.04.05.2003 | 2023-04-02 | 1     | musdus        | mis
        32.04.05.2004 | 2024-02-02 | 1     | musdus        | survey
        """,
        "three villages have met; village 1 had all five stages within 2023Q2–2024Q1, "
        "the first stage of village 2 lies earlier; village 4 was only observed",
        1,
        3,
        3,
    ),
    VillageExample(
        "part_women_share",
        EVENTS,
        """
        forum  | source | attended_n | women_n
        musdes | mis    | 24         | 11
        musdus | mis    | 36         | 9
        mkp    | mis    | 30         | 30
        musdes | mis    | 40         | -
        musdes | survey | 50         | 5
        """,
        "11 + 9 over 24 + 36; women-only meetings, events that did not count women and "
        "observed ones are left out",
        20,
        60,
        2,
    ),
    VillageExample(
        "part_poor_share",
        EVENTS,
        """
        forum  | source | attended_n | poor_n | women_n
        musdes | mis    | 24         | 13     | 11
        mkp    | mis    | 30         | 20     | 30
        musdes | mis    | 40         | -      | 11
        musdes | survey | 50         | 5      | 11
        """,
        "13 + 20 over 24 + 30",
        33,
        54,
        2,
    ),
    VillageExample(
        "part_disadv_share",
        EVENTS,
        """
        source | attended_n | disadvantaged_n
        mis    | 24         | 2
        mis    | 26         | 0
        mis    | 40         | -
        survey | 50         | 5
        """,
        "2 + 0 over 24 + 26",
        2,
        50,
        2,
    ),
    VillageExample(
        "part_women_speakers",
        EVENTS,
        """
        forum  | source | women_n | speakers_n | women_speakers_n
        musdes | mis    | 11      | 6          | 2
        musdes | mis    | 11      | 4          | 1
        musdes | mis    | 11      | 0          | 0
        musdes | mis    | 11      | 5          | -
        mkp    | mis    | 24      | 8          | 8
        musdes | survey | 11      | 9          | 9
        """,
        "2 + 1 over 6 + 4; where nobody spoke or nobody counted nothing counts",
        3,
        10,
        2,
    ),
    VillageExample(
        "part_mkp_attend",
        EVENTS,
        """
        forum  | source | invited_n | attended_n | women_n
        mkp    | mis    | 40        | 24         | 24
        musdes | mis    | 60        | 24         | 11
        mkp    | survey | 50        | 24         | 24
        """,
        "the one women-only meeting of the programme's own record",
        24,
        40,
        1,
    ),
    VillageExample(
        "part_survey_attend",
        EVENTS,
        """
        source | invited_n | attended_n
        survey | 50        | 24
        survey | -         | 24
        mis    | 40        | 30
        """,
        "only what a survey observed",
        24,
        50,
        1,
    ),
    VillageExample(
        "part_survey_women",
        EVENTS,
        """
        source | forum  | attended_n | women_n
        survey | musdes | 24         | 6
        survey | mkp    | 24         | 24
        mis    | musdes | 24         | 11
        """,
        "only what a survey observed, without women-only meetings",
        6,
        24,
        1,
    ),
    VillageExample(
        "part_events",
        EVENTS,
        """
        source | attended_n | invited_n
        mis    | 24         | 40
        mis    | 24         | -
        survey | 24         | 40
        mis    | 2500       | 2500
        """,
        "two: one was observed, one has an impossible number and is set aside",
        2,
        None,
        2,
    ),
]
