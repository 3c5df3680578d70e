"""Posts and their holders belong to a module above this one, which tells here what it knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

POSITION_KIND = "learning.position"


@dataclass(frozen=True)
class Holder:
    """Who holds a post, and until when their anti-bribery training counts (None: not trained)."""

    person_id: int
    label: str
    trained_until: date | None = None


Look = Callable[[Collection[int], date], Mapping[int, Sequence[Holder]]]
_looks: list[Look] = []


def register_holders(look: Look) -> None:
    """Let a module say who holds posts; `look(position_ids, on)` asks a fixed number of queries."""
    if look not in _looks:
        _looks.append(look)


def holders_of(position_ids: Collection[int], on: date) -> dict[int, list[Holder]]:
    """Who holds these posts on a day."""
    found: dict[int, list[Holder]] = {pk: [] for pk in position_ids}
    if not found:
        return found
    for look in _looks:
        for pk, holders in look(position_ids, on).items():
            found.setdefault(pk, []).extend(holders)
    return found
