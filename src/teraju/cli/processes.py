"""Keep child processes running until told to stop."""

import ctypes
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 15.0
# A child that ran this long before it ended has not failed at its start.
SETTLED = 60.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
PR_SET_PDEATHSIG = 1

# Forked children share what the parent has loaded: the second start stays under three seconds.
context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


@dataclass
class Child:
    """One process that must not end by itself."""

    name: str
    target: Callable[..., None]
    arguments: tuple[Any, ...] = ()
    process: BaseProcess | None = None
    started: float = 0.0
    due: float = 0.0
    pause: float = SHORTEST_PAUSE
    # It became another program and let go of the pipe by which its end is told.
    is_apart: bool = False
    # The status by which it says that starting it again helps nothing; 0: there is none.
    hopeless: int = 0
    is_left_out: bool = False

    def start(self) -> None:
        """Start the process in a session of its own, so that Ctrl-C reaches only the parent."""
        process: BaseProcess = context.Process(
            target=_in_own_session, args=(self.target, self.arguments), name=self.name
        )
        process.start()
        self.process, self.started, self.due = process, time.monotonic(), 0.0
        self.is_apart = False

    @property
    def running(self) -> bool:
        """Tell whether the process lives."""
        return self.process is not None and self.process.is_alive()

    def signal(self, number: signal.Signals, *, group: bool = False) -> None:
        """Send a signal to the process, or to it and all that it started."""
        if self.process is None or self.process.pid is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            (os.killpg if group else os.kill)(self.process.pid, number)

    def plan_restart(self, now: float) -> None:
        """Set the time of the next try: soon for a settled child, ever later for a failing one."""
        if now - self.started > SETTLED:
            self.pause = SHORTEST_PAUSE
        self.due = now + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)


def _in_own_session(target: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
    os.setsid()
    end_with_parent(signal.SIGTERM)
    target(*arguments)


def end_with_parent(number: signal.Signals) -> None:
    """Ask the kernel for a signal when the parent is gone: a killed parent leaves no orphan."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)


@dataclass
class Supervisor:
    """Start children, restart what ends by itself, stop all on a signal."""

    children: list[Child]
    tell: Callable[[str], None]
    stopping: bool = False
    _wake: Any = field(init=False)
    _woken: Any = field(init=False)

    def __post_init__(self) -> None:
        self._wake, self._woken = context.Pipe(duplex=False)

    def start(self) -> None:
        """Take over the stop signals and start every child."""
        # Held back meanwhile: a stop that comes while the children start must find the handlers.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
        for child in self.children:
            child.start()
        # After the fork: a child must not inherit a handler that talks to the parent's pipe.
        for number in STOP_SIGNALS:
            signal.signal(number, self._on_signal)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)

    def _on_signal(self, _number: int, _frame: object) -> None:
        if not self.stopping:
            self.stopping = True
            self._woken.send_bytes(b"stop")

    def watch(self, *, until: Callable[[], bool] | None = None, every: float = 1.0) -> None:
        """Restart what ended, until a stop signal comes or a condition holds."""
        while not self.stopping and not (until is not None and until()):
            heard = [child for child in self.children if child.running and not child.is_apart]
            sentinels = [child.process.sentinel for child in heard]  # type: ignore[union-attr]
            told = wait([self._wake, *sentinels], timeout=every)
            for child, sentinel in zip(heard, sentinels, strict=True):
                # Told of its end, and it lives: from now on it is looked at every so often.
                child.is_apart = sentinel in told and child.running
            if not self.stopping:
                self._tend(time.monotonic())

    def _tend(self, now: float) -> None:
        for child in self.children:
            if child.running or child.is_left_out:
                continue
            if not child.due:
                # What it started itself must let go of the port before it comes back.
                child.signal(signal.SIGKILL, group=True)
                code = child.process.exitcode if child.process else None
                if child.hopeless and code == child.hopeless:
                    child.is_left_out = True
                    self.tell(
                        f"The {child.name} is left out, for the reason above; everything else runs."
                    )
                    continue
                child.plan_restart(now)
                self.tell(
                    f"The {child.name} ended unexpectedly (status {code}): starting it again."
                )
            elif now >= child.due:
                child.start()

    def stop(self) -> None:
        """Ask every child to end, wait, then end what is left."""
        self.stopping = True
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for child in self.children:
            if child.process is not None:
                child.process.join(max(0.0, deadline - time.monotonic()))
        for child in self.children:
            child.signal(signal.SIGKILL, group=True)
            if child.process is not None:
                child.process.join(5)
