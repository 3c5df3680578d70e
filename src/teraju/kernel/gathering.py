"""Read once what several parts of one answer have in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

R = TypeVar("R")

# What was read while somebody gathers; None while nobody does.
_gathered: ContextVar[dict[Hashable, Any] | None] = ContextVar("gathered", default=None)


@contextmanager
def gathering() -> Iterator[None]:
    """What is read `once` within is read one time; within another gathering it is that one's."""
    if _gathered.get() is not None:
        yield
        return
    token = _gathered.set({})
    try:
        yield
    finally:
        _gathered.reset(token)


def once(key: Hashable, read: Callable[[], R]) -> R:
    """What is known under this key, read now if nobody has while gathering.

    Outside of a gathering it is read anew each time. What is read is shared: nobody changes it.
    """
    gathered = _gathered.get()
    if gathered is None:
        return read()
    if key not in gathered:
        gathered[key] = read()
    found: R = gathered[key]
    return found
