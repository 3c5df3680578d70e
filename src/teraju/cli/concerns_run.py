"""Serving the channel of concerns: prepare, start, announce, watch, stop."""

import argparse
import os
import time
from pathlib import Path

import django
from django.conf import settings
from django.core.management import execute_from_command_line
from django.urls import get_resolver
from django.utils import translation

from teraju.config.environment import env

from . import database
from .concerns_child import OURS
from .errors import Refusal
from .prepare import prepare_pages, say
from .processes import Child, Supervisor
from .serving import (
    check_port,
    leave_the_database,
    read_place,
    serve_web,
    wait_for_answer,
)

DOOR = "teraju.config.concerns.wsgi"
ROUND = 60 * 60.0


def run(argv: list[str]) -> int:
    """Serve the channel until Ctrl-C or SIGTERM."""
    options = _options(argv)
    check_port(options.host, options.port, setting=f"{OURS}PORT")
    os.environ.setdefault(f"{OURS}ADDRESS", f"http://localhost:{options.port}")
    _prepare()
    for name in env.unknown():
        if name.startswith(OURS):
            say(f"{name} is not a setting of the channel: is it spelled right?")
    place = (DOOR, options.host, options.port, options.workers)
    children = [Child("channel's web server", serve_web, place), Child("channel's clock", tend)]
    lines, _ = _demonstration(), get_resolver().url_patterns
    leave_the_database()
    supervisor = Supervisor(children, say)
    try:
        supervisor.start()
        if wait_for_answer(supervisor, options.host, options.port):
            say(f"\nConcerns are raised at {settings.TERAJU_ADDRESS}/")
            for line in lines:
                say(line)
        supervisor.watch()
    finally:
        supervisor.stop()
    return 0


def prepare(argv: list[str]) -> int:
    """Bring the channel up to date and start nothing."""
    parser = argparse.ArgumentParser(prog="teraju concerns prepare", description=prepare.__doc__)
    parser.parse_args(argv)
    _prepare()
    return 0


def command(name: str, rest: list[str]) -> int:
    """Run one of the channel's own commands."""
    database.without_pool()
    django.setup()
    # Operators are spoken to in the language of the commands, whatever that of the pages.
    with translation.override("en"):
        execute_from_command_line(["teraju concerns", f"concerns_{name}", *rest])
    return 0


def tend() -> None:
    """Do what is due by the clock, and again every hour."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    while True:
        call_command("concerns_tend", verbosity=0)
        connection.close()
        time.sleep(ROUND)


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="teraju concerns run", description=run.__doc__)
    parser.add_argument("--host", default=env.text(f"{OURS}HOST", "127.0.0.1"))
    parser.add_argument("--port", help=f"default: {OURS}PORT, or 8001")
    parser.add_argument("--workers", type=int, help=f"web processes; default: {OURS}WEB_WORKERS")
    options = parser.parse_args(argv)
    read_place(options, OURS, port=8001)
    return options


def _prepare() -> None:
    _close_the_folders()
    prepare_pages(say)
    if settings.TERAJU_DEMO:
        from teraju.modules.integrity.concerns import demonstration

        demonstration.build(say)


def _close_the_folders() -> None:
    """Shut out every other account of the machine, also where the operator made the folders."""
    for folder in (settings.DATA_DIR, settings.TERAJU_KEY_DIR):
        path = Path(folder)
        try:
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.chmod(0o700)
        except OSError as error:
            raise Refusal(
                f"The folder {path} cannot be shut to others ({error.strerror}): let it belong to "
                f"the account that runs the channel, or name another one with {OURS}DATA_DIR."
            ) from error


def _demonstration() -> list[str]:
    """Return the lines that name the demonstration's handlers, none outside the demonstration."""
    if not settings.TERAJU_DEMO:
        return []
    from teraju.modules.integrity.concerns import demonstration

    return demonstration.lines()
