"""Events that are on the trail and shown to nobody yet: modules say which, and until when."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from django.db.models import Q

# What of the events of these verbs is still hidden on a day.
Veil = Callable[[date], Q]

_veils: dict[frozenset[str], Veil] = {}


def register_veil(verbs: Collection[str], veil: Veil) -> None:
    """Hide events of some verbs from every page for as long as `veil` says; no query of its own."""
    key = frozenset(verbs)
    if _veils.setdefault(key, veil) is not veil:
        raise ValueError(f"the veil over {', '.join(sorted(key))} is registered twice")


def hidden_on(day: date | None) -> Q:
    """What is hidden on a day; without one, everything that may be."""
    found = Q(pk__in=[])
    for verbs, veil in _veils.items():
        found |= Q(verb__in=verbs) & (Q() if day is None else veil(day))
    return found
