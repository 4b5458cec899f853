from decimal import ROUND_HALF_UP, Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dashboard.formats import (
    csv_text,
    format_difference,
    format_number,
    format_period,
    format_plain,
    format_range,
    format_rupiah_of,
    format_share,
    format_value,
    region_in_parent,
)
from dashboard.texts import LOCALES


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "unit", "locale", "shown"),
    [
        (0.7354, "percent", "id", "73,5 %"),
        (0.7354, "percent", "en", "73.5 %"),
        (0, "percent", "id", "0,0 %"),
        (12431, "count", "id", "12.431"),
        (1.23e9, "rupiah", "id", "Rp 1,2 miliar"),
        (1.23e9, "rupiah", "en", "Rp 1.2 billion"),
        (450_000, "rupiah", "id", "Rp 450.000"),
        (0.68912, "index", "id", "0,689"),
    ],
)
def test_writes_a_value_with_its_unit(value, unit, locale, shown):
    assert plain(format_value(value, unit, locale)) == shown


def test_leaves_the_unit_to_the_heading_of_a_column():
    assert format_plain(0.5, "percent", "id") == "50,0"


def test_writes_the_unit_of_a_range_once():
    assert plain(format_range(0.68, 0.79, "percent", "id")) == "68–79 %"
    assert plain(format_range(0.682, 0.691, "percent", "id")) == "68,2–69,1 %"


def test_a_range_below_zero_keeps_signs_and_dash_apart():
    assert plain(format_range(-0.15, -0.08, "percent_change", "id")) == "−15 – −8 %"


def test_differences_of_percents_are_points():
    shown = format_difference(-0.021, "percent", "id", points="poin")

    assert plain(shown) == "−2,1 poin"


@pytest.mark.parametrize(
    ("difference", "unit", "shown"),
    [
        (0.0004, "percent", "0,0 poin"),
        (-0.0004, "percent", "0,0 poin"),
        (0.0006, "percent", "+0,1 poin"),
        (0, "count", "0"),
        (-10, "count", "−10"),
        (2.5e9, "rupiah", "+Rp 2,5 miliar"),
    ],
)
def test_a_difference_that_rounds_to_nothing_has_no_sign(difference, unit, shown):
    found = format_difference(difference, unit, "id", points="poin")

    assert plain(found) == shown


def test_an_incomplete_reporting_rate_never_reads_100():
    assert plain(format_share(0.9999, "id")) == "99,9 %"
    assert plain(format_share(1.0, "id")) == "100,0 %"


@pytest.mark.parametrize(
    ("reported", "due", "shown"),
    [
        (275_392, 300_713, "91,6 %"),
        (87, 91, "95,6 %"),
        (79_999, 100_000, "79,9 %"),  # still provisional
        (5_996, 10_000, "59,9 %"),  # still withheld
        (80, 100, "80,0 %"),
        (0, 7, "0,0 %"),
    ],
)
def test_a_reporting_rate_is_rounded_but_never_up_to_a_limit(reported, due, shown):
    assert plain(format_share(reported / due, "id")) == shown


def test_half_a_step_is_rounded_away_from_zero():
    assert format_number(81.25, "id", decimals=1) == "81,3"
    assert format_number(-2.5, "en") == "−3"


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (1.37e12, 1.6e12, ("Rp 1,37 triliun", "Rp 1,60 triliun")),
        (38.5e6, 987e6, ("Rp 38,5 juta", "Rp 987,0 juta")),
        (6.3e9, 8.249e9, ("Rp 6,30 miliar", "Rp 8,25 miliar")),
        (500_000, 3.2e6, ("Rp 500.000", "Rp 3,20 juta")),
        (0, 1e6, ("Rp 0", "Rp 1,00 juta")),
        (2e9, 1.5e12, ("Rp 2,00 miliar", "Rp 1,50 triliun")),
    ],
)
def test_a_part_and_its_whole_have_the_same_decimals(part, whole, shown):
    assert tuple(map(plain, format_rupiah_of(part, whole, "id"))) == shown


def test_writes_periods_in_the_words_of_the_reader():
    assert format_period("2024Q3", "id") == "TW III 2024"
    assert format_period("2024Q3", "en") == "2024 Q3"
    assert format_period("2024S1", "id") == "Semester I 2024"
    assert format_period("2024S2", "en") == "2024 H2"
    assert format_period("2024", "id") == "2024"


@given(
    number=st.floats(-1e15, 1e15, allow_nan=False),
    locale=st.sampled_from(LOCALES),
    places=st.sampled_from(["", "0", "#", "00", "0#", "##", "000"]),
)
def test_writes_a_number_as_babel_does(number, locale, places):
    shown = format_number(number, locale, decimals=len(places), least=places.count("0"))

    rounded = Decimal(str(number)).quantize(
        Decimal(1).scaleb(-len(places)), ROUND_HALF_UP
    )
    pattern = f"#,##0.{places}" if places else "#,##0"
    same = format_decimal(rounded, format=pattern, locale=locale)
    assert shown == same.replace("-", "−")


def test_groups_thousands():
    assert format_number(16902, "id") == "16.902"
    assert format_number(16902, "en") == "16,902"


def test_names_regions_with_their_kind_and_parent(regions):
    assert regions["32.04"].short_name == "Kab. Bandung"
    assert region_in_parent("16.71.18", regions).startswith("Kec. ")
    assert region_in_parent("16.71.18", regions).endswith(", Kota Palembang")
    assert regions["94.01.01"].short_name.startswith("Distrik ")
    assert regions["31.71"].short_name == "Kota Adm. Jakarta Pusat"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_run_is_disarmed(start):
    assert csv_text(f"{start}cmd") == f"'{start}cmd"
    assert csv_text(f"Bogor {start}") == f"Bogor {start}"
