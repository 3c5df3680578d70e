"""Things in the custody of the UPG, and goods that were given away because they spoil."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.integrity.gratification.desk_refusals import OBSTACLES, CustodyRefused
from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.custody import (
    CUSTODY,
    Obstacle,
    hinders_donating,
    hinders_giving_back,
    hinders_taking_in,
)
from teraju.modules.integrity.gratification.models import (
    Deposit,
    Donation,
    GiftItem,
    GiftReport,
    Handling,
    Movement,
)
from teraju.modules.integrity.gratification.models.desk_choices import MoveKind
from teraju.modules.integrity.gratification.refusals import NotInThisState
from teraju.modules.integrity.gratification.selectors.desk import objects_of
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer

from .common import said
from .desk_common import check_day, check_desk, file_all, locked, state_of, tell

KPK = "KPK"


@transaction.atomic
def take_in(
    *,
    actor: Viewer,
    report_id: int,
    item_id: int,
    seal: str,
    place: str,
    brought_by: str,
    taken_in_on: date,
    photo: File[bytes] | None = None,
) -> Deposit:
    """Take a thing into custody under a seal; who takes it in is the actor.

    The report stays locked meanwhile, so that two officers do not seal one thing twice.
    """
    report = locked(actor, report_id)
    item = _item_of(report, item_id)
    things = objects_of(report).things
    refused = report.kind == Kind.REFUSED
    _refuse(hinders_taking_in(state_of(report), things[item.pk], is_refused=refused), "item")
    check_day(actor, taken_in_on, "taken_in_on", report.received_on)
    deposit = Deposit(
        report=report,
        item=item,
        government_id=report.government_id,
        agency=report.agency,
        is_example=report.is_example,
        seal=said(seal, "seal", _("Enter the number of the seal.")),
        place=said(place, "place", _("Say where it is kept.")),
        brought_by=said(brought_by, "brought_by", _("Say who brought it.")),
        taken_in_on=taken_in_on,
        taken_in_office=actor.office[:160],
    )
    save(actor, deposit)
    _record(actor, deposit, MoveKind.TAKEN_IN, taken_in_on, deposit.brought_by, deposit.place, "")
    tell(actor, report, "deposit.taken_in", {"seal": deposit.seal, "taken_in_on": taken_in_on})
    file_all(actor, deposit, [photo], _("Photo under seal"), "photo")
    return deposit


@transaction.atomic
def move(
    *,
    actor: Viewer,
    deposit_id: int,
    expected_version: int | None = None,
    moved_on: date,
    place: str,
    seal: str = "",
    reason: str,
) -> Deposit:
    """Move a thing to another place, under the same seal or a new one."""
    deposit = _locked(actor, deposit_id, expected_version, "move")
    _check_follows(actor, deposit, moved_on, "moved_on")
    before = deposit.place
    deposit.place = said(place, "place", _("Say where it is kept."))
    deposit.seal = cleaned(seal) or deposit.seal
    why = said(reason, "reason", _("Say why it is moved."))
    save(actor, deposit)
    _record(actor, deposit, MoveKind.MOVED, moved_on, before, deposit.place, why)
    tell(actor, deposit.report, "deposit.moved", {"seal": deposit.seal, "moved_on": moved_on})
    return deposit


@transaction.atomic
def send_to_kpk(
    *,
    actor: Viewer,
    deposit_id: int,
    expected_version: int | None = None,
    moved_on: date,
    receipt: str,
) -> Deposit:
    """Lend a thing to KPK, which wants to see it before it decides."""
    deposit = _locked(actor, deposit_id, expected_version, "send")
    _check_follows(actor, deposit, moved_on, "moved_on")
    deposit.receipt = said(receipt, "receipt", _("Enter the number of the receipt."))
    before, deposit.place = deposit.place, KPK
    save(actor, deposit)
    _record(actor, deposit, MoveKind.SENT, moved_on, before, KPK, deposit.receipt)
    tell(actor, deposit.report, "deposit.sent", {"seal": deposit.seal, "moved_on": moved_on})
    return deposit


@transaction.atomic
def take_back(
    *,
    actor: Viewer,
    deposit_id: int,
    expected_version: int | None = None,
    moved_on: date,
    place: str,
    seal: str,
) -> Deposit:
    """Take a thing back from KPK, under a seal of its own."""
    deposit = _locked(actor, deposit_id, expected_version, "take_back")
    _check_follows(actor, deposit, moved_on, "moved_on")
    deposit.place = said(place, "place", _("Say where it is kept."))
    deposit.seal = said(seal, "seal", _("Enter the number of the seal."))
    deposit.receipt = ""
    save(actor, deposit)
    _record(actor, deposit, MoveKind.TAKEN_BACK, moved_on, KPK, deposit.place, "")
    tell(actor, deposit.report, "deposit.taken_back", {"seal": deposit.seal, "moved_on": moved_on})
    return deposit


@transaction.atomic
def give_back_thing(
    *,
    actor: Viewer,
    deposit_id: int,
    expected_version: int | None = None,
    out_on: date,
    out_to: str,
    receipt: str,
) -> Deposit:
    """Give a thing back to who received it, when nobody claims it any more."""
    deposit = _locked(actor, deposit_id, expected_version, "give_back")
    _refuse(hinders_giving_back(state_of(deposit.report)), None)
    _check_follows(actor, deposit, out_on, "out_on")
    _give_out(
        actor,
        deposit,
        MoveKind.GIVEN_BACK,
        out_on,
        said(out_to, "out_to", _("Say who received it.")),
        said(receipt, "receipt", _("Enter the number of the receipt.")),
    )
    tell(actor, deposit.report, "deposit.given_back", {"seal": deposit.seal, "out_on": out_on})
    return deposit


def give_out_all(actor: Viewer, report: GiftReport, handling: Handling) -> None:
    """All that lies in custody of a report goes to the state with it. Part of the hand-over."""
    day, receiver = handling.handed_over_on, handling.handed_over_to
    if day is None:
        raise RuntimeError("what is handed over goes on a day")
    rows = Deposit.objects.kept().select_for_update(of=("self",), no_key=True).filter(report=report)
    for deposit in rows.order_by("pk"):
        deposit.state = CUSTODY.transition(deposit.state, "hand_over").target
        _check_follows(actor, deposit, day, "handed_over_on")
        _give_out(actor, deposit, MoveKind.HANDED_OVER, day, receiver, handling.hand_over_receipt)
        tell(actor, report, "deposit.handed_over", {"seal": deposit.seal, "out_on": day})


@transaction.atomic
def donate(
    *,
    actor: Viewer,
    report_id: int,
    item_id: int,
    donated_on: date,
    recipient: str,
    signed_by: str,
    receipt: str = "",
    explanation: str = "",
    proofs: Sequence[File[bytes] | None] = (),
) -> Donation:
    """Record to whom what spoils was given, with the receipt or a photo of it."""
    report = locked(actor, report_id)
    item = _item_of(report, item_id)
    refused = report.kind == Kind.REFUSED
    thing = objects_of(report).things[item.pk]
    _refuse(hinders_donating(state_of(report), thing, is_refused=refused), "item")
    check_day(actor, donated_on, "donated_on", report.received_on)
    if not any(proofs):
        raise DomainError(
            _("Add the signed receipt or a photo of the hand-over."), field="receipt_file"
        )
    donation = Donation(
        report=report,
        item=item,
        government_id=report.government_id,
        agency=report.agency,
        is_example=report.is_example,
        donated_on=donated_on,
        recipient=said(recipient, "recipient", _("Say to whom it was given.")),
        signed_by=said(signed_by, "signed_by", _("Say who signed the receipt.")),
        receipt=cleaned(receipt),
        explanation=cleaned(explanation),
        recorded_office=actor.office[:160],
    )
    save(actor, donation)
    tell(actor, report, "report.donated", {"donated_on": donated_on})
    file_all(actor, donation, proofs, _("Receipt of goods given away"), "receipt")
    return donation


def _locked(actor: Viewer, pk: int, expected_version: int | None, event: str) -> Deposit:
    """Lock a thing and take the step of the table.

    Its report is locked first, as in a hand-over: two officers never wait for each other.
    """
    rows = Deposit.objects.visible_to(actor).select_related("report__agency", "report__government")
    report_id = rows.values_list("report", flat=True).get(pk=pk)
    GiftReport.objects.select_for_update(no_key=True).get(pk=report_id)
    deposit: Deposit = claim(rows, pk, expected_version)
    check_desk(actor, deposit.report)
    try:
        deposit.state = CUSTODY.transition(deposit.state, event).target
    except TransitionRefused as error:
        raise NotInThisState(
            _("This step has no place while the thing stands at “%(state)s”. Look at it again.")
            % {"state": deposit.get_state_display()}
        ) from error
    return deposit


def _item_of(report: GiftReport, item_id: int) -> GiftItem:
    item: GiftItem | None = report.items.filter(pk=item_id).first()
    if item is None:
        raise DomainError(_("Choose an object of this report."), field="item")
    return item


def _refuse(obstacle: Obstacle | None, field: str | None) -> None:
    if obstacle is not None:
        raise CustodyRefused(OBSTACLES[obstacle], field=field)


def _check_follows(actor: Viewer, deposit: Deposit, day: date, field: str) -> None:
    """A step is not dated before the one it follows. One query."""
    last = deposit.movements.order_by("-moved_on", "-pk").first()
    check_day(actor, day, field, last.moved_on if last else deposit.taken_in_on)


def _give_out(
    actor: Viewer, deposit: Deposit, kind: MoveKind, day: date, receiver: str, receipt: str
) -> None:
    before = deposit.place
    deposit.out_on, deposit.out_to, deposit.receipt = day, receiver, receipt
    save(actor, deposit)
    _record(actor, deposit, kind, day, before, receiver, receipt)


def _record(
    actor: Viewer,
    deposit: Deposit,
    kind: MoveKind,
    day: date,
    from_place: str,
    to_place: str,
    reason: str,
) -> None:
    movement = Movement(
        deposit=deposit,
        government_id=deposit.government_id,
        agency=deposit.agency,
        is_example=deposit.is_example,
        kind=kind,
        moved_on=day,
        from_place=from_place,
        to_place=to_place,
        seal=deposit.seal,
        reason=reason,
        moved_office=actor.office[:160],
    )
    save(actor, movement)
