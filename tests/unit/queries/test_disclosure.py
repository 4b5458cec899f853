"""domain.md §5.1, row by row: what is shown, what is hidden, and in which order."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboard.catalogue import Indicator, MinimumN
from dashboard.queries import flags
from dashboard.queries.disclosure import disclose

TEXT = {"id": "x", "en": "x"}


def indicator(**changes) -> Indicator:
    values = {
        "id": "share",
        "pillar": "self_management",
        "table": "group_quarters",
        "numerator": "a",
        "denominator": "b",
        "aggregate": "sum",
        "unit": "percent",
        "time": "flow",
        "levels": ("nation", "province", "regency", "subdistrict"),
        "n": "groups",
        "minimum_n": MinimumN(confidentiality=5, publication=10),
        "interval": "ratio",
        "source": "x",
        "reviewed_on": date(2026, 11, 22),
        "name": TEXT,
        "why": TEXT,
        "formula": TEXT,
    }
    return Indicator(**(values | changes))


def row(**changes) -> pd.DataFrame:
    values = {
        "region": "16.71.01",
        "period": "2024Q3",
        "numerator": 500.0,
        "denominator": 1000.0,
        "value": 0.5,
        "lower": 0.4,
        "upper": 0.6,
        "n": 40.0,
        "max": 50.0,
        "due": 42.0,
        "reported": 40.0,
    }
    return pd.DataFrame([values | changes])


NUMBERS = ["numerator", "denominator", "value", "lower", "upper"]


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({}, flags.OK),
        ({"n": 12.0, "due": 12.0, "reported": 12.0}, flags.CAUTION),
        ({"reported": 30.0}, flags.PARTIAL),
        ({"reported": 20.0}, flags.LOW_REPORTING),
        ({"n": 9.0}, flags.TOO_FEW),
        ({"n": 4.0}, flags.SUPPRESSED),
        ({"n": 4.0, "reported": 10.0}, flags.SUPPRESSED),
        ({"n": 0.0, "reported": 0.0, "value": np.nan}, flags.NOT_REPORTED),
        ({"n": 0.0, "value": np.nan}, flags.NO_DATA),
        ({"due": 0.0, "reported": 0.0, "value": np.nan}, flags.NO_PROGRAMME),
        ({"due": np.nan, "reported": np.nan, "value": np.nan}, flags.NO_PROGRAMME),
    ],
)
def test_first_hit_wins(changes, flag):
    assert disclose(row(**changes), indicator())["flag"].tolist() == [flag]


def test_zero_is_shown():
    shown = disclose(row(numerator=0.0, value=0.0, lower=0.0), indicator())

    assert shown.loc[0, ["flag", "value"]].tolist() == [flags.OK, 0.0]


def test_confidentiality_hides_value_and_counts():
    shown = disclose(row(n=4.0), indicator())

    assert shown.loc[0, [*NUMBERS, "n"]].isna().all()


def test_reliability_hides_the_value_and_says_how_many():
    shown = disclose(row(n=9.0), indicator())

    assert shown.loc[0, NUMBERS].isna().all()
    assert shown.loc[0, "n"] == 9


@pytest.mark.parametrize("numerator", [1.0, 4.0, 996.0, 999.0])
def test_small_counts_of_a_sensitive_trait_are_hidden(numerator):
    shown = disclose(row(numerator=numerator), indicator(sensitive=True))

    assert shown["flag"].tolist() == [flags.SUPPRESSED]


def test_money_of_one_dominant_group_is_hidden():
    money = indicator(dominance=True)

    assert disclose(row(max=701.0), money)["flag"].tolist() == [flags.SUPPRESSED]
    assert disclose(row(max=699.0), money)["flag"].tolist() == [flags.OK]


def test_too_few_takes_the_last_four_quarters_if_they_pass():
    pooled = row(n=36.0, value=0.55, due=40.0, reported=38.0)

    shown = disclose(row(n=9.0), indicator(), pooled=pooled)

    assert shown.loc[0, ["flag", "value", "n"]].tolist() == [flags.POOLED, 0.55, 36]


def test_too_few_takes_the_regency_where_pooling_does_not_help():
    parents = row(region="16.71", value=0.6, n=400.0).assign(flag=flags.OK)

    shown = disclose(row(n=6.0), indicator(), pooled=row(n=8.0), parents=parents)

    assert shown.loc[0, ["flag", "value"]].tolist() == [flags.PARENT_VALUE, 0.6]
    assert shown.loc[0, ["numerator", "denominator"]].isna().all()


def test_confidential_cells_are_never_filled_in():
    parents = row(region="16.71").assign(flag=flags.OK)

    shown = disclose(row(n=4.0), indicator(), pooled=row(), parents=parents)

    assert shown["flag"].tolist() == [flags.SUPPRESSED]
    assert shown.loc[0, [*NUMBERS, "n"]].isna().all()


def test_a_parent_that_is_withheld_stands_for_nothing():
    parents = row(region="16.71").assign(flag=flags.LOW_REPORTING, value=np.nan)

    shown = disclose(row(n=9.0), indicator(), parents=parents)

    assert shown["flag"].tolist() == [flags.TOO_FEW]


def test_public_figures_know_only_data_and_no_data():
    public = indicator(table="figures", disclosure="public", interval="none")
    figures = pd.concat([row(n=1.0), row(value=np.nan)], ignore_index=True)

    shown = disclose(figures.drop(columns=["due", "reported"]), public)

    assert shown["flag"].tolist() == [flags.OK, flags.NO_DATA]


def test_counts_of_groups_do_not_need_reports():
    count = indicator(
        minimum_n=MinimumN(confidentiality=1, publication=1),
        interval="count",
        needs_reports=False,
    )

    shown = disclose(row(n=3.0, reported=0.0), count)

    assert shown["flag"].tolist() == [flags.OK]


def test_leaves_its_input_as_it_was():
    before = row(n=4.0)

    disclose(before, indicator())

    pd.testing.assert_frame_equal(before, row(n=4.0))
