"""What the public showcase says of a product: which standard, and until when."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

# Without letters and digits that are taken for each other.
SIGNS = "ACDEFGHJKLMNPQRTUVWXY34679"
LENGTH = 8


class ListingState(StrEnum):
    """Whether everybody sees a product."""

    PREPARED = "prepared"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


_ARROWS = (
    (ListingState.PREPARED, "release", ListingState.RELEASED),
    (ListingState.PREPARED, "withdraw", ListingState.WITHDRAWN),
    (ListingState.RELEASED, "withdraw", ListingState.WITHDRAWN),
    (ListingState.WITHDRAWN, "release", ListingState.RELEASED),
)
LISTING = StateTable.of(
    "listing", ListingState.PREPARED, [Transition(*one, roles=frozenset()) for one in _ARROWS]
)


class Standing(StrEnum):
    """How a mark stands on a day, the most serious first."""

    SUSPENDED = "suspended"
    ENDED = "ended"
    IN_FORCE = "in_force"
    TO_COME = "to_come"


# What has to be said first.
_ORDER = (Standing.SUSPENDED, Standing.IN_FORCE, Standing.TO_COME, Standing.ENDED)


@dataclass(frozen=True)
class ShownMark:
    """A certificate, approval or registration of a product, as everybody may read it.

    `until` is the last day; None: it has none. A mark with its own certificate says its `road`.
    """

    product_id: int
    road: str
    standard: str
    number: str
    body: str
    since: date
    until: date | None
    suspended: bool = False
    withdrawn_on: date | None = None

    def standing_on(self, day: date) -> Standing:
        if self.withdrawn_on is not None and self.withdrawn_on <= day:
            return Standing.ENDED
        if self.until is not None and self.until < day:
            return Standing.ENDED
        if self.suspended:
            return Standing.SUSPENDED
        return Standing.TO_COME if day < self.since else Standing.IN_FORCE


def in_order(marks: Iterable[ShownMark], day: date) -> list[ShownMark]:
    """The marks of a product with what must be said first in front; the newest of equals first."""
    return sorted(
        marks,
        key=lambda one: (_ORDER.index(one.standing_on(day)), -one.since.toordinal(), one.number),
    )


def standing_of(marks: Iterable[ShownMark], day: date) -> Standing | None:
    """How a product stands: by the first of its marks; None: it has none."""
    ordered = in_order(marks, day)
    return ordered[0].standing_on(day) if ordered else None


def new_code() -> str:
    """A code that nobody guesses in an address that nobody mistypes."""
    return "".join(secrets.choice(SIGNS) for _place in range(LENGTH))
