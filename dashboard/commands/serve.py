"""`serve`: the dashboard in the browser, on the version that is built last."""

import json
import os
import socket
import time
import webbrowser
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from dashboard.allocation import share_freed_memory
from dashboard.catalogue import CatalogueFaults
from dashboard.commands.console import CommandFailed, command_texts, say
from dashboard.context import open_context, served_place
from dashboard.ingest.roots import needs_sample_store
from dashboard.regions import NATION
from dashboard.settings import Audience, Settings
from dashboard.store import BrokenStore, NoStore, version_folder
from dashboard.texts import Translate

OWN_MACHINE = ("127.0.0.1", "localhost", "::1")
APPLICATION = "dashboard.wsgi:server"
THREADS = 4  # of a worker: the engine and gzip leave the interpreter's lock
SECONDS_TO_LISTEN = 60
SECONDS_TO_ANSWER = 5
SECONDS_TO_END = 5  # a worker that Ctrl+C meets while it starts hears nothing of it


def register(cli: typer.Typer) -> None:
    cli.command("serve")(serve_command)


def serve_command(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8050,
    store: Annotated[
        Path | None, typer.Option(help="Serve this store folder instead.")
    ] = None,
    audience: Annotated[
        Audience,
        typer.Option(help="Who is looking: public sees regencies and larger only."),
    ] = "official",
    region: Annotated[
        str, typer.Option(help="Code of a coordinator's region: pages open on it.")
    ] = NATION,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = 1,
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open the browser once it answers.")
    ] = False,
) -> None:
    """Serve the dashboard; without any reports, a sample that is labelled as one."""
    _ = command_texts()
    settings = _for_workers(store=store, audience=audience, region=region)
    if open_browser and _runs_already(host, port, settings):
        say(_("Berdaya runs already at http://{host}:{port}.", host=host, port=port))
        webbrowser.open(f"http://{host}:{port}")
        return
    _refuse_taken_port(host, port, _)
    if store is None and needs_sample_store(settings):
        _prepare_sample(settings)
    _check(settings, _)
    if host not in OWN_MACHINE:
        say(
            _(
                "There is no sign-in yet: everyone who reaches {host} sees it.",
                host=host,
            )
        )
    say(_("Berdaya is at http://{host}:{port} (Ctrl+C ends it).", host=host, port=port))
    if open_browser:
        Thread(target=_open_browser, args=(host, port), daemon=True).start()
    Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        workers_kill_timeout=SECONDS_TO_END,
        log_level=LogLevels.warning,
    ).serve()


def _runs_already(host: str, port: int, settings: Settings) -> bool:
    """Whether another window serves this version of the store there."""
    with closing(HTTPConnection(host, port, timeout=SECONDS_TO_ANSWER)) as connection:
        try:
            connection.request("GET", "/readyz")
            version = version_folder(served_place(settings)).name
            answer = json.load(connection.getresponse())
            return answer == {"status": "ready", "version": version}
        except (OSError, HTTPException, ValueError, NoStore, BrokenStore):
            return False


def _open_browser(host: str, port: int) -> None:
    """Wait until the server listens, then show it."""
    for _second in range(SECONDS_TO_LISTEN * 2):
        with closing(socket.socket()) as probe:
            if probe.connect_ex((host, port)) == 0:
                webbrowser.open(f"http://{host}:{port}")
                return
        time.sleep(0.5)


def _for_workers(**options: object) -> Settings:
    """The settings with these options; workers read them from the environment."""
    share_freed_memory()
    for name, value in options.items():
        if value is not None:
            os.environ[f"BERDAYA_{name.upper()}"] = str(value)
    return Settings()


def _refuse_taken_port(host: str, port: int, _: Translate) -> None:
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            text = _(
                "Cannot listen on {host}:{port}: {reason}. Choose another with --port.",
                host=host,
                port=port,
                reason=error.strerror,
            )
            raise CommandFailed(text) from error


def _prepare_sample(settings: Settings) -> None:
    # loaded for the first run only: what makes reports takes a second to load
    from dashboard.commands.sample import prepare_sample

    prepare_sample(settings)


def _check(settings: Settings, _: Translate) -> None:
    """Open everything once, so that a fault is a sentence and not a worker's death."""
    try:
        context = open_context(settings)
    except CatalogueFaults as error:
        raise CommandFailed("\n".join(f.text(_) for f in error.faults)) from error
    except NoStore as error:
        text = _("Nothing is built yet. Run: python -m dashboard build.")
        raise CommandFailed(text) from error
    except BrokenStore as error:
        text = _(
            "The store is damaged: {reason}. Bring an older version back with "
            "python -m dashboard use VERSION, or build again.",
            reason=error,
        )
        raise CommandFailed(text) from error
    if settings.region not in context.regions:
        text = _("There is no region with the code {code}.", code=settings.region)
        raise CommandFailed(text)
    if settings.audience == "coordinator" and settings.region == NATION:
        raise CommandFailed(_("Say whose server it is: --region and a code (32.04)."))
