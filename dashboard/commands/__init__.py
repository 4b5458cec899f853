"""Commands, one module a topic, each with `register(cli)`.

A command prints in the reader's language and exits 0 only when the thing was done;
otherwise it raises `CommandFailed` with a message and the exit code is 1.
"""

import importlib

import typer

from dashboard.commands.console import CommandFailed, print_failure

TOPICS = (
    "boundaries",
    "build",
    "check",
    "imports",
    "sample",
    "send_back",
    "serve",
    "template",
)


def command_line(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    cli = build_cli()
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


def build_cli() -> typer.Typer:
    cli = typer.Typer(
        name="dashboard", no_args_is_help=True, add_completion=False, help=__doc__
    )
    for topic in TOPICS:
        importlib.import_module(f"dashboard.commands.{topic}").register(cli)
    return cli
