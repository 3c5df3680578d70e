"""What the public showcase says of a product: which standard, and until when."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

from .certificates import Standing
from .kinds import Road

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


# What has to be said first.
_ORDER = (
    Standing.SUSPENDED,
    Standing.IN_FORCE,
    Standing.NOT_YET,
    Standing.WITHDRAWN,
    Standing.EXPIRED,
)


@dataclass(frozen=True)
class ShownMark:
    """A certificate or registration of a product on a day, as everybody may read it.

    `until` is the last day; None: no end is known. `is_approved`: the mark may be used, which for
    SPPT SNI takes an approval of its own.
    """

    product_id: int
    road: Road
    standard: str
    number: str
    body: str
    since: date
    until: date | None
    standing: Standing
    is_approved: bool = True
    mark_number: str = ""


def in_order(marks: Iterable[ShownMark]) -> list[ShownMark]:
    """The marks of a product with what must be said first in front; the newest of equals first."""
    return sorted(
        marks, key=lambda one: (_ORDER.index(one.standing), -one.since.toordinal(), one.number)
    )


def standing_of(marks: Iterable[ShownMark]) -> Standing | None:
    """How a product stands: by the first of its marks; None: it has none."""
    ordered = in_order(marks)
    return ordered[0].standing if ordered else None


def new_code() -> str:
    """A code that nobody guesses in an address that nobody mistypes."""
    return "".join(secrets.choice(SIGNS) for _place in range(LENGTH))
