"""The register of 8.7: asked for before the event, decided by somebody else, carried out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.integrity.gratification import nil_permissions
from teraju.modules.integrity.gratification.domain.given_states import COURTESY
from teraju.modules.integrity.gratification.models import Courtesy
from teraju.modules.integrity.gratification.refusals import DateOutOfOrder, NotInThisState
from teraju.modules.risks.api import Partner
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency

OWN = _("You asked for this yourself: somebody else decides on it.")


@transaction.atomic
def ask_courtesy(
    *,
    actor: Viewer,
    agency: Agency,
    direction: str,
    kind: str,
    what: str,
    purpose: str,
    value: Decimal,
    event_on: date,
    partner: Partner | None = None,
    other_side: str = "",
    late_because: str = "",
    is_example: bool = False,
) -> Courtesy:
    """Ask before the event whether the agency may give or accept something; late with a reason."""
    rights.require(actor, nil_permissions.ASK, agency)
    _check_other_side(agency, partner, other_side)
    if event_on < actor.today and not cleaned(late_because):
        raise DomainError(_("Say why it is entered after the event."), field="late_because")
    made = Courtesy(
        government=agency.government,
        agency=agency,
        direction=direction,
        kind=kind,
        what=_said(what, "what", _("Say what is given.")),
        purpose=_said(purpose, "purpose", _("Say what it is for.")),
        value=value,
        event_on=event_on,
        partner=partner,
        other_side=cleaned(other_side),
        late_because=cleaned(late_because) if event_on < actor.today else "",
        requested_on=actor.today,
        requested_by_id=rights.acting(actor),
        requested_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, made)
    _tell(actor, made, "asked", {"what": made.what, "value": value, "event_on": event_on})
    return made


def _check_other_side(agency: Agency, partner: Partner | None, other_side: str) -> None:
    if partner is not None and partner.agency_id != agency.pk:
        raise DomainError(_("This associate belongs to another agency."), field="partner")
    if partner is None and not cleaned(other_side):
        raise DomainError(
            _("Choose a business associate, or name the other side."), field="other_side"
        )


@transaction.atomic
def decide_courtesy(
    *,
    actor: Viewer,
    courtesy_id: int,
    expected_version: int | None = None,
    approve: bool,
    reason: str,
) -> Courtesy:
    """Approve or refuse it, with the reason; never what one asked for oneself."""
    one = _claim(actor, courtesy_id, expected_version)
    refusal = decision_refusal(actor, one)
    if refusal:
        raise NotAllowed(refusal)
    _move(one, "approve" if approve else "refuse")
    one.decision_reason = _said(reason, "reason", _("Say why."))[:400]
    one.decided_on, one.decided_by_id = actor.today, actor.user_id
    one.decided_office = actor.office[:160]
    save(actor, one)
    _tell(actor, one, "decided", {"state": one.state, "reason": one.decision_reason})
    return one


@transaction.atomic
def carry_out_courtesy(
    *,
    actor: Viewer,
    courtesy_id: int,
    expected_version: int | None = None,
    done_on: date,
    actual_value: Decimal,
    note: str = "",
) -> Courtesy:
    """Record what was really given or accepted; more than was approved says why."""
    one = _claim(actor, courtesy_id, expected_version)
    _require_party(actor, one)
    _move(one, "carry_out")
    if done_on > actor.today:
        raise DateOutOfOrder(_("This day has not come yet."), field="done_on")
    if actual_value > one.value and not cleaned(note):
        raise DomainError(_("It is more than was approved: say why."), field="note")
    one.done_on, one.actual_value, one.ending_note = done_on, actual_value, cleaned(note)
    save(actor, one)
    _tell(actor, one, "carried_out", {"done_on": done_on, "actual_value": actual_value})
    return one


@transaction.atomic
def cancel_courtesy(
    *, actor: Viewer, courtesy_id: int, expected_version: int | None = None, reason: str
) -> Courtesy:
    """Give it up before it is carried out, with the reason."""
    one = _claim(actor, courtesy_id, expected_version)
    _require_party(actor, one)
    _move(one, "cancel")
    one.ending_note = _said(reason, "reason", _("Say why."))[:400]
    save(actor, one)
    _tell(actor, one, "cancelled", {"reason": one.ending_note})
    return one


def decision_refusal(viewer: Viewer, one: Courtesy) -> object:
    """Why the viewer may not decide, or an empty string."""
    if viewer.user_id is not None and viewer.user_id == one.requested_by_id:
        return OWN
    return rights.refusal(viewer, nil_permissions.DECIDE, one)


def party_refusal(viewer: Viewer, one: Courtesy) -> object:
    """Why the viewer may not carry it out or give it up: who asked may, and who decides."""
    if viewer.user_id is not None and viewer.user_id == one.requested_by_id:
        return ""
    return rights.refusal(viewer, nil_permissions.DECIDE, one)


def _require_party(actor: Viewer, one: Courtesy) -> None:
    refusal = party_refusal(actor, one)
    if refusal:
        raise NotAllowed(refusal)


def _move(one: Courtesy, event: str) -> None:
    try:
        one.state = COURTESY.transition(one.state, event).target
    except TransitionRefused as error:
        raise NotInThisState(
            _("This step has no place while it stands at “%(state)s”. Look at the record again.")
            % {"state": one.get_state_display()}
        ) from error


def _said(text: str, field: str, refusal: object) -> str:
    found = cleaned(text)
    if not found:
        raise DomainError(refusal, field=field)
    return found


def _tell(actor: Viewer, one: Courtesy, verb: str, after: Mapping[str, Any]) -> None:
    record_event(actor=actor, verb=f"gratification.courtesy.{verb}", target=one, after=dict(after))


def _claim(actor: Viewer, courtesy_id: int, expected_version: int | None) -> Courtesy:
    rows = Courtesy.objects.visible_to(actor).select_related("agency", "government", "partner")
    one: Courtesy = claim(rows, courtesy_id, expected_version)
    return one
