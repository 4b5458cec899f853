"""The catalogue loads as a whole, and a bad one names every fault."""

import shutil
from pathlib import Path

import pytest

from dashboard.catalogue import CatalogueFaults, load_catalogue
from dashboard.settings import Settings


@pytest.fixture
def copy(tmp_path) -> Path:
    """The project's own catalogue, to be broken."""
    return Path(shutil.copytree(Settings().catalogue, tmp_path / "catalogue"))


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(CatalogueFaults) as caught:
        load_catalogue(folder, folder / "no-profiles")
    return [str(fault) for fault in caught.value.faults]


def test_loads_the_projects_own_catalogue():
    settings = Settings()

    catalogue = load_catalogue(settings.catalogue, settings.profiles)

    assert catalogue.indicators["grp_repay_rate"].breaks == (60, 70, 80, 85, 90, 95)
    assert catalogue.tables["group_reports"].key == ("group_id", "quarter")
    assert catalogue.derived_tables["group_quarters"].region == "region"
    assert len(catalogue.sectors) == 9


@pytest.mark.parametrize(
    ("offered", "opening"),
    [
        (["idm_ike", "idm_score", "grp_par30", "grp_repay_rate"], "grp_repay_rate"),
        (["idm_ike", "idm_iks", "idm_score"], "idm_score"),
        (["bps_poor_people", "bps_poverty_rate"], "bps_poverty_rate"),
        (["bps_poverty_rate", "idm_score"], "idm_score"),  # has a map of sub-districts
        (["idm_ike", "idm_iks"], "idm_ike"),
    ],
)
def test_a_page_opens_on_a_headline(offered, opening):
    settings = Settings()
    catalogue = load_catalogue(settings.catalogue, settings.profiles)

    assert catalogue.opening_indicator(offered) == opening


def test_collects_the_faults_of_all_files(copy):
    indicator = copy / "indicators" / "grp_par30.toml"
    indicator.write_text(
        indicator.read_text("utf-8").replace('time = "stock"', 'tme = "stock"')
    )
    (copy / "sectors.toml").write_text("[[entry]\n")
    (copy / "area_types.toml").unlink()

    faults = faults_of(copy)

    assert "indicators/grp_par30.toml: time: is missing" in faults
    assert "indicators/grp_par30.toml: tme: is not a known key" in faults
    assert any(f.startswith("sectors.toml: -: has the wrong form") for f in faults)
    assert "area_types.toml: -: the file is missing" in faults
    assert any(f.startswith("programmes.toml: dbk: names savings") for f in faults)


def test_names_a_table_that_no_file_declares(copy):
    indicator = copy / "indicators" / "grp_par30.toml"
    indicator.write_text(
        indicator.read_text("utf-8").replace('"group_quarters"', '"group_years"')
    )

    assert faults_of(copy) == [
        "indicators/grp_par30.toml: table: names group_years, which no file declares"
    ]


def test_refuses_falling_breaks(copy):
    indicator = copy / "indicators" / "grp_par30.toml"
    indicator.write_text(
        indicator.read_text("utf-8").replace("breaks = [5, 10,", "breaks = [10, 5,")
    )

    assert any("breaks must rise" in fault for fault in faults_of(copy))


def test_refuses_a_member_listed_twice(copy):
    sectors = copy / "sectors.toml"
    sectors.write_text(
        sectors.read_text("utf-8").replace('"education"', '"social_values"')
    )

    assert "sectors.toml: social_values: is used twice" in faults_of(copy)
