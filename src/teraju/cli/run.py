"""`teraju run`: the web server and the job worker of one machine, until Ctrl-C."""

import argparse
import os
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.core.management import call_command, get_commands
from django.urls import get_resolver

from teraju.config.environment import env

from .concerns_child import OURS, channel_child
from .prepare import prepare, say
from .processes import Child, Supervisor
from .serving import (
    check_port,
    free_port,
    leave_the_database,
    name_of,
    read_place,
    serve_web,
    wait_for_answer,
)

DOOR = "teraju.config.wsgi"
# Names that other programs of this tree read from the environment.
READ_ELSEWHERE = frozenset({"TERAJU_CI"})


def main(argv: list[str]) -> int:
    """Check, prepare, start, announce, watch, stop."""
    options = _options(argv)
    check_port(options.host, options.port)
    os.environ.setdefault("TERAJU_ADDRESS", f"http://{name_of(options.host)}:{options.port}")
    beside = _channel_beside(options)
    prepare(say)
    for name in env.unknown(READ_ELSEWHERE):
        # The channel's own names are told by the channel.
        if not name.startswith(OURS):
            say(f"{name} is not a setting of Teraju: is it spelled right?")
    place = (DOOR, options.host, options.port, options.workers)
    children = [Child("web server", serve_web, place)]
    if options.jobs:
        children.append(Child("job worker", serve_jobs))
    if beside:
        children.append(channel_child(beside))
    # Now, so that a fault in a page is told once, and so that all processes share what is loaded.
    lines, _ = accounts(), get_resolver().url_patterns
    leave_the_database()
    supervisor = Supervisor(children, say)
    try:
        supervisor.start()
        if wait_for_answer(supervisor, options.host, options.port):
            _announce(options, lines)
        supervisor.watch()
    finally:
        supervisor.stop()
    say("Teraju has stopped.")
    return 0


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="teraju run", description=__doc__)
    parser.add_argument("--host", default=env.text("TERAJU_HOST", "127.0.0.1"))
    parser.add_argument("--port", help="default: TERAJU_PORT, or 8000")
    parser.add_argument("--workers", type=int, help="web processes; default: TERAJU_WEB_WORKERS")
    parser.add_argument("--no-jobs", dest="jobs", action="store_false", help="no job worker")
    parser.add_argument(
        "--no-concerns",
        dest="concerns",
        action="store_false",
        help="no channel of concerns beside the demonstration",
    )
    options = parser.parse_args(argv)
    read_place(options, "TERAJU_", port=8000)
    return options


def _channel_beside(options: argparse.Namespace) -> int:
    """Return the port of the demonstration's channel of concerns, 0 where it is not served here.

    With real data the channel is a program of its own, best on a machine of its own.
    """
    if not (options.concerns and env.boolean("TERAJU_DEMO", default=False)):
        return 0
    if env.text("TERAJU_CONCERNS_ADDRESS"):
        return 0
    if urlsplit(os.environ["TERAJU_ADDRESS"]).hostname == "localhost":
        # The name is the channel's: one name for both would be one set of cookies.
        return 0
    given = env.number("TERAJU_CONCERNS_PORT", 0, low=0, high=65535)
    if given:
        check_port(options.host, given, setting=f"{OURS}PORT")
    port = given or free_port(options.host, options.port + 1)
    os.environ["TERAJU_CONCERNS_ADDRESS"] = f"http://localhost:{port}"
    return port


def serve_jobs() -> None:
    """Run jobs until SIGTERM."""
    django.setup()
    call_command("worker" if "worker" in get_commands() else "db_worker")


def _announce(options: argparse.Namespace, lines: list[str]) -> None:
    say(f"\nTeraju is ready: http://{name_of(options.host)}:{options.port}/   (Ctrl-C stops it)")
    for line in lines:
        say(line)


def accounts() -> list[str]:
    """Return the lines that name the demonstration's accounts, none outside the demonstration."""
    if not settings.TERAJU_DEMO:
        return []
    # Not at the top: models are there only after the program is loaded.
    from teraju.platform.accounts.selectors import demonstration_accounts

    people = demonstration_accounts()
    if not people:
        return []
    width = max(len(person.account) for person in people)
    lines = [f"  {one.account:{width}}  {one.role} ({one.government})" for one in people]
    return ["The demonstration's accounts (the log-in page has a button for each):", *lines]
