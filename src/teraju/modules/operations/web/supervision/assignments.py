"""The register of assignments, and the page of one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.operations import permissions
from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.domain.supervision.states import AssignmentState
from teraju.modules.operations.models import Assignment, TeamMember
from teraju.modules.operations.services.supervision.assignments import require_settled
from teraju.modules.operations.services.supervision.common import require_part
from teraju.modules.operations.services.supervision.reports import turn_of
from teraju.modules.operations.teams_supervision import KIND
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.gates import Step, require_open
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.panels import first_of, panel_sections

from . import sections
from .common import button, offered, possible
from .registers import ASSIGNMENTS
from .statuses import assignment_status

A = AssignmentState


@require_safe
def assignment_register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Working papers"), reverse("operations_working_papers"), icon="notebook-pen")]
    return register_page(request, ASSIGNMENTS, more=more)


def assignment_of(request: ViewerRequest, pk: int) -> Assignment:
    return get_object_or_404(selectors.assignments(request.viewer), pk=pk)


@require_safe
def assignment_record(request: ViewerRequest, pk: int) -> HttpResponse:
    assignment = assignment_of(request, pk)
    viewer = request.viewer
    members = list(assignment.members.select_related("home").order_by("pk"))
    stated = panel_sections(viewer, KIND, pk)
    page = RecordPage(
        title=assignment.title,
        number=assignment.output.number,
        target=assignment,
        register_title=_("Assignments"),
        register_url=reverse("operations_assignments"),
        status=assignment_status(assignment, viewer.now),
        primary=first_of(_main(viewer, assignment, members), stated),
        actions=offered(_others(viewer, assignment)),
        facts=_facts(assignment),
        sections=[
            one
            for one in (
                sections.warnings(assignment, members, viewer),
                sections.way(assignment),
                sections.team(assignment, members, viewer),
                *stated,
                sections.working_papers(assignment, viewer),
                sections.findings(assignment, viewer),
                sections.recommendations(assignment, viewer),
                sections.report(assignment),
                *papers_if_any(viewer, assignment),
            )
            if one
        ],
        is_example=assignment.is_example,
    )
    return record_page(request, page)


def _main(viewer: Viewer, assignment: Assignment, members: list[TeamMember]) -> Action | None:
    """What comes next, and whose it is."""
    pk, at = assignment.pk, assignment
    work, decide = permissions.ASSIGNMENT_WORK, permissions.ASSIGNMENT_DECIDE
    match A(assignment.state):
        case A.DRAFTED:
            own = next((one for one in members if _is_undeclared(one, viewer)), None)
            if own:
                url = reverse("operations_member_declare", args=[own.pk])
                return Action(_("Declare on conflicts of interest"), url, icon="pen-line")
            label, name = _("Issue the letter"), "operations_assignment_letter"
            return button(viewer, label, name, pk, right=decide, at=at, icon="stamp")
        case A.ASSIGNED:
            label, name = _("Begin the field work"), "operations_assignment_begin"
            return button(
                viewer, label, name, pk, right=work, at=at, check=lambda: may_begin(viewer, at)
            )
        case A.FIELD_WORK:
            label, name = _("Hand in the report"), "operations_report_hand_in"
            return button(
                viewer, label, name, pk, right=work, at=at, check=lambda: require_part(viewer, at)
            )
        case A.REPORT_DRAFTED:
            label, name = _("Review the report"), "operations_report_review"
            return button(
                viewer, label, name, pk, right=work, at=at, check=lambda: turn_of(viewer, at)
            )
        case A.REVIEWED:
            label, name = _("Release the report"), "operations_report_release"
            return button(viewer, label, name, pk, right=decide, at=at, icon="stamp")
        case A.RELEASED | A.FOLLOW_UP:
            label, name = _("Close the assignment"), "operations_assignment_close"
            return button(
                viewer, label, name, pk, right=decide, at=at, check=lambda: may_close(viewer, at)
            )
        case _closed:
            return None


def may_begin(viewer: Viewer, assignment: Assignment) -> None:
    """Refuse who is not in the team, and while a gate is shut."""
    require_part(viewer, assignment)
    require_open(viewer, KIND, Step.BEGIN, assignment.pk)


def may_close(viewer: Viewer, assignment: Assignment) -> None:
    """Refuse while recommendations are not settled or a gate is shut."""
    require_settled(assignment)
    require_open(viewer, KIND, Step.CLOSE, assignment.pk)


def _is_undeclared(member: TeamMember, viewer: Viewer) -> bool:
    return member.user_id == viewer.user_id and member.declared_on is None


def _others(viewer: Viewer, assignment: Assignment) -> list[Action]:
    manage, decide = permissions.ASSIGNMENT_MANAGE, permissions.ASSIGNMENT_DECIDE
    rows = (
        ("change", _("Change"), "operations_assignment_change", manage, "pencil"),
        ("change", _("Add a member"), "operations_member_add", manage, "user-plus"),
        ("release", _("Give the report back"), "operations_report_send_back", decide, "undo-2"),
        ("cancel", _("Cancel the assignment"), "operations_assignment_cancel", decide, ""),
    )
    return [
        button(viewer, label, name, assignment.pk, right=right, at=assignment, icon=icon)
        for event, label, name, right, icon in rows
        if possible(assignment, event)
    ]


def _facts(assignment: Assignment) -> list[Fact]:
    output, line = assignment.output, assignment.line
    promised = selectors.day_at(assignment, output.promised_at)
    return [
        Fact(_("Kind"), assignment.get_kind_display()),
        Fact(_("Audited agency"), assignment.audited.name if assignment.audited else None),
        Fact(
            _("Line of the yearly plan"),
            f"{line}: {line.subject}" if line else _("outside the plan"),
            url=line.get_absolute_url() if line else "",
            note=assignment.outside_reason,
        ),
        Fact(_("First day"), assignment.starts_on),
        Fact(_("Last day"), assignment.ends_on),
        Fact(_("Report promised for"), promised, url=output.get_absolute_url()),
        Fact(_("Released on"), selectors.day_at(assignment, output.released_at)),
        *([Fact(_("Purpose and scope"), assignment.purpose)] if assignment.purpose else []),
        *(
            [Fact(_("How independence is kept"), assignment.safeguard)]
            if assignment.safeguard
            else []
        ),
        *([Fact(_("Reason"), assignment.reason)] if assignment.reason else []),
    ]
