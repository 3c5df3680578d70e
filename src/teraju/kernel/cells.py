"""Cells that two people filled in, one without a line: what is saved, what collides. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """What of the cells that were sent is saved, and what the record holds in the others."""

    saved: Mapping[str, str]
    colliding: Mapping[str, str]


def merged(
    stored: Mapping[str, str],
    sent: Mapping[str, str],
    bases: Mapping[str, Collection[str]],
) -> Merge:
    """Compare each cell with what its writer had before them.

    A cell is saved when the record still holds a value that the writer started from or sent before
    (`bases`), or holds the new value already: sending twice changes nothing. Any other value is
    somebody else's, and is not overwritten unread.
    """
    saved: dict[str, str] = {}
    colliding: dict[str, str] = {}
    for name, value in sent.items():
        now = stored[name]
        if now == value:
            continue
        if now in bases.get(name, ()):
            saved[name] = value
        else:
            colliding[name] = now
    return Merge(saved, colliding)
