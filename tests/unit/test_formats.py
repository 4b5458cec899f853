import pytest

from dashboard.formats import (
    csv_text,
    format_difference,
    format_number,
    format_period,
    format_plain,
    format_range,
    format_share,
    format_value,
    region_in_parent,
)


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


def test_an_incomplete_reporting_rate_never_reads_100():
    assert plain(format_share(0.998, "id")) == "99 %"
    assert plain(format_share(1.0, "id")) == "100 %"


def test_writes_periods_in_the_words_of_the_reader():
    assert format_period("2024Q3", "id") == "TW III 2024"
    assert format_period("2024Q3", "en") == "2024 Q3"
    assert format_period("2024S1", "id") == "Semester I 2024"
    assert format_period("2024S2", "en") == "2024 H2"
    assert format_period("2024", "id") == "2024"


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
