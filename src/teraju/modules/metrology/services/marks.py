"""What takes the force from a mark before its day."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import sheet_permissions as permissions
from teraju.modules.metrology.domain.marks import BY_HAND, BY_MINUTES
from teraju.modules.metrology.models import Instrument, Verification, Voiding
from teraju.modules.metrology.unit_refusals import DayOutOfOrder
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed

from .standing import restate, void_one
from .unit_common import check_not_future, tell


@transaction.atomic
def void_verification(
    *,
    actor: Viewer,
    verification_id: int,
    on: date,
    reason: str,
    note: str,
    expected_version: int | None = None,
    is_of_minutes: bool = False,
) -> Voiding:
    """Record that a mark holds no more: damage, a broken seal, a repair, an added device, a move.

    A mistake takes back the act itself: the instrument is worth what it was before.
    `is_of_minutes`: signed minutes say so, which know more reasons than anybody's word.
    """
    rows = Verification.objects.visible_to(actor)
    found = rows.values_list("instrument", flat=True).get(pk=verification_id)
    # The instrument first, as whoever marks it does.
    instrument = Instrument.objects.select_for_update(of=("self",)).get(pk=found)
    verification = locked(
        actor, rows, verification_id, permissions.VERIFICATION_VOID, expected_version
    )
    check_not_future(actor, on, "on")
    if reason not in (BY_HAND | BY_MINUTES if is_of_minutes else BY_HAND):
        raise DomainError(_("Say what took the force from the mark."), field="reason")
    if on < verification.on:
        raise DayOutOfOrder(_("It was not marked yet on this day."), field="on")
    voiding = void_one(
        actor,
        verification,
        on=on,
        reason=reason,
        note=needed(note, "note", _("Say what was found.")),
    )
    restate(instrument)
    save(actor, instrument)
    after = {"on": on, "reason": voiding.get_reason_display(), "note": voiding.note}
    tell(actor, verification, "verification.voided", after)
    return voiding
