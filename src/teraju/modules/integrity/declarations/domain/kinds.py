"""What people declare, and what an interest may be."""

from __future__ import annotations

from enum import StrEnum


class RoundKind(StrEnum):
    """What a round of a year asks of everybody."""

    CONFLICT = "conflict"
    PACT = "pact"


class RoundState(StrEnum):
    """Where a round stands."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Interest(StrEnum):
    """What ties somebody to a matter of the office."""

    FAMILY = "family"
    BUSINESS = "business"
    OUTSIDE_WORK = "outside_work"
    PROPERTY = "property"
    FORMER_POST = "former_post"
    OTHER = "other"


class Handling(StrEnum):
    """What the superior decided on an interest."""

    ALLOWED = "allowed"
    REMOVED = "removed"
    REFUSED = "refused"


class Outcome(StrEnum):
    """What the compliance function made of an exception."""

    NO_EFFECT = "no_effect"
    REPORTED = "reported"
    REMOVED = "removed"
