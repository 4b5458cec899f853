"""Commands, one module a topic, each with `register(cli)`.

A command prints in the reader's language and exits 0 only when the thing was done;
otherwise it raises `CommandFailed` with a message and the exit code is 1.
"""

import importlib
import sys

import typer

from dashboard.commands.console import CommandFailed, command_texts, print_failure
from dashboard.texts import Translate

# shown by --help, which reads no catalogue; a test compares them
TABLE_NAMES = (
    "regions, region_context, programs, program_sites, groups, group_reports, prices, "
    "submissions, "
    "pkh_caseload, registry_transitions, coverage_counts, budget, "
    "institution_assessments, facilitators, renstra_targets, "
    "participation_events, proposals, complaints, household_survey"
)

# topic -> its commands: a command is run without loading the libraries of the others
TOPICS = {
    "boundaries": ("boundaries",),
    "build": ("build", "versions", "use"),
    "bundle": ("bundle",),
    "check": ("check",),
    "imports": ("import", "imports", "withdraw", "bridge"),
    "sample": ("sample",),
    "send_back": ("send-back",),
    "serve": ("serve",),
    "template": ("template",),
}


def command_line(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    cli = build_cli(_topics_of(arguments))
    try:
        return cli(args=arguments, standalone_mode=False) or 0
    except CommandFailed as failure:
        print_failure(str(failure))
        return 1
    except typer.Abort:
        return 1
    except typer.Exit as done:
        return done.exit_code
    except typer._click.exceptions.ClickException as wrong:
        wrong.show()
        return 1


def build_cli(topics: list[str]) -> typer.Typer:
    cli = typer.Typer(
        name="dashboard",
        no_args_is_help=True,
        add_completion=False,
        help=_about(command_texts()),
        callback=lambda: None,  # or else a command that stands alone has no name
    )
    for topic in topics:
        importlib.import_module(f"dashboard.commands.{topic}").register(cli)
    return cli


def _about(_: Translate) -> str:
    """What stands above the list of commands."""
    return _(
        "Berdaya: reports and published figures of community empowerment, checked, "
        "added up and shown on a map of all sub-districts.\n\n"
        "First: import FILE, build, serve. Without data of your own: sample, build, "
        "serve. Each command explains itself: COMMAND --help."
    )


def _topics_of(arguments: list[str]) -> list[str]:
    """The topic of the command that is named; all where none is, to list them."""
    named = set(arguments[:1])
    return [t for t, commands in TOPICS.items() if named & {*commands}] or list(TOPICS)
