"""Changes of an order that was accepted, and what the customer handed in."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.states import UNFINISHED
from teraju.modules.operations.models import Output, OutputChange
from teraju.modules.operations.refusals import Incomplete, StepNotPossible
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

from .common import claim_output


@transaction.atomic
def ask_change(
    *,
    actor: Viewer,
    output_id: int,
    wish: str,
    asked_by: str,
    expected_version: int | None = None,
) -> OutputChange:
    """Note what somebody wants changed in an order that runs."""
    output = claim_output(actor, output_id, expected_version, permissions.OUTPUT_WORK)
    if output.state not in UNFINISHED:
        raise StepNotPossible(_("The order is released or ended: record a new one, or a fault."))
    row = OutputChange(
        government=output.government,
        output=output,
        wish=cleaned(wish),
        asked_by=cleaned(asked_by),
        asked_at=actor.now,
        is_example=output.is_example,
    )
    save(actor, row)
    save(actor, output)
    record_event(
        actor=actor,
        verb="operations.output.change_asked",
        target=output,
        after={"wish": row.wish, "asked_by": row.asked_by},
    )
    return row


@transaction.atomic
def review_change(
    *,
    actor: Viewer,
    change_id: int,
    is_accepted: bool,
    review: str,
    expected_version: int | None = None,
) -> OutputChange:
    """Say whether a change can be met, and what follows from it."""
    rows = OutputChange.objects.visible_to(actor).select_related(
        "output__agency", "output__service", "government"
    )
    row: OutputChange = claim(rows, change_id, expected_version)
    rights.require(actor, permissions.OUTPUT_JUDGE, row.output)
    if row.reviewed_at:
        raise StepNotPossible(_("This wish was reviewed already."))
    row.is_accepted, row.review = is_accepted, cleaned(review)
    row.reviewed_at, row.reviewed_office = actor.now, actor.office
    if not row.review:
        raise Incomplete(_("Say what follows from the review."), field="review")
    save(actor, row)
    record_event(
        actor=actor,
        verb="operations.output.change_reviewed",
        target=row.output,
        after={"wish": row.wish, "accepted": is_accepted, "review": row.review},
    )
    return row


@transaction.atomic
def settle_property(
    *,
    actor: Viewer,
    output_id: int,
    fault: str = "",
    expected_version: int | None = None,
    right: str = permissions.OUTPUT_WORK,
) -> Output:
    """Note that what the customer handed in was given back, or how it was lost or damaged.

    Lost or damaged things are told to the customer; both may be noted one after the other.
    """
    output = claim_output(actor, output_id, expected_version, right)
    if not output.property_received:
        raise StepNotPossible(_("The customer handed nothing in."))
    if output.property_returned_at:
        raise StepNotPossible(_("What the customer handed in was given back already."))
    text = cleaned(fault)
    if text:
        before: dict[str, object] = {"property_fault": output.property_fault}
        output.property_fault = text
    else:
        before = {"property_returned_at": output.property_returned_at}
        output.property_returned_at = actor.now
    save(actor, output)
    record_event(
        actor=actor,
        verb=f"operations.output.{'property_damaged' if text else 'property_returned'}",
        target=output,
        before=before,
    )
    return output
