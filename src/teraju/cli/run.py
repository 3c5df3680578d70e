"""`teraju run`: the web server and the job worker of one machine, until Ctrl-C."""

import argparse
import errno
import http.client
import multiprocessing
import os
import signal
import socket
import sys
import time
from typing import TYPE_CHECKING, Any

import django
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connections
from django.urls import get_resolver
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from teraju.config.environment import BadEnvironment, env

from .errors import Refusal
from .prepare import prepare, say
from .processes import Child, Supervisor, end_with_parent

if TYPE_CHECKING:
    from collections.abc import Callable

# Names that other programs of this tree read from the environment.
READ_ELSEWHERE = frozenset({"TERAJU_CI"})
WAIT_FOR_ANSWER = 60.0


def main(argv: list[str]) -> int:
    """Check, prepare, start, announce, watch, stop."""
    options = _options(argv)
    check_port(options.host, options.port)
    os.environ.setdefault("TERAJU_ADDRESS", f"http://{_name_of(options.host)}:{options.port}")
    prepare(say)
    for name in env.unknown(READ_ELSEWHERE):
        say(f"{name} is not a setting of Teraju: is it spelled right?")
    children = [Child("web server", serve_web, (options.host, options.port, options.workers))]
    if options.jobs:
        children.append(Child("job worker", serve_jobs))
    # Now, so that a fault in a page is told once, and so that all processes share what is loaded.
    lines, _ = accounts(), get_resolver().url_patterns
    _leave_the_database()
    supervisor = Supervisor(children, say)
    try:
        supervisor.start()
        _announce(supervisor, options, lines)
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
    options = parser.parse_args(argv)
    if options.port is None:
        options.port = env.number("TERAJU_PORT", 8000, low=1, high=65535)
    elif options.port.isascii() and options.port.isdigit() and 1 <= int(options.port) <= 65535:
        options.port = int(options.port)
    else:
        raise BadEnvironment(f"The port is {options.port!r}: write a number from 1 to 65535.")
    if options.workers is None:
        options.workers = env.number("TERAJU_WEB_WORKERS", _workers(), low=1, high=64)
    return options


def _workers() -> int:
    # SQLite lets one process write at a time: a second one costs memory and gains little.
    embedded = env.text("TERAJU_DATABASE_URL", "sqlite:").startswith("sqlite:")
    return 1 if embedded else len(os.sched_getaffinity(0)) if sys.platform == "linux" else 2


def check_port(host: str, port: int) -> None:
    """Refuse a port that is taken or not ours to take."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except socket.gaierror as error:
        raise Refusal(f"{host} is not an address of this machine: correct TERAJU_HOST.") from error
    except OSError as error:
        another = port + 1000 if port < 60000 else 8000
        other = f"choose another one, for example `make run PORT={another}`"
        if error.errno == errno.EADDRINUSE:
            raise Refusal(
                f"Port {port} is in use: stop the program that uses it, or {other}."
            ) from error
        if error.errno == errno.EACCES:
            raise Refusal(f"Port {port} needs more rights than yours: {other}.") from error
        raise Refusal(f"{host}:{port} cannot be used ({error.strerror}): {other}.") from error


def _name_of(host: str) -> str:
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _leave_the_database() -> None:
    """Close what a forked child must not share."""
    connections.close_all()
    for connection in connections.all(initialized_only=True):
        close_pool: Callable[[], None] | None = getattr(connection, "close_pool", None)
        if close_pool is not None:
            close_pool()


def serve_web(host: str, port: int, workers: int) -> None:
    """Serve pages until SIGTERM."""
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
    Server(
        "teraju.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
        process_name=None,
    ).serve(target_loader=_application)


def _application(_target: str) -> Any:
    # Until the server sets its own, a worker has its parent's handlers, which do nothing here.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    end_with_parent(signal.SIGKILL)
    from teraju.config.wsgi import application

    return application


def serve_jobs() -> None:
    """Run jobs until SIGTERM."""
    django.setup()
    call_command("worker" if "worker" in get_commands() else "db_worker")


def _announce(supervisor: Supervisor, options: argparse.Namespace, lines: list[str]) -> None:
    deadline = time.monotonic() + WAIT_FOR_ANSWER
    status = 0

    def settled() -> bool:
        nonlocal status
        status = answer(_name_of(options.host).strip("[]"), options.port)
        return bool(status) or time.monotonic() > deadline

    supervisor.watch(until=settled, every=0.03)
    if supervisor.stopping:
        return
    # A refusal of our name is an answer too: TERAJU_HOSTS may not hold this address.
    if not 0 < status < 500:
        raise Refusal(
            f"The web server gives no good answer on port {options.port}: "
            "put right what the lines above name and start again."
        )
    say(f"\nTeraju is ready: http://{_name_of(options.host)}:{options.port}/   (Ctrl-C stops it)")
    for line in lines:
        say(line)


def answer(host: str, port: int) -> int:
    """Return the status with which the server answers, 0 while it does not."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


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
