"""Who could get a key back, through whom, and which requests wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from teraju.modules.integrity.concerns.models import (
    Escrow,
    Handler,
    Recovery,
    RecoveryKey,
    RecoveryLayers,
)


@dataclass(frozen=True)
class Covered:
    """A handler, and whether two other custodians could give the key back."""

    handler: Handler
    covered: bool


def handlers_covered() -> list[Covered]:
    """All handlers with keys. Two queries more, however many there are."""
    held = dict(Escrow.objects.values_list("handler", "key"))
    pairs: dict[int, list[set[int]]] = {}
    for key, first, second in RecoveryLayers.objects.filter(
        first__retired_on=None, second__retired_on=None
    ).values_list("key", "first", "second"):
        pairs.setdefault(key, []).append({first, second})
    handlers = (
        Handler.objects.filter(retired_on=None, office__retired=False)
        .exclude(recipient="")
        .select_related("office")
        .order_by("office", "name", "pk")
    )
    return [
        Covered(each, any(each.pk not in pair for pair in pairs.get(held.get(each.pk, 0), [])))
        for each in handlers
    ]


def youngest_key() -> RecoveryKey | None:
    """The recovery key that identities are sealed to now."""
    return RecoveryKey.objects.select_related("made_by").order_by("-pk").first()


def open_requests(now: datetime) -> list[Recovery]:
    """Requests that still run."""
    return list(
        Recovery.objects.filter(done_on=None, refused_on=None, ends_at__gt=now)
        .select_related("handler__office", "first", "second")
        .order_by("asked_on", "pk")
    )


def open_request(pk: int, now: datetime) -> Recovery | None:
    """A request that still runs."""
    return next((each for each in open_requests(now) if each.pk == pk), None)


def past_requests() -> list[Recovery]:
    """Requests that ended, the latest first: given back, refused, or over in time."""
    return list(
        Recovery.objects.exclude(done_on=None, refused_on=None)
        .select_related("handler", "first", "second", "refused_by")
        .order_by("-asked_on", "-pk")[:50]
    )


def seconds_for(first: Handler, recovery: Recovery) -> list[Handler]:
    """The custodians who may take the second step after this first one."""
    return list(
        Handler.objects.filter(
            pk__in=RecoveryLayers.objects.filter(
                key__escrows__handler=recovery.handler, first=first
            ).values("second"),
            retired_on=None,
        )
        .exclude(pk=recovery.handler_id)
        .order_by("name", "pk")
    )
