"""Who a reporter is: asked for with a reason, opened by a second person, read by the handlers."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.concerns import sealing, trail, wording
from teraju.modules.integrity.concerns.domain.identity import (
    Answer,
    Person,
    Request,
    hinders_answering,
    hinders_asking,
)
from teraju.modules.integrity.concerns.domain.modes import Audience, Kind
from teraju.modules.integrity.concerns.models import Case, Identity, IdentityRequest
from teraju.modules.integrity.concerns.services.desk_common import (
    Hand,
    StepRefused,
    claim,
    keep,
    tell,
)
from teraju.modules.integrity.concerns.services.entries import recipients_of, write


@transaction.atomic
def ask(hand: Hand, number: str, *, expected_version: int, reason: str) -> IdentityRequest:
    """Ask a custodian to open the identity; the reason is sealed to them and the handlers."""
    case = claim(hand, number, expected_version)
    identity = Identity.objects.filter(case=case).first()
    earlier = [Request(row.asked_by_id, Answer(row.answer)) for row in case.identity_requests.all()]
    hindrance = hinders_asking(
        Person(hand.visit.handler.pk, handles=True), exists=identity is not None, requests=earlier
    )
    if hindrance or identity is None:
        words = wording.IDENTITY_HINDRANCES
        raise StepRefused(words[hindrance] if hindrance else _("There is no identity."))
    custodians = custodians_of(identity, without=hand.visit.handler.pk)
    if not custodians:
        raise StepRefused(_("No other custodian holds a key to this identity."))
    readers = [*custodians, *recipients_of(case, Audience.HANDLERS)]
    request = IdentityRequest.objects.create(
        case=case,
        asked_by=hand.visit.handler,
        asked_on=hand.today,
        reason=sealing.seal_value({"text": reason}, readers),
    )
    keep(hand, case, "identity.asked")
    return request


@transaction.atomic
def withdraw(hand: Hand, number: str) -> None:
    """Take one's own request back."""
    case = claim(hand, number)
    request = (
        case.identity_requests.select_for_update(no_key=True)
        .filter(answer=Answer.WAITING, asked_by=hand.visit.handler)
        .first()
    )
    if request is None:
        raise StepRefused(_("There is no request of yours that waits."))
    request.answer, request.answered_by = Answer.WITHDRAWN, hand.visit.handler
    request.answered_on = hand.today
    request.save()
    tell(hand, case, "identity.withdrawn")


@transaction.atomic
def answer(hand: Hand, request_id: int, *, approve: bool, reason: str) -> IdentityRequest:
    """Approve a request by taking off the outer layer, or refuse it; never one's own."""
    handler = hand.visit.handler
    case: Case = Case.objects.select_for_update(no_key=True).get(identity_requests__pk=request_id)
    request = IdentityRequest.objects.select_for_update(no_key=True).get(pk=request_id)
    identity = Identity.objects.select_for_update(no_key=True).get(case=case)
    keeps = identity.keepers.filter(handler=handler, outer=True).exists()
    hindrance = hinders_answering(
        Person(handler.pk, custodian=handler.custodian, shut_out=not keeps),
        Request(request.asked_by_id, Answer(request.answer)),
    )
    if hindrance:
        raise StepRefused(wording.IDENTITY_HINDRANCES[hindrance])
    request.answer = Answer.APPROVED if approve else Answer.REFUSED
    request.answered_by, request.answered_on = handler, hand.today
    request.save()
    if approve:
        identity.inner = sealing.unseal(identity.outer, hand.visit.identity)
        identity.opened_on = hand.today
        identity.save()
    event = "identity_approved" if approve else "identity_refused"
    write(
        case,
        kind=Kind.STEP,
        content={"text": reason, "event": event},
        today=hand.today,
        author=handler,
        audience=Audience.HANDLERS,
    )
    case.version += 1
    case.save(update_fields=["version"])
    verb = "identity.approved" if approve else "identity.refused"
    trail.record(verb, today=hand.today, actor=trail.by(handler), number=case.number)
    return request


@transaction.atomic
def read(hand: Hand, number: str) -> Any:
    """Read an opened identity, which the trail tells; None where this key does not reach it."""
    case = claim(hand, number)
    identity = Identity.objects.filter(case=case).exclude(inner=b"").first()
    if identity is None:
        raise StepRefused(_("The identity is closed. Ask a custodian with a reason."))
    try:
        found = sealing.unseal_value(identity.inner, hand.visit.identity)
    except sealing.CannotOpen:
        return None
    tell(hand, case, "identity.read")
    return found


def custodians_of(identity: Identity, *, without: int) -> list[str]:
    """The public keys of who may take off the outer layer."""
    rows = identity.keepers.filter(
        outer=True, handler__custodian=True, handler__retired_on=None
    ).exclude(handler=without)
    return list(rows.values_list("handler__recipient", flat=True))
