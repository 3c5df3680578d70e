"""What it takes to serve pages: a port, a web server, an answer. Both sites are served so."""

import argparse
import errno
import http.client
import importlib
import multiprocessing
import os
import signal
import socket
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from teraju.config.environment import BadEnvironment, env

from .errors import NoPort, Refusal
from .processes import Supervisor, end_with_parent

if TYPE_CHECKING:
    from collections.abc import Callable

WAIT_FOR_ANSWER = 60.0


def read_place(options: argparse.Namespace, prefix: str, *, port: int) -> None:
    """Fill port and number of workers from the environment where no option names them."""
    if options.port is None:
        options.port = env.number(f"{prefix}PORT", port, low=1, high=65535)
    elif options.port.isascii() and options.port.isdigit() and 1 <= int(options.port) <= 65535:
        options.port = int(options.port)
    else:
        raise BadEnvironment(f"The port is {options.port!r}: write a number from 1 to 65535.")
    if options.workers is None:
        usual = _workers(f"{prefix}DATABASE_URL")
        options.workers = env.number(f"{prefix}WEB_WORKERS", usual, low=1, high=64)


def _workers(database: str) -> int:
    # SQLite lets one process write at a time: a second one costs memory and gains little.
    embedded = env.text(database, "sqlite:").startswith("sqlite:")
    return 1 if embedded else len(os.sched_getaffinity(0)) if sys.platform == "linux" else 2


def check_port(host: str, port: int, *, setting: str = "") -> None:
    """Refuse a port that is taken or not ours to take.

    `setting` is the name by which another one is chosen, where it is not that of the main site.
    """
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
        example = f"{setting}={another}" if setting else f"make run PORT={another}"
        other = f"choose another one, for example `{example}`"
        if error.errno == errno.EADDRINUSE:
            raise NoPort(
                f"Port {port} is in use: stop the program that uses it, or {other}."
            ) from error
        if error.errno == errno.EACCES:
            raise NoPort(f"Port {port} needs more rights than yours: {other}.") from error
        raise NoPort(f"{host}:{port} cannot be used ({error.strerror}): {other}.") from error


def free_port(host: str, first: int, *, tries: int = 20) -> int:
    """Return the first port from `first` on that can be used; refuse when none of them can."""
    for port in range(first, min(first + tries, 65536)):
        try:
            check_port(host, port)
        except Refusal:
            continue
        return port
    raise Refusal(f"No port from {first} on is free: choose another one with PORT.")


def name_of(host: str) -> str:
    """Return the name by which a browser on this machine reaches a host to listen on."""
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def leave_the_database() -> None:
    """Close what a forked child must not share."""
    connections.close_all()
    for connection in connections.all(initialized_only=True):
        close_pool: Callable[[], None] | None = getattr(connection, "close_pool", None)
        if close_pool is not None:
            close_pool()


def serve_web(door: str, host: str, port: int, workers: int) -> None:
    """Serve the pages behind a door (a module with `application`) until SIGTERM."""
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
    Server(
        f"{door}:application",
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
    ).serve(target_loader=partial(_application, door))


def _application(door: str, _target: str) -> Any:
    # Until the server sets its own, a worker has its parent's handlers, which do nothing here.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    end_with_parent(signal.SIGKILL)
    return importlib.import_module(door).application


def wait_for_answer(supervisor: Supervisor, host: str, port: int) -> bool:
    """Watch until the server answers, and tell whether it does; refuse when the answer is bad."""
    deadline = time.monotonic() + WAIT_FOR_ANSWER
    status = 0

    def settled() -> bool:
        nonlocal status
        status = answer(name_of(host).strip("[]"), port)
        return bool(status) or time.monotonic() > deadline

    supervisor.watch(until=settled, every=0.03)
    if supervisor.stopping:
        return False
    # A refusal of our name is an answer too: the allowed hosts may not hold this address.
    if not 0 < status < 500:
        raise Refusal(
            f"The web server gives no good answer on port {port}: "
            "put right what the lines above name and start again."
        )
    return True


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
