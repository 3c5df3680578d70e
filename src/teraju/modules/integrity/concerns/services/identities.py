"""Keeping who raised a concern: open to its handlers, or behind a second person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import sealing
from teraju.modules.integrity.concerns.domain import routing
from teraju.modules.integrity.concerns.domain.modes import Audience, Kind, Mode
from teraju.modules.integrity.concerns.models import Case, Handler, Identity, IdentityKeeper

from . import entries


class IdentityNotKept(DomainError):
    """There are not two people who could keep a name from one another."""


def keep(
    case: Case,
    identity: Mapping[str, Any],
    *,
    desk: routing.Desk,
    wishes: routing.Wishes,
    today: date,
) -> None:
    """Seal who the reporter is, as the mode of the concern says. Raises IdentityNotKept.

    Named: to its handlers. Confidential: inside to handlers and outside to custodians, nobody in
    both. The reporter's own key opens neither: who finds the receipt does not find the name.
    """
    if case.mode == Mode.NAMED:
        entries.write(
            case,
            kind=Kind.IDENTITY,
            content=dict(identity),
            today=today,
            audience=Audience.HANDLERS,
        )
        return
    readers = set(case.handlers.filter(left_on=None).values_list("handler_id", flat=True))
    layers = routing.identity_layers(desk, wishes, readers)
    if layers is None:
        raise IdentityNotKept(
            _(
                "Nobody could keep your name behind a second person. "
                "Stay anonymous, or give your name openly to those who read."
            ),
            field="mode",
        )
    _seal_twice(case, identity, *layers, today=today)


def _seal_twice(
    case: Case,
    identity: Mapping[str, Any],
    inner: frozenset[int],
    outer: frozenset[int],
    *,
    today: date,
) -> None:
    """Seal a name to its handlers, and what comes of it to its custodians."""
    keys = dict(Handler.objects.filter(pk__in=inner | outer).values_list("pk", "recipient"))
    sealed = sealing.seal_value(dict(identity), [keys[each] for each in inner])
    row = Identity.objects.create(
        case=case, day=today, outer=sealing.seal(sealed, [keys[each] for each in outer])
    )
    IdentityKeeper.objects.bulk_create(
        IdentityKeeper(identity=row, handler_id=each, outer=each in outer)
        for each in sorted(inner | outer)
    )
