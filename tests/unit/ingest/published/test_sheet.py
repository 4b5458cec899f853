"""Which profile reads a sheet."""

import pytest

from dashboard.catalogue.profile_files import load_profiles
from dashboard.ingest.published.sheet import choose_profile
from dashboard.ingest.readers import FileRefused
from dashboard.settings import Settings

PROFILES = load_profiles(Settings().profiles)
WATER = ("Wilayah", "Tahun", "Persentase Rumah Mengakses Air Minum Layak")


def test_the_header_tells_the_profile():
    assert choose_profile(WATER, PROFILES).id == "jateng_water"


def test_an_unknown_header_lists_the_columns_and_the_profiles():
    with pytest.raises(
        FileRefused, match="no profile knows the columns a, b"
    ) as refused:
        choose_profile(("a", "b"), PROFILES)

    assert "jateng_water" in refused.value.to("id")


def test_a_named_profile_says_which_columns_it_misses():
    with pytest.raises(FileRefused, match="needs the columns kode_kecamatan"):
        choose_profile(WATER, PROFILES, named="idm")


def test_an_unknown_profile_lists_those_there_are():
    with pytest.raises(FileRefused, match="There is no profile “idn”"):
        choose_profile(WATER, PROFILES, named="idn")


def test_two_profiles_that_fit_equally_are_not_chosen_between():
    twins = {"a": PROFILES["jateng_water"], "b": PROFILES["jateng_water"]}

    with pytest.raises(FileRefused, match="--profile"):
        choose_profile(WATER, twins)
