"""Events that are on the trail and not shown: modules say which, and until when, or for good."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from django.db.models import Q

# What of the events of these verbs is still hidden on a day.
Veil = Callable[[date], Q]

_veils: dict[frozenset[str], Veil] = {}
# Kinds of record ("app.model") whose events the general trail never shows.
_walled: set[str] = set()


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


def keep_within(*target_types: str) -> None:
    """Show events about these kinds of record on the pages of the records alone.

    For what even those who read the trail must not know of. Whoever has such a record before them
    stands within its wall and sees its history; the chain covers the events like all others.
    """
    _walled.update(target_types)


def behind_walls() -> Q:
    """The events that the general trail never shows."""
    return Q(target_type__in=sorted(_walled))
