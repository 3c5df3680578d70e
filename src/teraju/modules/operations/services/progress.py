"""An order from its review to its close: steps, release, handover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.states import OUTPUT
from teraju.modules.operations.models import Output, OutputStep, ServiceStep
from teraju.modules.operations.refusals import (
    FaultOpen,
    Incomplete,
    NotYourStep,
    OwnCheck,
    StepNotPossible,
)
from teraju.modules.operations.rulebook import work_clock
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

from .common import claim_output, step
from .receiving import promised

FAULT_BEFORE_RELEASE = _(
    "A nonconforming output of this order is open: it goes out once that is verified."
)
STAND_IN = frozenset({Role.PROCESS_OWNER, Role.AGENCY_HEAD})


@dataclass(frozen=True)
class Doer:
    """Who did a step and when, where somebody else brings the word of it."""

    user_id: int | None
    office: str
    at: datetime


@transaction.atomic
def accept_output(
    *,
    actor: Viewer,
    output_id: int,
    expected_version: int | None = None,
    right: str = permissions.OUTPUT_WORK,
) -> Output:
    """Note that the requirements were reviewed and are complete; the work begins."""
    output = claim_output(actor, output_id, expected_version, right)
    before = output.state
    output.state = step(OUTPUT, output.state, "accept")
    output.accepted_at, output.accepted_by_id = actor.now, actor.user_id
    if not open_steps(output):
        output.state, output.ready_at = step(OUTPUT, output.state, "finish"), actor.now
    save(actor, output)
    _tell(actor, output, "accepted", before)
    return output


@transaction.atomic
def return_output(
    *, actor: Viewer, output_id: int, lacking: str, expected_version: int | None = None
) -> Output:
    """Return an order to the customer with what is lacking; the promised time stands still."""
    output = claim_output(actor, output_id, expected_version, permissions.OUTPUT_WORK)
    before, output.state = output.state, step(OUTPUT, output.state, "return")
    output.lacking = _needed(lacking, "lacking")
    save(actor, output)
    _tell(actor, output, "returned", before, lacking=output.lacking)
    return output


@transaction.atomic
def complete_output(
    *, actor: Viewer, output_id: int, expected_version: int | None = None
) -> Output:
    """Note that what was lacking has come: the promised time runs anew from now."""
    output = claim_output(actor, output_id, expected_version, permissions.OUTPUT_WORK)
    before, output.state = output.state, step(OUTPUT, output.state, "complete")
    earlier = {"clock_from": output.clock_from, "promised_at": output.promised_at}
    output.clock_from = max(actor.now, output.received_at)
    if not output.has_own_term:
        output.promised_at = promised(output)
    save(actor, output)
    record_event(
        actor=actor,
        verb="operations.output.completed",
        target=output,
        before={"state": before, **earlier},
    )
    return output


@transaction.atomic
def do_step(
    *,
    actor: Viewer,
    output_id: int,
    step_id: int,
    note: str = "",
    expected_version: int | None = None,
) -> OutputStep:
    """Note a step as done, by the office that the service names; after the last one it is ready."""
    output = claim_output(actor, output_id, expected_version, "")
    step(OUTPUT, output.state, "step")
    waiting = open_steps(output)
    row = next((one for one in waiting if one.pk == step_id), None)
    if row is None:
        raise StepNotPossible(_("This step is done already, or belongs to another service."))
    if row != waiting[0]:
        raise StepNotPossible(
            format_lazy(_("First comes the step “{step}”."), step=waiting[0].name)
        )
    require_step(actor, output, row)
    return finish_step(actor=actor, output=output, row=row, note=note)


def finish_step(
    *,
    actor: Viewer,
    output: Output,
    row: ServiceStep,
    note: str = "",
    doer: Doer | None = None,
) -> OutputStep:
    """Note a step of a claimed output as done; the caller has asked who may. Part of a use-case."""
    by = doer or Doer(actor.user_id, actor.office, actor.now)
    state = step(OUTPUT, output.state, "step")
    waiting = open_steps(output)
    done = OutputStep(
        output=output,
        step=row,
        done_at=by.at,
        done_by_id=by.user_id,
        done_office=by.office,
        note=cleaned(note),
    )
    keep(done)
    before, output.state = output.state, state
    if len(waiting) == 1:
        output.state, output.ready_at = step(OUTPUT, state, "finish"), actor.now
    save(actor, output)
    _tell(actor, output, "step_done", before, step=row.name, note=done.note)
    return done


@transaction.atomic
def send_back_output(
    *,
    actor: Viewer,
    output_id: int,
    reason: str,
    expected_version: int | None = None,
    right: str = permissions.OUTPUT_JUDGE,
) -> Output:
    """Send a result that is not fit for release back: its last step is to be done again."""
    output = claim_output(actor, output_id, expected_version, right)
    before, output.state = output.state, step(OUTPUT, output.state, "send_back")
    last = output.done_steps.filter(is_undone=False).order_by("done_at", "pk").last()
    if last is None:
        raise StepNotPossible(_("There is no step to send it back to: record what is wrong."))
    last.is_undone = True
    last.save(update_fields=["is_undone"])
    output.ready_at = None
    save(actor, output)
    _tell(actor, output, "sent_back", before, step=last.step.name, reason=_needed(reason, "reason"))
    return output


@transaction.atomic
def release_output(
    *, actor: Viewer, output_id: int, note: str = "", expected_version: int | None = None
) -> Output:
    """Let a result out: by the office that the service names, and nobody who checked it.

    Refused while a nonconforming output of it is unresolved. The working time is measured here.
    """
    output = claim_output(actor, output_id, expected_version, "")
    row = release_step(output)
    require_step(actor, output, row)
    check_release(actor, output)
    return _let_out(actor, output, row, note)


@transaction.atomic
def carry_out(
    *,
    actor: Viewer,
    output_id: int,
    right: str,
    idle_minutes: int = 0,
    note: str = "",
    at: datetime | None = None,
    doers: Mapping[str, Doer] | None = None,
) -> Output:
    """Note what is left of an order as done and let it out, on the word of a module that did it.

    That module has its own separation of who tests and who signs, so nobody's step is asked here;
    `idle_minutes` of open time are not counted, as when work waited for the customer. `at`: when
    the customer had it, where the word of it comes later. `doers`: who did the steps, by the role
    that each names, where it was not who lets the result out.
    """
    output = claim_output(actor, output_id, None, right)
    for one in open_steps(output):
        finish_step(actor=actor, output=output, row=one, doer=(doers or {}).get(one.role))
    _require_no_fault(output, FAULT_BEFORE_RELEASE)
    return _let_out(actor, output, release_step(output), note, idle_minutes, at)


def _let_out(
    actor: Viewer,
    output: Output,
    row: ServiceStep,
    note: str,
    idle_minutes: int = 0,
    at: datetime | None = None,
) -> Output:
    before, output.state = output.state, step(OUTPUT, output.state, "release")
    released_at = at or actor.now
    output.released_at, output.released_by_id = released_at, actor.user_id
    output.released_office = actor.office
    clock = work_clock(output.government_id, actor.today)
    minutes = clock.minutes_between(output.clock_from.astimezone(actor.now.tzinfo), released_at)
    output.working_minutes = max(minutes - idle_minutes, 0)
    OutputStep.objects.create(
        output=output,
        step=row,
        done_at=released_at,
        done_by_id=actor.user_id,
        done_office=actor.office,
        note=cleaned(note),
    )
    save(actor, output)
    _tell(actor, output, "released", before, note=cleaned(note))
    return output


@transaction.atomic
def hand_over_output(
    *,
    actor: Viewer,
    output_id: int,
    to: str = "",
    expected_version: int | None = None,
    right: str = permissions.OUTPUT_WORK,
) -> Output:
    """Note that the customer has the result, and whom it was given to."""
    output = claim_output(actor, output_id, expected_version, right)
    before, output.state = output.state, step(OUTPUT, output.state, "hand_over")
    output.handed_over_at = actor.now
    output.handed_over_to = cleaned(to) or output.customer_name
    save(actor, output)
    record_event(
        actor=actor,
        verb="operations.output.handed_over",
        target=output,
        before={"state": before},
        personal={"handed_over_to": output.handed_over_to} if output.handed_over_to else None,
    )
    return output


@transaction.atomic
def close_output(
    *,
    actor: Viewer,
    output_id: int,
    expected_version: int | None = None,
    right: str = permissions.OUTPUT_WORK,
) -> Output:
    """Close an order that is handed over, once nothing of the customer's is kept back."""
    output = claim_output(actor, output_id, expected_version, right)
    before, output.state = output.state, step(OUTPUT, output.state, "close")
    _require_no_fault(output, _("A nonconforming output of this order is still open."))
    _require_property_settled(output)
    output.ended_at = actor.now
    save(actor, output)
    _tell(actor, output, "closed", before)
    return output


@transaction.atomic
def reject_output(
    *,
    actor: Viewer,
    output_id: int,
    reason: str,
    expected_version: int | None = None,
    right: str = permissions.OUTPUT_JUDGE,
) -> Output:
    """Reject an order that cannot be served, with the reason told to the customer."""
    output = claim_output(actor, output_id, expected_version, right)
    return _give_up(actor, output, "reject", "rejected", reason)


@transaction.atomic
def cancel_output(
    *,
    actor: Viewer,
    output_id: int,
    reason: str,
    expected_version: int | None = None,
    right: str = permissions.OUTPUT_WORK,
) -> Output:
    """Cancel an order on the customer's wish, or because it was entered by mistake."""
    output = claim_output(actor, output_id, expected_version, right)
    return _give_up(actor, output, "cancel", "cancelled", reason)


def open_steps(output: Output) -> list[ServiceStep]:
    """The steps before the release that are still to do, in their order. Two queries."""
    done = output.done_steps.filter(is_undone=False).values_list("step", flat=True)
    rows = output.service.steps.filter(is_release=False).exclude(pk__in=list(done))
    return list(rows.order_by("order"))


def release_step(output: Output) -> ServiceStep:
    """The step with which a result of this service goes out."""
    row = output.service.steps.filter(is_release=True).first()
    if row is None:
        raise StepNotPossible(_("The service names nobody who releases its results."))
    return row


def step_refusal(actor: Viewer, output: Output, row: ServiceStep) -> object:
    """Why this person may not do this step, or an empty string."""
    roles = {Role(row.role)} if row.is_release else {Role(row.role), *STAND_IN}
    if actor.has_role(roles, output.government_id, output.agency.path):
        return ""
    text = _("The service gives this step to: {role}.")
    return format_lazy(text, role=LABELS[Role(row.role)])


def require_step(actor: Viewer, output: Output, row: ServiceStep) -> None:
    """Refuse whoever does not hold the role that the step names."""
    refusal = step_refusal(actor, output, row)
    if refusal:
        raise NotYourStep(refusal)


def check_release(actor: Viewer, output: Output) -> None:
    """Refuse a release by who checked, or with something open."""
    _require_no_fault(output, FAULT_BEFORE_RELEASE)
    changes = output.changes.filter(reviewed_at=None)
    if changes.exists():
        raise StepNotPossible(_("A wish to change the order is not reviewed yet: review it first."))
    if not output.service.other_releases:
        return
    checks = output.done_steps.filter(is_undone=False, step__is_check=True, done_by=actor.user_id)
    if checks.exists():
        raise OwnCheck(
            _("You checked this result yourself: for this service somebody else releases it.")
        )


def _require_no_fault(output: Output, message: object) -> None:
    if output.faults.unresolved().exists():
        raise FaultOpen(message)


def _require_property_settled(output: Output) -> None:
    if output.property_received and not (output.property_returned_at or output.property_fault):
        raise Incomplete(
            _("What the customer handed in is not given back yet: note the return, or its loss.")
        )


def _give_up(actor: Viewer, output: Output, event: str, verb: str, reason: str) -> Output:
    before, output.state = output.state, step(OUTPUT, output.state, event)
    output.ending_reason, output.ended_at = _needed(reason, "reason"), actor.now
    save(actor, output)
    _tell(actor, output, verb, before, ending_reason=output.ending_reason)
    return output


def _needed(text: str, field: str) -> str:
    found = cleaned(text)
    if not found:
        raise Incomplete(_("Say why."), field=field)
    return found


def _tell(actor: Viewer, output: Output, verb: str, before: str, **more: Any) -> None:
    record_event(
        actor=actor,
        verb=f"operations.output.{verb}",
        target=output,
        before={"state": before, **dict.fromkeys(more, "")},
        after={"state": output.state, **more},
    )
