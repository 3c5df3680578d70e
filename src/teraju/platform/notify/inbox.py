"""Kerja saya: every part of the house says what waits for a viewer; here it becomes one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TypeVar

from django.utils.functional import Promise

from teraju.kernel.gathering import once
from teraju.kernel.texts import as_counted
from teraju.platform.accounts.scope import Viewer

Text = str | Promise
R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class InboxItem:
    """Something that waits for somebody, one click from doing it.

    `key` names it for ever ("agreement-12-expiry"); `due` None means without a deadline.
    """

    key: str
    title: Text
    url: str
    due: date | None = None
    detail: Text = ""
    action_label: Text = ""
    agency_label: Text = ""


Provider = Callable[[Viewer], Sequence[InboxItem]]

_inbox: list[Provider] = []
_handed_over: list[Provider] = []


def register_inbox(provider: Provider) -> None:
    """Add a source of what waits for a viewer; it queries a fixed number of times."""
    if provider not in _inbox:
        _inbox.append(provider)


def register_handed_over(provider: Provider) -> None:
    """Add a source of what a viewer handed over to others, and where it stands (`detail`)."""
    if provider not in _handed_over:
        _handed_over.append(provider)


def read_once(read: Callable[[Viewer], R]) -> Callable[[Viewer], R]:
    """Read what several lists have in common: one time for all that a page gathers.

    What is read is shared: nobody changes it.
    """

    @wraps(read)
    def shared(viewer: Viewer) -> R:
        return once((read, viewer), lambda: read(viewer))

    return shared


def inbox_for(viewer: Viewer) -> list[InboxItem]:
    """What waits for the viewer, the nearest deadline first, what has none last."""
    return in_order(item for provider in _inbox for item in provider(viewer))


def handed_over_for(viewer: Viewer) -> list[InboxItem]:
    """What the viewer handed over, in the same order."""
    return in_order(item for provider in _handed_over for item in provider(viewer))


def in_order(items: Iterable[InboxItem]) -> list[InboxItem]:
    """Each key once, by deadline and key; without a deadline last."""
    once = {item.key: item for item in reversed(list(items))}
    return sorted(
        once.values(),
        key=lambda item: (item.due or date.max, item.due is None, as_counted(item.key)),
    )
