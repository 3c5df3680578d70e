"""Taking personal data out of the trail for good; the chain stays valid."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.rights import require
from teraju.platform.accounts.scope import Viewer

from .models import TrailEvent, TrailPersonal
from .permissions import SHRED
from .recording import record_event
from .verifying import SHREDDED


class NothingToShred(DomainError):
    """The trail holds no personal data of this record."""


@transaction.atomic
def shred_personal(
    *, actor: Viewer, target: Model | None = None, event: TrailEvent | None = None
) -> TrailEvent:
    """Shred the personal part of one event, or of all events of a record; gives the new event."""
    subject = event or target
    if subject is None:
        raise TypeError("shred_personal needs a target or an event")
    require(actor, SHRED, subject)
    parts = TrailPersonal.objects.select_for_update(no_key=True).filter(shredded_at=None)
    if event is not None:
        parts = parts.filter(event=event)
    else:
        parts = parts.filter(
            event__target_type=subject._meta.label_lower, event__target_id=str(subject.pk)
        )
    keys = sorted(parts.values_list("pk", flat=True))
    if not keys:
        raise NothingToShred(_("The trail holds no personal data of this record."))
    done = record_event(actor=actor, verb=SHREDDED, target=subject, after={"events": keys})
    TrailPersonal.objects.filter(pk__in=keys).update(
        salt="", data=None, shredded_at=actor.now, shredded_by=done
    )
    return done
