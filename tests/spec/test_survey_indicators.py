"""The indicators of the household survey are what is worked out by hand.

Two households of one regency, in two villages of one stratum: four people who weigh
100 and spend 1 million rupiah each, two people who weigh 50 and spend half of it. A
third is new in this wave and a fourth was not found.
"""

from dataclasses import dataclass

import numpy as np
import pytest

from dashboard.catalogue.indicators import MinimumN
from dashboard.disclosure import survey
from dashboard.ingest.survey.totals import write_survey
from tests.spec.reports import catalogue, checked

ASSETS = "welf_asset_index"
HOUSEHOLDS = """
hh_id            | psu_id | weight | hhsize | exp_food_rp | exp_nonfood_rp | a01 | a02 | a03 | a04 | fies1 | fies2 | fies3 | fies4 | ls1_now | ls2_now | panel
household-000001 | a      | 100    | 4      | 2400000     | 1600000        | 1   | 1   | 1   | 1   | 1     | 1     | 1     | 1     | 5       | 1       | moved
household-000002 | b      | 50     | 2      | 600000      | 400000         | 1   | 0   | 0   | 0   | 1     | 1     | 1     | 0     | 2       | 3       | panel
household-000003 | b      | 50     | -      | -           | -              | 1   | 1   | 1   | 1   | 1     | 1     | 1     | 1     | 5       | 5       | refused
"""
# prices rose by a quarter since the last year of twelve months, in which they were 100
PRICES = "month | cpi | poverty_line_rp\n" + "\n".join(
    [f"2023-{month:02} | 100 | -" for month in range(1, 13)]
    + ["2024-03 | 125 | 600000", "2024-09 | 200 | 5000000"]
)


@dataclass(frozen=True)
class Example:
    indicator: str
    by_hand: str
    numerator: float
    denominator: float
    n: int


EXAMPLES = (
    Example(
        "welf_pce_real",
        "1 million of June 2024 are 800,000 of 2023, half a million 400,000: "
        "100·4·800,000 + 50·2·400,000 over 100·4 + 50·2 people",
        360_000_000,
        500,
        2,
    ),
    Example(
        "welf_p0",
        "the line of March 2024 holds in June: of 500 people 50·2 are under 600,000",
        100,
        500,
        2,
    ),
    Example(
        "welf_asset_index",
        "4 and 1 of 12 assets: 100·400 + 50·100 over 100·12 + 50·12",
        45_000,
        1_800,
        2,
    ),
    Example(
        "welf_food_insec",
        "the first says yes to four items, the second to three: 100·4 over 500 people",
        400,
        500,
        2,
    ),
    Example(
        "welf_lifestyle_net",
        "of the first one thing rose and one fell: the same; of the second one fell: "
        "100·0 − 50·100 over 150 households",
        -5_000,
        150,
        2,
    ),
)


@pytest.fixture(scope="module")
def told():
    """Indicator -> what the store keeps of it for the regency, by part.

    Two households are too few to keep more than their number; here they are not.
    """
    engine = checked(household_survey=HOUSEHOLDS, prices=PRICES)
    engine.execute("ATTACH ':memory:' AS store")
    known = catalogue()
    anyone = MinimumN(confidentiality=1, publication=1)
    write_survey(
        engine,
        known.derived_tables["households"],
        [
            one.model_copy(update={"minimum_n": anyone})
            for one in known.indicators_of("households")
        ],
    )
    rows = engine.execute("FROM store.map_households WHERE region = '32.04'")
    names = [column[0] for column in rows.description]
    [only] = rows.fetchall()
    row = dict(zip(names, only, strict=True))

    def of(indicator: str) -> dict:
        prefix = f"{indicator}__"
        return {
            name.removeprefix(prefix): value
            for name, value in row.items()
            if name.startswith(prefix)
        }

    return of


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.indicator)
def test_indicator_is_what_is_worked_out_by_hand(example, told):
    found = told(example.indicator)

    assert found["num"] == pytest.approx(example.numerator), example.by_hand
    assert found["den"] == pytest.approx(example.denominator), example.by_hand
    assert found["n"] == example.n, example.by_hand


def test_every_indicator_of_the_survey_has_an_example():
    declared = {one.id for one in catalogue().indicators_of("households")}

    assert declared == {example.indicator for example in EXAMPLES}


def test_the_variance_is_what_is_worked_out_by_hand(told):
    """Of two villages only their difference counts: residuals 40,000 − 25·1,200 and
    5,000 − 25·600 are ±10,000, so the error is 2·10,000 over 1,800 points."""
    found = {name: np.array([float(part)]) for name, part in told(ASSETS).items()}
    cells = found | {"numerator": found["num"], "denominator": found["den"]}

    assert np.sqrt(survey.variance(cells)) == pytest.approx(20_000 / 1_800)


def test_fewer_households_than_may_be_told_apart_leave_their_number_only():
    engine = checked(household_survey=HOUSEHOLDS, prices=PRICES)
    engine.execute("ATTACH ':memory:' AS store")
    known = catalogue()
    indicators = known.indicators_of("households")
    write_survey(engine, known.derived_tables["households"], indicators)

    for table in ("map_households", "survey_domains"):
        found = engine.execute(
            f"SELECT DISTINCT COLUMNS('welf_p0__.*') FROM store.{table}"
        )
        names = [column[0] for column in found.description]
        [row] = found.fetchall()
        known_cells = {
            name for name, cell in zip(names, row, strict=True) if cell is not None
        }
        assert known_cells == {"welf_p0__n", "welf_p0__psu"}
