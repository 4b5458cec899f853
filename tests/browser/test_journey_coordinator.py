"""The coordinator at work: who reported, which sector, the list to take along."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.browser.site import see_everything

pytestmark = pytest.mark.browser

BANDUNG = "/map?region=32.04&period=2024Q3&indicator=grp_repay_rate"


def test_a_coordinator_reads_who_reported_and_takes_the_list_along(visitor):
    visitor.go(BANDUNG)
    panel = visitor.text("#map-panel")
    due = (
        "dari 36 kelompok melapor" if visitor.lang == "id" else "of 36 groups reported"
    )
    assert due in panel

    visitor.unfold("Download")
    link = visitor.page.locator("#map-downloads a", has_text="XLSX")
    file = BytesIO(visitor.download(link).path().read_bytes())
    book = load_workbook(file, read_only=True)
    assert book.sheetnames == [visitor.say("SAMPLE DATA"), visitor.say("Notes")]
    notes = dict(book.worksheets[1].iter_rows(values_only=True))
    assert "Kab. Bandung" in notes[visitor.say("Contents")]


def test_a_thin_sector_falls_back_and_the_number_of_groups_is_there(visitor):
    visitor.go(f"{BANDUNG}&sector=savings_credit")

    visitor.reads("#map-notices", visitor.say(THIN, unit=visitor.say("groups")))
    assert visitor.say("regency or city") in visitor.text("#map-title")

    visitor.page.select_option("#indicator-filter", "groups_count")
    visitor.address_says("indicator=groups_count")
    visitor.wait()
    visitor.reads("#map-title", visitor.say("sub-district"))


def test_a_sub_district_outside_the_area_type_says_so(visitor):
    visitor.go(f"{BANDUNG}&area_type=rural&selected=32.04.05")

    visitor.reads(
        "#map-panel", visitor.say("Outside the filter: not of this area type")
    )
    visitor.reads(".bm-marks", visitor.say("Outside the filter"))


def test_a_senders_mistake_is_found_row_by_row(visitor):
    visitor.go("/data")
    assert "99.99.99" in visitor.text("#placement")

    visitor.press("Next ▸", inside="#data-findings")
    visitor.address_says("findings=2")
    visitor.page.select_option("#data-rule", "savers_over_members")
    visitor.address_says("rule=savers_over_members")
    visitor.wait()
    rows = visitor.page.locator("#data-findings tbody tr")
    assert rows.count() == 1
    assert "Kec. Cileunyi" in rows.first.inner_text()

    visitor.page.go_back()
    late = "Laporan masuk terlambat" if visitor.lang == "id" else "The report came late"
    visitor.reads("#data-findings", late)


def test_a_change_is_read_on_map_and_in_the_table(visitor):
    visitor.go("/map?indicator=grp_savers_share&period=2024Q3&region=32")
    visitor.unfold("Compare")
    visitor.page.check("#compare-switch input[value='change']")
    visitor.address_says("compare=change")
    visitor.wait()
    see_everything(visitor.page)

    assert "period_b=2023Q3" in visitor.page.url
    classes = visitor.page.locator(".bm-classes").inner_text()
    assert "▲" in classes and "▼" in classes


THIN = (
    "Too few {unit} per sub-district for this choice; regencies and cities are shown."
)
