"""A village hangs on its sub-district by the beginning of its code."""

import pytest

from dashboard.ingest.placing.villages import village_code


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        ("3201012001", "320101", "32.01.01.2001"),
        ("32.01.01.2001", "32.01.01", "32.01.01.2001"),
        ("3201012001.0", "320101.0", "32.01.01.2001"),
        # an old code of a region that is now 32.01.01
        ("9101052003", "910105", "32.01.01.2003"),
        # beside a BPS sub-district code: either system's village code
        ("3201012001", "3201190", "32.01.01.2001"),
        ("3201190004", "3201190", "32.01.01.b004"),
        ("3201022001", "320101", "differs"),
        ("32010120", "320101", "differs"),
        ("", "320101", "missing"),
        (None, "320101", "missing"),
    ],
)
def test_the_code_must_begin_with_the_sub_district(code, said, expected):
    assert village_code(code, "32.01.01", said=said) == expected
