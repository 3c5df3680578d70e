"""What the use-cases on audits, tests and certificates share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.kinds import CoachingState
from teraju.modules.enterprises.domain.stages import Stage
from teraju.modules.enterprises.models import Coaching
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked

from .stages import reach


def locked_coaching(actor: Viewer, pk: int) -> Coaching:
    """A coaching that something new is recorded of; refused where it has stopped."""
    rows = Coaching.objects.visible_to(actor).select_related("product__enterprise")
    coaching: Coaching = locked(actor, rows, pk, permissions.CERTIFY)
    if coaching.state == CoachingState.STOPPED:
        raise NotNow(_("The coaching has stopped: take it up again first."), field="coaching")
    return coaching


def advance(actor: Viewer, coaching_id: int, stage: Stage, on: date, note: str = "") -> None:
    """Move a coaching on after one of its records, locked after that record.

    One that has stopped stays where it stands; inside the caller's transaction.
    """
    rows = Coaching.objects.select_related("agency", "government")
    coaching = claim(rows, coaching_id)
    if coaching.state != CoachingState.STOPPED:
        reach(actor, coaching, stage, on, note[:300])


def of_coaching(coaching: Coaching) -> dict[str, Any]:
    """What every record of a coaching carries of it."""
    return {
        "government": coaching.government,
        "agency": coaching.agency,
        "coaching": coaching,
        "is_example": coaching.is_example,
    }


def check_not_before(day: date | None, first: date | None, field: str, sentence: Any) -> None:
    if day is not None and first is not None and day < first:
        raise DayOutOfOrder(sentence, field=field)
