"""A value ten times off its own series is quarantined, whatever the import order."""

import pandas as pd
import pytest

from dashboard.ingest.published.jumps import quarantine_jumps


def series(*values, first=2019, region="ID", part="S1", indicator="line"):
    return pd.DataFrame(
        {
            "indicator": indicator,
            "region": region,
            "period": [f"{first + n}{part}" for n in range(len(values))],
            "value": values,
        }
    )


def flagged(figures):
    return list(figures.loc[quarantine_jumps(figures), "value"])


def test_finds_the_line_that_was_cut_at_a_separator():
    figures = series(425250, 454652, 472525, 505, 550458, 582932)

    assert flagged(figures) == [505]


@pytest.mark.parametrize(
    "values",
    [
        (505, 550458, 582932),
        (454652, 472525, 505),
        (11.2, 11.1, 25674.58, 9.8),
        (25674.58, 9.8, 9.7),
    ],
)
def test_finds_a_slip_at_either_end_and_upwards(values):
    found = flagged(series(*values))

    assert found in ([505], [25674.58])


def test_two_slips_side_by_side_do_not_vouch_for_each_other():
    assert flagged(series(425250, 454652, 505, 506, 550458, 582932)) == [505, 506]


def test_leaves_a_real_change_below_ten_times():
    assert flagged(series(915.15, 152.91, 171.38)) == []


def test_two_values_alone_condemn_each_other():
    assert flagged(series(505, 550458)) == [505, 550458]


def test_one_value_alone_is_never_judged():
    assert flagged(series(505)) == []


def test_zeros_and_blanks_neither_jump_nor_judge():
    assert flagged(series(0.0, 12.5, None, 0.0, 13.1)) == []


def test_a_change_of_sign_is_no_jump():
    assert flagged(series(2.1, -0.1, 1.9, 2.0)) == []


def test_kinds_of_period_regions_and_indicators_are_judged_apart():
    figures = pd.concat(
        [
            series(100, 101, part=""),
            series(5000, 5100, part="S1"),
            series(1, 1, region="11"),
            series(9999, 9998, indicator="other"),
        ],
        ignore_index=True,
    )

    assert flagged(figures) == []


def test_the_order_of_rows_changes_nothing():
    figures = series(425250, 454652, 472525, 505, 550458, 582932)
    shuffled = figures.sample(frac=1, random_state=5)

    assert flagged(shuffled) == [505]
    assert figures.equals(series(425250, 454652, 472525, 505, 550458, 582932))


def test_no_figures_no_jumps():
    assert flagged(series().astype({"value": float})) == []
