"""How a code as written is read in each system."""

import pytest

from dashboard.ingest.placing.bridge import Bridge
from dashboard.ingest.placing.code_systems import Bps, Kemendagri

BPS = Bps(Bridge({"3201190": "32.01.19", "3201": "32.01"}))


@pytest.mark.parametrize(
    ("code", "level", "read"),
    [
        ("32.01.19", "subdistrict", "32.01.19"),
        ("320119", "subdistrict", "32.01.19"),
        ("320119.0", "subdistrict", "32.01.19"),
        (" 32.10 ", "regency", "32.10"),
        ("32.01.19.2003", "village", "32.01.19.2003"),
        ("3201192003", "village", "32.01.19.2003"),
        ("32.1", "regency", None),
        ("3201190", "subdistrict", None),
        ("32", "regency", None),
        ("ID-AC", "province", None),
        ("", "province", None),
    ],
)
def test_reads_kemendagri_codes_in_forms_that_lose_nothing(code, level, read):
    assert Kemendagri().read(code, level) == read


@pytest.mark.parametrize(
    ("code", "level", "read"),
    [
        ("3201190", "subdistrict", "32.01.19"),
        ("3201190.0", "subdistrict", "32.01.19"),
        ("320119", "subdistrict", None),
        ("3201", "subdistrict", None),
        ("3201", "regency", "32.01"),
        ("3299999", "subdistrict", None),
    ],
)
def test_reads_bps_codes_through_the_bridge_and_whole_only(code, level, read):
    assert BPS.read(code, level) == read
