"""How an event of the trail is hashed: SHA-256 over canonical JSON and the hash before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

START = "0" * 64


@dataclass(frozen=True)
class Event:
    """What stands in the trail."""

    sequence: int
    day: date
    verb: str
    actor: str
    number: str
    previous_hash: str


def event_hash(event: Event) -> str:
    """The hash of an event, in hexadecimal."""
    columns = [
        event.sequence,
        event.day.isoformat(),
        event.verb,
        event.actor,
        event.number,
        event.previous_hash,
    ]
    plain = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def first_broken(events: Iterable[tuple[Event, str]]) -> int | None:
    """The sequence of the first event that was changed, moved or follows a gap; None if whole."""
    previous, expected = START, 1
    for event, stored in events:
        whole = (
            event.sequence == expected
            and event.previous_hash == previous
            and event_hash(event) == stored
        )
        if not whole:
            return event.sequence
        previous, expected = stored, expected + 1
    return None
