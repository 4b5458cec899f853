"""The command line as a whole: which commands there are and what each loads."""

import subprocess
import sys

from dashboard.catalogue import load_catalogue
from dashboard.commands import TABLE_NAMES, TOPICS, build_cli, command_line
from dashboard.settings import Settings


def test_every_topic_names_its_commands():
    for topic, names in TOPICS.items():
        registered = build_cli([topic]).registered_commands
        assert tuple(command.name for command in registered) == names


def test_lists_all_commands(capsys):
    assert command_line(["--help"]) == 0

    shown = capsys.readouterr().out
    assert all(name in shown for names in TOPICS.values() for name in names)


def test_help_is_for_who_runs_the_commands(capsys):
    command_line(["--help"])

    shown = capsys.readouterr().out
    assert "register(cli)" not in shown and "--help" in shown and "serve" in shown


def test_help_names_the_report_tables(capsys):
    tables = load_catalogue(Settings().catalogue, Settings().profiles).tables
    assert {*TABLE_NAMES.split(", ")} == {*tables}

    for command in ("template", "import"):
        command_line([command, "--help"])
        shown = capsys.readouterr().out
        assert all(name in shown for name in ("groups", "group_reports", "prices"))


def test_refuses_an_unknown_command(capsys):
    assert command_line(["nothing"]) != 0
    assert "nothing" in capsys.readouterr().err


def test_the_process_that_starts_the_workers_loads_no_page():
    """Nor what only other commands need: it stays small beside its workers."""
    command = (
        "import sys, dashboard.commands as c; c.build_cli(['serve']);"
        "print([n for n in ('dash', 'geopandas', 'scipy') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", command], capture_output=True)
    assert done.stdout.decode().strip() == "[]"
