"""The presenter's storyboard on a laptop that reaches nothing but itself.

`python -m tests.browser.carried FOLDER` starts the bundle in FOLDER by its mulai.sh, as
a reader does who has just copied it, and works with it. Run by test_carried.py where no
other host can be reached. Prints seconds and sizes as JSON.
"""

import json
import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, HANDS, watched_page
from tests.browser.ensure_chromium import chromium
from tests.browser.site import wait_until
from tests.browser.visitor import Visitor

PORT = 8050
SITE = f"http://127.0.0.1:{PORT}"
ELSEWHERE = ("192.0.2.1", 80)  # an address kept free for examples
HALL = {"width": 1280, "height": 720}
PATIENCE = 600  # seconds: a slow disk installs for minutes
BOOKMARKS = (
    "/renstra?period=2025Q3",
    "/map?indicator=grp_repay_rate&level=regency&period=2024Q4",
    "/participation?region=32",
    "/welfare",
    "/region/16",
)
DOTTED = "/map?indicator=grp_repay_rate&period=2025Q3&level=subdistrict&region=91"
QUESTION = "values?indicator=grp_repay_rate&period=2025Q3&level=subdistrict&parent=91"


def main() -> int:
    folder = Path(sys.argv[1])
    reaches_no_other_host()
    figures = {"MB copied": megabytes(folder)}
    with started(folder) as first:
        shows_itself_in_the_browser(folder)
        with on_the_wall() as presenter:
            opens_five_bookmarks(presenter)
            presents_the_plan(presenter)
            steps_through_the_map(presenter)
            answers_why_a_region_is_dotted(presenter)
            answers_what_caused_it(presenter)
            says_where_a_figure_is_from(presenter)
            saves_the_picture(presenter)
    with started(folder) as second:
        figures |= {"first start, s": first, "second start, s": second}
    print(json.dumps(figures | {"MB installed": megabytes(folder)}))
    return 0


# ---- the laptop ---


def reaches_no_other_host() -> None:
    with closing(socket.socket()) as probe:
        probe.settimeout(2)
        assert probe.connect_ex(ELSEWHERE) != 0


def megabytes(folder: Path) -> int:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files) // 10**6


@contextmanager
def started(folder: Path) -> Iterator[float]:
    """The bundle, started in an account that has just been made; gives the seconds."""
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    account = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "BROWSER": str(_pretended_browser(folder.parent)),
    }
    began = time.monotonic()
    command = ["bash", str(folder / "mulai.sh")]
    with subprocess.Popen(command, env=account, cwd=home) as process:
        try:
            _wait_until_it_answers(process)
            yield round(time.monotonic() - began, 1)
        finally:
            process.terminate()


def _pretended_browser(folder: Path) -> Path:
    """Writes down what it is asked to open."""
    script = folder / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" >> "{folder}/opened"\n', encoding="utf-8")
    script.chmod(0o755)
    return script


def _wait_until_it_answers(process: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while not _is_answering():
        assert process.poll() is None, "mulai.sh has ended"
        assert time.monotonic() < until, "no answer"
        time.sleep(0.1)


def _is_answering() -> bool:
    with closing(HTTPConnection("127.0.0.1", PORT, timeout=30)) as connection:
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False


def shows_itself_in_the_browser(folder: Path) -> None:
    opened = folder.parent / "opened"
    for _ in range(100):
        if opened.is_file():
            break
        time.sleep(0.1)
    assert opened.read_text(encoding="utf-8").split() == [SITE]


# ---- the hall ---


@contextmanager
def on_the_wall() -> Iterator[Visitor]:
    with sync_playwright() as playwright:
        path = chromium()
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        with watched_page(browser, SITE, **HANDS, viewport=HALL) as page:
            yield Visitor(page, SITE, "id")
        browser.close()


def opens_five_bookmarks(presenter: Visitor) -> None:
    for link in BOOKMARKS:
        presenter.go(link)
        assert presenter.text("h1")
        assert "DATA CONTOH" in presenter.text("body")
        assert any(letter.isdigit() for letter in presenter.text("main"))


def presents_the_plan(presenter: Visitor) -> None:
    presenter.go(BOOKMARKS[0])
    presents(presenter)

    said = presenter.text("main")
    for word in ("Tujuan", "Awal", "Target", "Realisasi", "tercapai", "ProKus"):
        assert word in said


def presents(presenter: Visitor) -> None:
    presenter.page.keyboard.press("f")
    presenter.address_says("tampil=1")
    presenter.wait()
    assert presenter.page.locator(".filters-bar").is_hidden()


def steps_through_the_map(presenter: Visitor) -> None:
    presenter.go(BOOKMARKS[1])
    presents(presenter)
    page = presenter.page
    legend = page.locator(".bm-classes .bm-words").all_inner_texts()
    assert len(legend) <= 5
    assert presenter.page.locator(".ranking li:visible").count() == 5
    assert page.locator(".source-line").is_visible()

    for period in _steps(page):
        page.keyboard.press("ArrowLeft")
        wait_until(page, f"berdaya.period() === '{period}'")
        _title_names_the_period(page)
        assert page.locator(".bm-classes .bm-words").all_inner_texts() == legend


def _steps(page) -> list[str]:
    """All periods before the one shown, the nearest first."""
    periods = page.evaluate("berdaya.periods()")
    return periods[: periods.index(page.evaluate("berdaya.period()"))][::-1]


def _title_names_the_period(page) -> None:
    wait_until(
        page,
        "document.getElementById('map-title').textContent.includes("
        "berdaya.period().slice(0, 4))",
    )


def answers_why_a_region_is_dotted(presenter: Visitor) -> None:
    answer = presenter.page.request.get(f"{SITE}/api/v1/{QUESTION}").json()
    silent = [row for row in answer["values"] if row["flag"] == "not_reported"]
    presenter.go(DOTTED)
    presenter.click_on_map(silent[0]["region"])

    presenter.reads("#map-panel", "Belum melapor")


def answers_what_caused_it(presenter: Visitor) -> None:
    presenter.go("/welfare")

    assert "bukti D" in presenter.text("main")


def says_where_a_figure_is_from(presenter: Visitor) -> None:
    presenter.go(BOOKMARKS[1])
    presenter.press("Where is this from?")
    presenter.reads("dialog[open] dl", presenter.say("Version before"))
    presenter.reads("dialog[open] dl", presenter.say("Unchanged."))
    presenter.page.keyboard.press("Escape")


def saves_the_picture(presenter: Visitor) -> None:
    presenter.unfold("Download")
    picture = presenter.download(presenter.button("Map as PNG (1920×1080)"))
    png = picture.path().read_bytes()
    assert struct.unpack(">II", png[16:24]) == (1920, 1080)


if __name__ == "__main__":
    sys.exit(main())
