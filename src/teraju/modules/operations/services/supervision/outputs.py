"""The order of an assignment in the register of outputs: its number, promise, check and release.

The letter of assignment names who does what, so the steps of the service are noted here without
asking for the roles that the service names; the release asks for them as always.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from teraju.modules.operations import permissions
from teraju.modules.operations.domain.states import OutputState
from teraju.modules.operations.domain.supervision.kinds import Part
from teraju.modules.operations.models import Assignment, Output, Service
from teraju.modules.operations.models.choices import Channel, Disposition, Origin
from teraju.modules.operations.refusals_supervision import NoServiceInForce
from teraju.modules.operations.services.common import claim_output
from teraju.modules.operations.services.faults import record_fault, treat_fault, verify_fault
from teraju.modules.operations.services.progress import (
    accept_output,
    cancel_output,
    close_output,
    finish_step,
    hand_over_output,
    open_steps,
    release_output,
    send_back_output,
)
from teraju.modules.operations.services.receiving import receive_output
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

SERVICE_KIND = "supervision"


def order(
    actor: Viewer,
    agency: Agency,
    subject: str,
    promised_at: datetime,
    is_example: bool,  # noqa: FBT001 - private to these services
) -> Output:
    """Enter the order of an assignment under the service of supervision in force."""
    rows = Service.objects.in_force().filter(agency=agency, kind=SERVICE_KIND)
    service: Service | None = rows.select_related("agency", "government").order_by("pk").first()
    if service is None:
        raise NoServiceInForce(
            _(
                "The service catalogue holds no service of supervision in force: "
                "write its standard and put it in force first."
            )
        )
    return receive_output(
        actor=actor,
        service=service,
        subject=subject,
        channel=Channel.INTERNAL,
        promised_at=promised_at if promised_at > actor.now else None,
        is_example=is_example,
    )


def rename(actor: Viewer, assignment: Assignment) -> None:
    """Keep the subject of the order as the assignment words it."""
    output = assignment.output
    if output.subject != assignment.title:
        output.subject = assignment.title
        save(actor, output)


def accept(actor: Viewer, assignment: Assignment) -> None:
    """The requirements are reviewed: a letter is issued."""
    accept_output(actor=actor, output_id=assignment.output_id)


def report_handed_in(actor: Viewer, assignment: Assignment, *, is_corrected: bool) -> None:
    """The work before the check is done; a returned report counts as corrected."""
    output = _claim(actor, assignment)
    for row in open_steps(output):
        if row.is_check:
            break
        finish_step(actor=actor, output=output, row=row)
    if is_corrected:
        for fault in output.faults.filter(state="open"):
            treat_fault(
                actor=actor,
                fault_id=fault.pk,
                disposition=Disposition.CORRECT,
                treatment=_now("A corrected version of the report was handed in."),
                right=permissions.ASSIGNMENT_WORK,
            )


def level_approved(actor: Viewer, assignment: Assignment, level: Part, *, is_last: bool) -> None:
    """The technical controller's word is the check; the last level verifies what was corrected."""
    output = _claim(actor, assignment)
    if level is not Part.LEADER:
        for row in open_steps(output):
            finish_step(actor=actor, output=output, row=row)
    if is_last:
        for fault in output.faults.filter(state="treated"):
            verify_fault(
                actor=actor,
                fault_id=fault.pk,
                verification=_now("Every level accepted the corrected version."),
                right=permissions.ASSIGNMENT_WORK,
            )


def report_returned(actor: Viewer, assignment: Assignment, note: str) -> None:
    """A report that failed its review is a nonconforming output."""
    output = _claim(actor, assignment)
    if output.state == OutputState.READY:
        send_back_output(
            actor=actor, output_id=output.pk, reason=note[:400], right=permissions.ASSIGNMENT_WORK
        )
    record_fault(
        actor=actor,
        agency=assignment.agency,
        output=output,
        what=note[:2000],
        origin=Origin.CHECK,
        found_on=actor.today,
        is_example=assignment.is_example,
        right=permissions.ASSIGNMENT_WORK,
    )


def release(actor: Viewer, assignment: Assignment) -> None:
    """The report goes out, and to whom it concerns."""
    release_output(actor=actor, output_id=assignment.output_id)
    audited = assignment.audited
    to = audited.head_title if audited else assignment.government.head_title
    hand_over_output(actor=actor, output_id=assignment.output_id, to=to)
    assignment.output.refresh_from_db()


def close(actor: Viewer, assignment: Assignment) -> None:
    close_output(actor=actor, output_id=assignment.output_id)


def cancel(actor: Viewer, assignment: Assignment, reason: str) -> None:
    """Give the order up with the assignment, and what was found wrong with its report."""
    cancel_output(actor=actor, output_id=assignment.output_id, reason=reason)


def _claim(actor: Viewer, assignment: Assignment) -> Output:
    return claim_output(actor, assignment.output_id, None, "")
