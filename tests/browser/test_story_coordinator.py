"""The coordinator's storyboard: own region, whom to visit, the list to take along; and
the bad day: a sender's file goes back, and comes again."""

import re
from io import BytesIO

import duckdb
import openpyxl
import pandas as pd
import pytest

from dashboard.commands import command_line
from dashboard.ingest.building.versions import point_to
from dashboard.store import version_folder
from tests.browser.conftest import HANDS, watched_page
from tests.browser.site import READERS, SIZES, running_site
from tests.browser.story import QUARTER, REGENCY, REPAID, Reader
from tests.stores.two_versions import EARLIER, LATE

pytestmark = pytest.mark.browser

THIN = "education"  # few of its groups in each sub-district of the regency


@pytest.fixture(scope="module")
def own_site(story_root):
    """(address, what serves the version after), for the coordinator of a regency."""
    store = story_root / "store"
    newest = version_folder(story_root).name
    with running_site(story_root, audience="coordinator", region=REGENCY) as address:
        yield address, lambda version=newest: point_to(store, version)


@pytest.fixture(params=READERS, ids="-".join)
def coordinator(browser, own_site, request):
    lang, size = request.param
    address, serve = own_site
    serve(EARLIER)
    options = HANDS | {"viewport": SIZES[size], "bypass_csp": True}
    with watched_page(browser, address, **options) as page:
        yield Reader(page, address, lang)


def test_a_coordinator_finds_whom_to_visit(coordinator, own_site):
    opens_on_the_own_region(coordinator)
    sees_who_reported_beside_the_map(coordinator)
    keeps_the_list_where_a_sector_is_thin(coordinator)
    asks_for_one_reason(coordinator)
    opens_a_sub_district(coordinator)
    takes_the_list_along(coordinator)
    sees_what_late_reports_changed(coordinator, reports_come=own_site[1])


def opens_on_the_own_region(coordinator) -> None:
    """Asked once and kept: tests/browser/test_my_region.py."""
    coordinator.go("/")
    assert coordinator.text("h1").startswith("Kab. Jayapura, Papua: ")


def sees_who_reported_beside_the_map(coordinator) -> None:
    coordinator.follow("Visits", inside="nav")
    page = coordinator.page
    coordinator.reads(".visits-headline", reported(coordinator))
    level = "berdayaMap.get('visits-canvas').panels[0].level"
    assert page.evaluate(level) == "subdistrict"
    coordinator.reads(".visits-figure", repaid(coordinator))

    shown, listed = (
        page.locator(f".visits-{n}").bounding_box() for n in ("map", "list")
    )
    if coordinator.is_on_phone:
        assert listed["y"] < shown["y"]
    else:
        assert shown["x"] + shown["width"] <= listed["x"]
        assert shown["y"] + shown["height"] <= page.viewport_size["height"]
    coordinator.finds_it_plain_and_open()


def reported(coordinator, **asked: str) -> str:
    row = coordinator.row(REGENCY, indicator="reporting_rate", **asked)
    return coordinator.say(
        "Reported so far: {reported} of {due} groups ({share})",
        reported=coordinator.count(row["numerator"]),
        due=coordinator.count(row["denominator"]),
        share=coordinator.percent(row["value"]),
    )


def repaid(coordinator, **asked: str) -> str:
    return coordinator.percent(coordinator.row(REGENCY, **asked)["value"])


def keeps_the_list_where_a_sector_is_thin(coordinator) -> None:
    page = coordinator.page
    page.select_option("#sector-filter", THIN)
    coordinator.address_says(f"sector={THIN}")
    coordinator.wait()
    groups = coordinator.say("groups")
    coordinator.reads(".visits-map-head", coordinator.say(TOO_FEW, unit=groups))
    coordinator.reads(".visits-figure", repaid(coordinator, sector=THIN))
    coordinator.reads(".visits-headline", reported(coordinator, sector=THIN))

    chooses(coordinator, "groups_count")
    coordinator.reads(".visits-map-head h2", COUNT[coordinator.lang])
    level = "berdayaMap.get('visits-canvas').panels[0].layer.header.shown_level"
    assert page.evaluate(level) in ("subdistrict", None)
    assert page.locator("#visits-places tbody tr").count() > 0
    page.select_option("#sector-filter", "ANY")
    chooses(coordinator, REPAID)


def chooses(coordinator, measure: str) -> None:
    coordinator.page.click(f".measure[data-intent*='{measure}']")
    coordinator.address_says(f"indicator={measure}")
    coordinator.wait()


TOO_FEW = (
    "Too few {unit} per sub-district for this choice; regencies and cities are shown."
)
COUNT = {"id": "Jumlah kelompok", "en": "Number of groups"}


def asks_for_one_reason(coordinator) -> None:
    page = coordinator.page
    coordinator.press("no report for two quarters", inside=".reasons")
    coordinator.address_says("reason=silent")
    name = coordinator.say("no report for two quarters")
    coordinator.reads("#visits-places caption", name)

    said = page.locator(".reason[aria-pressed='true'] span").inner_text()
    counts = page.locator("#visits-places tbody td.is-number").all_inner_texts()
    assert said == f"{name} ({coordinator.count(sum(map(int, counts)))})"
    assert all(name in row for row in rows_of(coordinator, "#visits-places"))


def rows_of(coordinator, place: str) -> list[str]:
    return coordinator.page.locator(f"{place} tbody tr").all_inner_texts()


def opens_a_sub_district(coordinator) -> None:
    page = coordinator.page
    first = page.locator("#visits-places tbody .link").first
    first.click()
    coordinator.address_says(f"selected={REGENCY}.")
    coordinator.wait()

    heads = page.locator("#visits-by-group thead th")
    seen = [head.inner_text() for head in heads.all() if head.is_visible()]
    for name in ("Group", "Last report", "Mentor visits"):
        assert coordinator.say(name) in seen
    codes = page.locator("#visits-by-group code").all_inner_texts()
    assert codes and all(re.fullmatch("g[0-9a-f]{13}", code) for code in codes)
    coordinator.finds_it_plain_and_open()


def takes_the_list_along(coordinator) -> None:
    link = coordinator.page.locator("#visits-heading a[href*='visits.xlsx']")
    file = BytesIO(coordinator.download(link).path().read_bytes())
    book = openpyxl.load_workbook(file)

    sample, groups, notes = map(coordinator.say, ("SAMPLE DATA", "Groups", "Notes"))
    assert book.sheetnames == [sample, groups, notes]
    said = dict(book[notes].iter_rows(values_only=True))
    assert (
        coordinator.say("no report for two quarters")
        in said[coordinator.say("Filters")]
    )
    assert EARLIER in said[coordinator.say("Data version")]
    assert re.search(r"\d{4}-\d\d-\d\d", said[coordinator.say("Downloaded")])
    assert book[groups].max_row - 1 == len(rows_of(coordinator, "#visits-by-group"))


def sees_what_late_reports_changed(coordinator, *, reports_come) -> None:
    """Of what is said before they are kept: tests/unit/commands/test_imports.py."""
    path = f"/map?region={REGENCY}&indicator={REPAID}&period={QUARTER}"
    before = repaid(coordinator)
    reports_come()
    coordinator.go(path)

    coordinator.reads("#map-panel .big-number", repaid(coordinator))
    coordinator.press("Where is this from?", inside="#map-panel")
    coordinator.page.wait_for_selector("dialog[open] dl")
    words = coordinator.text("dialog[open]")
    assert coordinator.say("{before} before", before=before) in words
    late = coordinator.say(" ({count} reports have come in since)", count=str(LATE))
    assert late.strip() in words


@pytest.fixture
def operator(story_root, monkeypatch, capsys):
    """Runs a command on what the site serves; gives its exit code and its words."""
    monkeypatch.setenv("BERDAYA_ROOT", str(story_root))
    monkeypatch.setenv("BERDAYA_LOCALE", "id")

    def run(*arguments: object) -> tuple[int, str]:
        code = command_line([str(one) for one in arguments])
        shown = capsys.readouterr()
        return code, (shown.out + shown.err).replace("\u00a0", " ")

    return run


@pytest.fixture
def caseload(story_root, regions) -> pd.DataFrame:
    """What the regency sends: the families of the last year, a tenth more graduated."""
    path = (story_root / "reports" / "pkh_caseload.parquet").as_posix()
    rows = duckdb.sql(
        f"FROM '{path}' WHERE kec_code LIKE '{REGENCY}.%' AND year = {YEAR}"
    ).df()
    more = rows["kpm_active_start"] // 10
    rows["grad_mandiri"] += more
    rows["active_end"] -= more
    rows["Nama Kecamatan"] = [regions[code].name for code in rows["kec_code"]]
    return rows


YEAR = 2025
GRADUATED = "kpm_graduation_rate"


def test_a_file_of_other_codes_goes_back_and_the_corrected_one_replaces(
    browser, own_site, operator, caseload, tmp_path
):
    address, serve = own_site
    serve()
    kept = operator("imports")
    sends_back_what_contradicts_itself(operator, caseload, tmp_path)
    assert operator("imports") == kept

    before = [
        open_page(browser, address, reader, reads_graduation) for reader in READERS
    ]
    takes_the_corrected_file(operator, caseload, tmp_path, told=before[0])
    for reader, value in zip(READERS, before, strict=True):
        open_page(browser, address, reader, finds_both_versions, value)
    serve()


def sends_back_what_contradicts_itself(operator, caseload, folder) -> None:
    """BPS numbers sub-districts with seven digits; the names tell whose they are."""
    path, back, rows = folder / "bps.csv", folder / "back.xlsx", len(caseload)
    numbers = [f"9403{number:02d}0" for number in range(1, rows + 1)]
    caseload.assign(kec_code=numbers).to_csv(path, index=False)

    code, said = operator("import", path, "--dry-run", "--send-back", back)

    assert code == 1
    assert f"0 ditempatkan, 0 tidak ditempatkan, {rows} bertentangan" in said
    _head, *lines = openpyxl.load_workbook(back).worksheets[0].values
    assert [line[0] for line in lines] == [*range(2, rows + 2)]
    problems = zip(lines, caseload["kec_code"], strict=True)
    assert all(f"menurut daftar wilayah: {true}" in one[2] for one, true in problems)


def reads_graduation(coordinator) -> str:
    value = coordinator.row(REGENCY, indicator=GRADUATED, period=str(YEAR))["value"]
    return coordinator.percent(value)


def takes_the_corrected_file(operator, caseload, folder, *, told) -> None:
    path, rows = folder / "benar.csv", len(caseload)
    caseload.to_csv(path, index=False)

    said = operator("import", path)[1]
    assert f"{rows} ditempatkan, 0 tidak ditempatkan, 0 bertentangan" in said
    assert f"0 laporan baru, {rows} menggantikan yang lebih lama." in said

    served = operator("versions")[1].partition("* ")[2].split()[0]
    said = operator("build")[1]
    assert f"Berubah sejak versi {served}, yang tetap disimpan:" in said
    graduated = f"Graduasi mandiri KPM PKH, {YEAR}, Kab. Jayapura: {told} → "
    assert graduated in said
    assert served in operator("versions")[1]


def finds_both_versions(coordinator, before: str) -> None:
    coordinator.go(f"/map?region={REGENCY}&indicator={GRADUATED}&period={YEAR}")
    after = reads_graduation(coordinator)
    assert after != before
    coordinator.reads("#map-panel .big-number", after)
    coordinator.press("Where is this from?", inside="#map-panel")
    coordinator.page.wait_for_selector("dialog[open] dl")
    words = coordinator.text("dialog[open]")
    assert coordinator.say("{before} before", before=before) in words
    coordinator.finds_it_plain_and_open()


def open_page(browser, address: str, reader, work, *given):
    """What one reader does on a page of their own."""
    lang, size = reader
    with watched_page(browser, address, viewport=SIZES[size], bypass_csp=True) as page:
        return work(Reader(page, address, lang), *given)
