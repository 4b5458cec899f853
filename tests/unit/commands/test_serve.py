"""The command serve, up to the point where the server would start."""

import socket

import pytest

from dashboard.commands import sample, serve
from tests.browser.site import running_site
from tests.stores.tiny import write_tiny_store


@pytest.fixture
def started(monkeypatch):
    """Options of each server that would have started."""
    calls = []

    class Server:
        def __init__(self, target, **options):
            calls.append({"target": target} | options)

        def serve(self):
            pass

    monkeypatch.setattr(serve, "Granian", Server)
    return calls


@pytest.fixture
def run(run, monkeypatch):
    for name in ("STORE", "AUDIENCE", "REGION"):
        # set first: what the command itself sets is then taken back after the test
        monkeypatch.setenv(f"BERDAYA_{name}", "")
        monkeypatch.delenv(f"BERDAYA_{name}")

    def run_serve(*arguments):
        code, text = run("serve", "--port", free_port(), *arguments)
        return code, " ".join(text.split())

    return run_serve


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_serves_the_store_it_is_given(run, started, tmp_path):
    write_tiny_store(tmp_path / "given")

    code, text = run("--store", str(tmp_path / "given"))

    assert code == 0
    assert started[0]["address"] == "127.0.0.1"
    assert "Berdaya is at http://127.0.0.1:" in text
    assert "sign-in" not in text


def test_ends_workers_that_do_not_end_by_themselves(run, started, tmp_path):
    """Without a limit Ctrl+C in the second after the start waited for ever."""
    write_tiny_store(tmp_path / "given")

    run("--store", str(tmp_path / "given"))

    assert 0 < started[0]["workers_kill_timeout"] <= 10


def test_says_that_other_machines_need_no_sign_in(run, started, tmp_path):
    write_tiny_store(tmp_path / "given")

    code, text = run("--store", str(tmp_path / "given"), "--host", "0.0.0.0")

    assert code == 0
    assert "There is no sign-in yet" in text


def test_makes_a_sample_where_there_is_nothing(run, started, tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(
        sample,
        "prepare_sample",
        lambda settings: made.append(write_tiny_store(settings.sample_root)),
    )

    code, _ = run()

    assert code == 0
    assert len(made) == len(started) == 1


def test_later_runs_make_no_sample(run, started, tmp_path, monkeypatch):
    write_tiny_store(tmp_path / "sample")
    monkeypatch.setattr(sample, "prepare_sample", lambda settings: 1 / 0)

    code, _ = run()

    assert code == 0
    assert len(started) == 1


def test_does_not_show_the_sample_when_real_imports_wait_to_be_built(
    run, started, tmp_path
):
    (tmp_path / "root" / "raw" / "abc").mkdir(parents=True)

    code, text = run()

    assert (code, started) == (1, [])
    assert "python -m dashboard build" in text


def test_a_damaged_store_is_a_sentence(run, started, tmp_path):
    folder = write_tiny_store(tmp_path / "given")
    (folder / "berdaya.duckdb").write_bytes(b"half")

    code, text = run("--store", str(tmp_path / "given"))

    assert (code, started) == (1, [])
    assert "The store is damaged" in text


def test_a_taken_port_is_a_sentence(run, started):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        code, text = run("--port", str(other.getsockname()[1]))

    assert (code, started) == (1, [])
    assert "--port" in text


def test_a_second_double_click_shows_what_runs_already(
    run, started, tmp_path, monkeypatch
):
    opened = []
    monkeypatch.setattr(serve.webbrowser, "open", opened.append)
    write_tiny_store(tmp_path)
    with running_site(tmp_path) as address:
        port = address.rpartition(":")[2]
        code, text = run("--store", str(tmp_path), "--open", "--port", port)

    assert (code, started, opened) == (0, [], [address])
    assert f"running already at {address}" in text


def test_an_unknown_region_is_a_sentence(run, started, tmp_path):
    write_tiny_store(tmp_path / "given")

    code, text = run("--store", str(tmp_path / "given"), "--region", "99")

    assert (code, started) == (1, [])
    assert "99" in text


@pytest.mark.parametrize(
    ("region", "code", "words"),
    [("32.04", 0, "Berdaya is at"), ("ID", 1, "--region"), ("77", 1, "no region")],
)
def test_a_coordinators_server_has_a_region(
    run, started, tmp_path, region, code, words
):
    write_tiny_store(tmp_path / "given")

    store = ("--store", str(tmp_path / "given"))
    ended, text = run(*store, "--audience", "coordinator", "--region", region)

    assert (ended, words in text) == (code, True)
