"""How agreements, tasks, programmes and templates stand, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.modules.cooperation.domain import terms
from teraju.modules.cooperation.domain.coaching import VisitState
from teraju.modules.cooperation.domain.states import ProgrammeStatus
from teraju.modules.cooperation.domain.states import Status as State
from teraju.modules.cooperation.models import (
    Agreement,
    CoachVisit,
    PlanTask,
    Programme,
    ProgrammeTemplate,
)
from teraju.modules.cooperation.models.choices import STATUSES, VISIT_STATES
from teraju.platform.web.kinds import Status

MEANINGS: Mapping[str, Promise] = {
    State.DRAFT: _("Not signed yet; everything can still be changed."),
    State.ACTIVE: _("Signed and in force."),
    State.ENDED: _("Over; kept for the record."),
    State.RENEWED: _("Another agreement took its place."),
    State.CANCELLED: _("Given up before it was signed."),
}


def agreement_status(agreement: Agreement, today: date) -> Status:
    """Where an agreement stands on a day; expired and ending soon follow from its last day."""
    state = State(agreement.status)
    if agreement.is_expired(today):
        return Status("bad", _("expired"), _("Its last day is over: end it or renew it."))
    if state == State.DRAFT and agreement.sent_on:
        return Status("warn", _("waits for signing"), _("Complete, and with who signs it."))
    if state == State.ACTIVE and terms.reminder_reached(
        agreement.ends_on, agreement.reminder_days, today
    ):
        return Status("warn", _("ends soon"), _("In force, and a reminder of its end is due."))
    return Status("good" if state == State.ACTIVE else "none", STATUSES[state], MEANINGS[state])


def public_status(agreement: Agreement, today: date) -> Status:
    """The same for anybody: reminders and what to do about them are nobody else's business."""
    if agreement.is_expired(today):
        return Status("none", _("expired"))
    state = State(agreement.status)
    return Status("good" if state == State.ACTIVE else "none", STATUSES[state])


def task_status(task: PlanTask, today: date) -> Status:
    """Where a task of a plan stands on a day."""
    if task.state == "done":
        return Status("good", _("done"))
    if task.state == "dropped":
        return Status("none", _("dropped"), task.reason)
    if task.is_overdue(today):
        return Status("bad", _("late"), _("Its day is over and it is not done."))
    return Status("warn" if task.due else "none", _("to do"))


def programme_status(programme: Programme) -> Status:
    """Where a programme stands."""
    if programme.status == ProgrammeStatus.FINISHED:
        return Status("good", _("finished"), _("The certificate is reached."))
    if programme.status == ProgrammeStatus.STOPPED:
        return Status("none", _("stopped"), programme.closing_reason)
    return Status("warn", _("running"), _("On the way to the certificate."))


def template_status(template: ProgrammeTemplate) -> Status:
    """Whether a template may still be used."""
    if template.withdrawn_on:
        return Status("none", _("withdrawn"), _("No programme starts with it any more."))
    return Status("good", _("in use"), _("The next programme may start with it."))


def visit_status(visit: CoachVisit) -> Status:
    """Where the advice of a visit stands."""
    words = VISIT_STATES[VisitState(visit.state)]
    if visit.state == VisitState.ANSWERED:
        return Status("good", words, _("The agency said what it did with the advice."))
    if visit.state == VisitState.WITHDRAWN:
        return Status("none", words, _("Recorded by mistake; kept with the reason."))
    return Status("warn", words, _("The agency has not said yet what it does with the advice."))
