import math

import pytest

from dashboard.components import wording
from dashboard.disclosure import flags

NOTHING = math.nan


@pytest.fixture(scope="module")
def repay(catalogue):
    return catalogue.indicators["grp_repay_rate"]


def row(flag=flags.OK, **cells):
    known = {
        "value": 0.735,
        "lower": 0.68,
        "upper": 0.79,
        "n": 41,
        "numerator": 73_500_000,
        "denominator": 100_000_000,
        "due": 50,
        "reported": 41,
    }
    return {"region": "16.71", "period": "2024Q3", "flag": flag} | known | cells


def plain(text):
    return text.replace("\u00a0", " ")


def test_a_shown_value_has_its_unit(repay):
    assert plain(wording.value_words(row(), repay, "id")) == "73,5 %"


def test_zero_is_a_value_like_any_other(repay):
    assert plain(wording.value_words(row(value=0.0), repay, "en")) == "0.0 %"


@pytest.mark.parametrize(
    ("flag", "cells", "words"),
    [
        (
            flags.SUPPRESSED,
            {"n": NOTHING},
            "Disembunyikan: kurang dari 5 kelompok, agar tidak dikenali",
        ),
        (
            flags.SUPPRESSED_COMPLEMENTARY,
            {"n": NOTHING},
            "Disembunyikan untuk melindungi wilayah lain",
        ),
        (flags.TOO_FEW, {"n": 7}, "Belum cukup data: 7 kelompok (minimal 10)"),
        (flags.NOT_REPORTED, {"n": NOTHING}, "Belum melapor"),
        (
            flags.PARTIAL,
            {"due": 50, "reported": 34},
            "Baru 68,0 % melapor, angka sementara",
        ),
        (flags.NO_PROGRAMME, {"due": 0}, "Tidak ada program di sini"),
        (flags.OUTSIDE_FILTER, {}, "Di luar saringan: bukan tipe wilayah ini"),
        (
            flags.NO_DATA,
            {},
            "Tidak ada data: sumbernya tidak memuat wilayah ini",
        ),
        (flags.OK, {}, ""),
    ],
)
def test_each_state_has_its_own_sentence(repay, flag, cells, words):
    hidden = {"value": NOTHING} if flag not in flags.SHOWN else {}

    assert plain(wording.flag_sentence(row(flag, **hidden, **cells), repay, "id")) == (
        words
    )


def test_no_flag_is_without_words(repay):
    for flag in flags.FLAGS:
        for lang in ("id", "en"):
            assert wording.short_flag(flag, lang)
            assert "{" not in wording.flag_sentence(row(flag), repay, lang)


def test_a_missing_value_reads_as_words_never_as_nan(repay):
    hidden = row(flags.SUPPRESSED, value=NOTHING)

    assert wording.value_words(hidden, repay, "en") == "Withheld"


def test_says_what_stands_behind_a_value(repay):
    words = plain(wording.base_words(row(), repay, "id"))

    assert words == "Rp 73,5 juta dari Rp 100,0 juta · 41 kelompok"
    assert plain(wording.reporting_words(row(), "id")) == (
        "41 dari 50 kelompok melapor (82,0 %)"
    )


def test_figures_without_reports_say_nothing_of_reporting():
    assert wording.reporting_words(row(due=NOTHING, reported=NOTHING), "id") == ""


def test_a_complete_count_has_no_range(repay):
    assert wording.range_words(row(lower=NOTHING), repay, "id") == ""
    assert plain(wording.range_words(row(), repay, "id")) == "kisaran 68–79 %"


@pytest.mark.parametrize("flag", [flags.CAUTION, flags.POOLED, flags.TOO_FEW])
def test_what_is_counted_is_the_indicators_own(repay, flag):
    of_villages = repay.model_copy(update={"n": "villages"})

    assert "groups" in wording.flag_sentence(row(flag), repay, "en")
    assert "villages" in wording.flag_sentence(row(flag), of_villages, "en")
    assert "desa" in wording.flag_sentence(row(flag), of_villages, "id")


def test_four_quarters_together_count_reports_and_not_groups(repay):
    pooled = row(flags.POOLED, n=40, due=13, reported=11)

    assert plain(wording.base_words(pooled, repay, "id")) == (
        "Rp 73,5 juta dari Rp 100,0 juta (empat triwulan dijumlahkan)"
        " · 40 laporan triwulan"
    )
    assert plain(wording.reporting_words(pooled, "id")) == (
        "11 dari 13 kelompok melapor pada TW III 2024 (84,6 %)"
    )


def test_a_stock_of_four_quarters_is_no_stock(repay):
    stock = repay.model_copy(update={"time": "stock"})

    assert "posisi empat triwulan dijumlahkan" in wording.base_words(
        row(flags.POOLED), stock, "id"
    )


def test_what_is_no_group_keeps_its_name_in_four_quarters(repay):
    members = repay.model_copy(update={"n": "members"})

    words = wording.counted_words(row(flags.POOLED, n=40), members, "en")

    assert words == "40 members in four quarters"


def test_an_indicator_of_a_year_names_its_four_quarters(repay):
    of_a_year = repay.model_copy(update={"window": 4})

    assert plain(wording.when_words("2024Q3", of_a_year, "id")) == (
        "empat triwulan sampai TW III 2024"
    )
    assert plain(wording.when_words("2024Q3", repay, "id")) == "TW III 2024"


def test_too_few_events_are_told_beside_too_few_people(repay):
    of_events = repay.model_copy(update={"minimum_units": 3, "n": "invited"})

    found = wording.flag_sentence(row(flags.TOO_FEW, n=7), of_events, "en")

    assert plain(found) == (
        "Not enough data yet: under 3 events or under 10 people invited"
    )
