import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.api.map_data import _json_list


@given(
    st.lists(
        st.floats(1e-9, 1e15)
        | st.floats(-1e15, -1e-9)
        | st.integers(0, 10**6).map(float)
    )
)
def test_hover_numbers_keep_six_digits_that_matter(numbers):
    found = _json_list(np.array(numbers, float))

    for number, shown in zip(numbers, found, strict=True):
        assert abs(shown - number) <= 0.5000001e-5 * abs(number)


def test_hover_numbers_are_short_and_null_where_nothing_is_known():
    numbers = np.array([np.nan, 0.0, 1 / 3, 0.1, 12.0, 1234567.8, 0.00012345678])

    assert _json_list(numbers) == [
        None,
        0,
        0.333333,
        0.1,
        12,
        1234570,
        0.000123457,
    ]
