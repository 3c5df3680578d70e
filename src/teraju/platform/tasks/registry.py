"""What kinds of jobs there are, and which of them a clock starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import TypeVar

from django.utils.functional import Promise

Text = str | Promise
JobFunction = Callable[..., str | None]
F = TypeVar("F", bound=JobFunction)


@dataclass(frozen=True)
class JobKind:
    """A registered kind of job."""

    name: str
    title: Text
    function: JobFunction
    max_attempts: int
    listed: bool
    can_be_stopped: bool


_kinds: dict[str, JobKind] = {}
_schedule: dict[str, time] = {}


def job(
    name: str,
    *,
    title: Text,
    max_attempts: int = 3,
    listed: bool = True,
    can_be_stopped: bool = False,
) -> Callable[[F], F]:
    """Register a plain function `(context: JobContext, **arguments) -> result address or None`.

    A worker may be killed at any moment, and the job then runs again from its beginning: write it
    so that a second run does no harm. Effects in the database belong into
    `with context.step("row-17") as todo: if todo: ...`, which happens once however often the job
    runs; effects outside (mail, files) carry a key by which the other side knows a repetition.
    Work in many short transactions and call `context.progress(done, total)` between them: there
    the bar moves and a worker that is told to stop hands the job back.

    Arguments are JSON: pass ids, not personal data. A DomainError ends the job with its message;
    `TryLater` and everything unexpected is tried again, `max_attempts` times in all. `listed=False`
    keeps small chores off the list of jobs; `can_be_stopped` lets the starter stop it half-way.
    Import the module in the app's `ready()`, so that workers know the kind too.
    """

    def register(function: F) -> F:
        known = _kinds.get(name)
        if known and known.function.__qualname__ != function.__qualname__:
            raise ValueError(f"the job {name} is registered twice")
        _kinds[name] = JobKind(name, title, function, max_attempts, listed, can_be_stopped)
        return function

    return register


def scheduled(kind: str, *, hour: int, minute: int = 0) -> None:
    """Start a job without arguments every day from this time on, by the clock of TIME_ZONE.

    A worker that comes up later starts it then; a day on which none ran is left out.
    """
    _schedule[kind] = time(hour, minute)


def kind_of(name: str) -> JobKind:
    return _kinds[name]


def known_kind(name: str) -> JobKind | None:
    return _kinds.get(name)


def schedule() -> dict[str, time]:
    return dict(_schedule)
