"""Nonconforming outputs: recorded, treated, verified by somebody else."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.states import FAULT, FaultState
from teraju.modules.operations.models import NonconformingOutput, Output, Service
from teraju.modules.operations.models.choices import Disposition, Origin
from teraju.modules.operations.refusals import (
    DateOutOfOrder,
    Incomplete,
    OwnCheck,
    StepNotPossible,
    WrongPlace,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.numbers import official_number

from .common import step

NUMBERED_AS = "operations.fault"
PATTERN = "KTS-{seq:03}/{code}/{year}"


@transaction.atomic
def record_fault(
    *,
    actor: Viewer,
    agency: Agency,
    what: str,
    origin: str,
    found_on: date,
    output: Output | None = None,
    service: Service | None = None,
    is_example: bool = False,
    right: str = permissions.FAULT_RECORD,
) -> NonconformingOutput:
    """Put on record that a result is not as promised; its release stops until it is verified.

    After the handover this is the customer's complaint or correction.
    """
    rights.require(actor, right, agency)
    _check_found(actor, agency, output, origin, found_on)
    fault = NonconformingOutput(
        government=agency.government,
        agency=agency,
        output=output,
        service=output.service if output else service,
        what=cleaned(what),
        origin=origin,
        found_on=found_on,
        found_office=actor.office,
        is_example=is_example,
    )
    fault.number = official_number(
        government=agency.government, key=NUMBERED_AS, on=actor.today, agency=agency
    )
    save(actor, fault)
    verb = "operations.fault.recorded"
    record_event(actor=actor, verb=verb, target=fault, after=_said(fault))
    return fault


def _said(fault: NonconformingOutput) -> dict[str, Any]:
    """What was recorded, for the trail."""
    return filled(
        {
            "output": str(fault.output) if fault.output else "",
            "service": str(fault.service) if fault.service else "",
            "what": fault.what,
            "origin": fault.origin,
            "found_on": fault.found_on,
        }
    )


def _check_found(
    actor: Viewer, agency: Agency, output: Output | None, origin: str, found_on: date
) -> None:
    """Refuse a day or a place that does not fit the order in which it was found."""
    if found_on > actor.today:
        raise DateOutOfOrder(_("This day has not come yet."), field="found_on")
    if output and output.agency_id != agency.pk:
        raise WrongPlace(_("This order belongs to another agency."), field="output")
    if output and found_on < output.government.day_of(output.received_at):
        raise DateOutOfOrder(_("It was found before the order came."), field="found_on")
    if origin == Origin.CUSTOMER and output and not output.handed_over_at:
        raise StepNotPossible(
            _("The customer does not have the result yet: say where else it was found."),
            field="origin",
        )


@transaction.atomic
def treat_fault(
    *,
    actor: Viewer,
    fault_id: int,
    disposition: str,
    treatment: str,
    expected_version: int | None = None,
    right: str = permissions.FAULT_RECORD,
) -> NonconformingOutput:
    """Say what became of it and what was done; a concession is the head's to give."""
    if disposition == Disposition.CONCESSION:
        right = permissions.FAULT_CONCEDE
    fault = _claim(actor, fault_id, expected_version, right)
    before, fault.state = fault.state, step(FAULT, fault.state, "treat")
    fault.disposition, fault.treatment = disposition, cleaned(treatment)
    if not fault.treatment:
        raise Incomplete(_("Say what was done."), field="treatment")
    fault.authorised_office = actor.office if disposition == Disposition.CONCESSION else ""
    fault.treated_at, fault.treated_by_id = actor.now, actor.user_id
    fault.treated_office = actor.office
    save(actor, fault)
    record_event(
        actor=actor,
        verb="operations.fault.treated",
        target=fault,
        before={"state": before, "disposition": "", "treatment": ""},
    )
    return fault


@transaction.atomic
def verify_fault(
    *,
    actor: Viewer,
    fault_id: int,
    verification: str,
    expected_version: int | None = None,
    right: str = permissions.FAULT_JUDGE,
) -> NonconformingOutput:
    """Confirm that the result is right now; never by who treated it."""
    fault = _claim(actor, fault_id, expected_version, right)
    before, fault.state = fault.state, step(FAULT, fault.state, "verify")
    _require_other(actor, fault)
    fault.verification = _needed(verification, "verification")
    fault.verified_at, fault.ended_at = actor.now, actor.now
    fault.verified_by_id, fault.verified_office = actor.user_id, actor.office
    save(actor, fault)
    record_event(
        actor=actor,
        verb="operations.fault.verified",
        target=fault,
        before={"state": before, "verification": ""},
    )
    return fault


@transaction.atomic
def reopen_fault(
    *, actor: Viewer, fault_id: int, reason: str, expected_version: int | None = None
) -> NonconformingOutput:
    """Find what was done insufficient: it is to be treated again."""
    fault = _claim(actor, fault_id, expected_version, permissions.FAULT_JUDGE)
    before, fault.state = fault.state, step(FAULT, fault.state, "reopen")
    _require_other(actor, fault)
    text = _needed(reason, "reason")
    fault.treated_at = None
    fault.disposition, fault.authorised_office = "", ""
    save(actor, fault)
    record_event(
        actor=actor,
        verb="operations.fault.reopened",
        target=fault,
        before={"state": before, "reason": ""},
        after={"state": fault.state, "reason": text},
    )
    return fault


@transaction.atomic
def withdraw_fault(
    *, actor: Viewer, fault_id: int, reason: str, expected_version: int | None = None
) -> NonconformingOutput:
    """Take back a record made by mistake; it stays, with the reason."""
    fault = _claim(actor, fault_id, expected_version, permissions.FAULT_JUDGE)
    before, fault.state = fault.state, step(FAULT, fault.state, "withdraw")
    if before == FaultState.TREATED:
        # Else who treated it would let the result out without anybody's look at it.
        _require_other(actor, fault)
    fault.verification, fault.ended_at = _needed(reason, "reason"), actor.now
    save(actor, fault)
    record_event(
        actor=actor,
        verb="operations.fault.withdrawn",
        target=fault,
        before={"state": before, "reason": ""},
        after={"state": FaultState.WITHDRAWN, "reason": fault.verification},
    )
    return fault


def _claim(
    actor: Viewer, fault_id: int, expected_version: int | None, right: str
) -> NonconformingOutput:
    rows = NonconformingOutput.objects.visible_to(actor)
    rows = rows.select_related("agency", "government", "output", "service")
    fault: NonconformingOutput = claim(rows, fault_id, expected_version)
    rights.require(actor, right, fault)
    return fault


def _require_other(actor: Viewer, fault: NonconformingOutput) -> None:
    if fault.treated_by_id == actor.user_id:
        raise OwnCheck(_("You treated this yourself: somebody else verifies it."))


def _needed(text: str, field: str) -> str:
    found = cleaned(text)
    if not found:
        raise Incomplete(_("Say why."), field=field)
    return found
