"""Which spellings count as one name, and which do not."""

import pytest

from dashboard.ingest.placing.names import name_keys, names_agree
from dashboard.regions import Region, Regions

BOGOR = Region("32.71", "Kota Bogor", "regency", kind="kota")
BANDUNG = Region("32.04", "Kabupaten Bandung", "regency", kind="kabupaten")
KOTABARU = Region("63.02", "Kabupaten Kotabaru", "regency", kind="kabupaten")
SERIBU = Region("31.01", "Kabupaten Administrasi Kepulauan Seribu", "regency")
ILIR = Region("16.71.06", "Ilir Timur II", "subdistrict")
DURENAN = Region("35.03.01", "Kota", "subdistrict")


@pytest.mark.parametrize(
    ("written", "region"),
    [
        ("KOTA BOGOR", BOGOR),
        ("Kota  Bogor ", BOGOR),
        ("KOTA ADM. BOGOR", BOGOR),
        ("BOGOR", BOGOR),
        ("KAB.BANDUNG", BANDUNG),
        ("Kabupaten Bandung", BANDUNG),
        ("KOTA BARU", KOTABARU),
        ("KAB. ADM. KEP. SERIBU", SERIBU),
        ("KEC. ILIR TIMUR II", ILIR),
        ("Ilir-Timur 2", ILIR),
        ("Distrik Ilir Timur II", ILIR),
        ("kota", DURENAN),
    ],
)
def test_spellings_of_one_name_agree(written, region):
    assert names_agree(written, region)


@pytest.mark.parametrize(
    ("written", "region"),
    [
        ("KABUPATEN BOGOR", BOGOR),
        ("KOTA BANDUNG", BANDUNG),
        ("BANDUNG BARAT", BANDUNG),
        ("ILIR TIMUR I", ILIR),
        ("ILIR TIMUR", ILIR),
        ("", ILIR),
    ],
)
def test_another_name_does_not_agree(written, region):
    assert not names_agree(written, region)


def test_accents_apostrophes_and_case_do_not_matter():
    assert name_keys("Ma’uriké", "subdistrict") == name_keys("MAURIKE", "subdistrict")


def test_no_two_regions_of_one_parent_share_a_full_name(regions: Regions):
    for level in ("province", "regency", "subdistrict"):
        seen = {}
        for region in regions.at_level(level):
            for key in name_keys(region.name, level):
                other = seen.setdefault((region.parent, key), region.code)
                assert other == region.code, (region, other)
