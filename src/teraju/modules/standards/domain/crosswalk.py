"""What two catalogues have in common: by topic, never by number.

The same number means different things in different standards (8.2 of one is services, of another
due diligence), and the same thing has different numbers (nonconformity is 10.1 here, 10.2 there).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Relation = Literal["shared", "left_only", "right_only"]


class Asks(Protocol):
    """A requirement, as much of it as a crosswalk needs."""

    @property
    def number(self) -> str: ...
    @property
    def is_assessed(self) -> bool: ...
    @property
    def topics(self) -> tuple[str, ...]: ...
    @property
    def ranks(self) -> tuple[int, ...]: ...


@dataclass(frozen=True)
class Pairing:
    """A topic and where each side asks for it."""

    topic: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def relation(self) -> Relation:
        if self.left and self.right:
            return "shared"
        return "left_only" if self.left else "right_only"


def crosswalk(left: Sequence[Asks], right: Sequence[Asks]) -> list[Pairing]:
    """Every topic that either side asks for, in the order of topics; headings do not count."""
    ranks: dict[str, int] = {}
    sides = _numbers(left, ranks), _numbers(right, ranks)
    topics = sorted(ranks, key=lambda code: (ranks[code], code))
    return [Pairing(code, *(tuple(side.get(code, ())) for side in sides)) for code in topics]


def _numbers(side: Sequence[Asks], ranks: dict[str, int]) -> dict[str, list[str]]:
    """The numbers under each topic as they come; notes each topic's place in the order."""
    found: dict[str, list[str]] = {}
    for one in side:
        if not one.is_assessed:
            continue
        for place, code in enumerate(one.topics):
            ranks.setdefault(code, one.ranks[place] if one.ranks else 0)
            found.setdefault(code, []).append(one.number)
    return found


def same_number_other_topic(left: Sequence[Asks], right: Sequence[Asks]) -> list[str]:
    """The numbers that stand on both sides and share no topic: the traps of a reader.

    A heading counts for what stands below it.
    """
    ours, theirs = _below(left), _below(right)
    return [
        one.number
        for one in left
        if one.number in theirs
        and ours[one.number]
        and theirs[one.number]
        and not ours[one.number] & theirs[one.number]
    ]


def _below(side: Sequence[Asks]) -> dict[str, set[str]]:
    """The topics of each number and of all that stands below it."""
    found: dict[str, set[str]] = {one.number: set() for one in side}
    for one in side:
        number = one.number if one.is_assessed else ""
        while number:
            found.setdefault(number, set()).update(one.topics)
            number = number.rpartition(".")[0]
    return found
