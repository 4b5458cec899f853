"""A command as a person runs it, on roots of its own."""

import pytest

from dashboard.commands import command_line


@pytest.fixture
def roots(tmp_path, monkeypatch):
    """Folders `root` and `sample` that are not there yet; answers in English."""
    monkeypatch.setenv("BERDAYA_ROOT", str(tmp_path / "root"))
    monkeypatch.setenv("BERDAYA_SAMPLE_ROOT", str(tmp_path / "sample"))
    monkeypatch.setenv("BERDAYA_LOCALE", "en")


@pytest.fixture
def run(roots, monkeypatch, capsys):
    """Runs a command line; gives its exit code and all it said."""

    def run(*arguments, locale="en"):
        monkeypatch.setenv("BERDAYA_LOCALE", locale)
        code = command_line([str(one) for one in arguments])
        shown = capsys.readouterr()
        return code, shown.out + shown.err

    return run
