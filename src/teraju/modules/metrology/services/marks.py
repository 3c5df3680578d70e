"""What takes the force from a mark before its day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import sheet_permissions as permissions
from teraju.modules.metrology.domain.marks import BY_HAND, BY_MINUTES, Result, reasons_by_hand
from teraju.modules.metrology.models import Instrument, Verification, Voiding
from teraju.modules.metrology.selectors.marks import found_so
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed

from . import sheet_lines
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
    instrument, verification = _locked(
        actor, verification_id, permissions.VERIFICATION_VOID, expected_version
    )
    check_not_future(actor, on, "on")
    _check_reason(reason, BY_HAND | BY_MINUTES if is_of_minutes else BY_HAND)
    if not is_of_minutes:
        _check_loses_force(instrument, Result(verification.result), reason)
    if on < verification.on:
        raise DayOutOfOrder(_("It was not marked yet on this day."), field="on")
    require_unvoided(verification)
    voiding = void_one(
        actor,
        verification,
        on=on,
        reason=reason,
        note=needed(note, "note", _("Say what was found.")),
    )
    restate(instrument)
    save(actor, instrument)
    after = {"on": on, "reason": voiding.reason, "note": voiding.note}
    tell(actor, verification, "verification.voided", after)
    return voiding


def require_unvoided(verification: Verification) -> None:
    if verification.voids.exists():
        raise NotNow(_("This mark is void already."))


def require_restorable(verification: Verification) -> None:
    """What signed minutes say, or what happened to the instrument itself, is not taken back."""
    instrument, voiding = verification.instrument, verification.voids.first()
    if voiding is None:
        raise NotNow(_("This mark is not void."))
    since = instrument.void_on
    if since is not None and since >= verification.on:
        words = _("The instrument itself lost its mark, by a move, a repair or rest: test it anew.")
        raise NotNow(words)
    if found_so(instrument, voiding.on) is not None:
        raise NotNow(_("Signed minutes say so: only a new test gives it a mark again."))


def _check_loses_force(instrument: Instrument, result: Result, reason: str) -> None:
    if reason in reasons_by_hand(result, is_fixed=instrument.is_fixed):
        return
    if result is Result.SAH:
        words = _("It is not fixed where it stands: moved, it keeps its mark.")
    else:
        words = _("It was marked batal, and has no force to lose: only a mistake takes it back.")
    raise DomainError(words, field="reason")


@transaction.atomic
def restore_verification(
    *, actor: Viewer, verification_id: int, reason: str, expected_version: int | None = None
) -> Verification:
    """Take back a voiding that was recorded by mistake: the mark counts as it did before.

    What signed minutes say, and what was recorded of the instrument itself (a move, a repair),
    stands. A certificate that was withdrawn stays so: another is asked for. The trail keeps both.
    """
    instrument, verification = _locked(
        actor, verification_id, permissions.VERIFICATION_RESTORE, expected_version
    )
    why = needed(reason, "reason", _("Say why."))
    verification.instrument = instrument
    require_restorable(verification)
    voiding = verification.voids.get()
    before = {"on": voiding.on, "reason": voiding.reason, "note": voiding.note}
    voiding.delete()
    restate(instrument)
    save(actor, instrument)
    save(actor, verification)
    sheet_lines.give_again(actor, verification)
    tell(actor, verification, "verification.restored", {"why": why}, before=before)
    return verification


def _locked(
    actor: Viewer, verification_id: int, right: str, expected_version: int | None
) -> tuple[Instrument, Verification]:
    """The instrument first, as whoever marks it does; then the act."""
    rows = Verification.objects.visible_to(actor)
    found = rows.values_list("instrument", flat=True).get(pk=verification_id)
    instrument = Instrument.objects.select_for_update(of=("self",), no_key=True).get(pk=found)
    return instrument, locked(actor, rows, verification_id, right, expected_version)


def _check_reason(reason: str, known: Collection[str]) -> None:
    if reason not in known:
        raise DomainError(_("Say what took the force from the mark."), field="reason")
