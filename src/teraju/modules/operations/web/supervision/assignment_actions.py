"""What is done with an assignment before and after its report: draft, team, letter, end."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.modules.operations import permissions
from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.models import PlanLine
from teraju.modules.operations.services import supervision as services
from teraju.modules.operations.services.supervision.assignments import (
    FIELDS,
    require_own_declaration,
)
from teraju.platform.accounts import rights
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.middleware import ViewerRequest

from .assignments import assignment_of, may_begin
from .common import act_page, keyed
from .forms import (
    AssignmentChangeForm,
    AssignmentForm,
    DeclareForm,
    MemberForm,
    ReasonedForm,
)


@form_methods
def assignment_add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    if not rights.allowed_somewhere(viewer, permissions.ASSIGNMENT_MANAGE):
        raise NotAllowed(rights.reason(permissions.ASSIGNMENT_MANAGE))
    asked = request.GET.get("line", "")
    line = selectors.lines(viewer).filter(pk=asked).first() if asked.isdecimal() else None
    own = selectors.inspectorates(viewer).first()
    return form_page(
        request,
        form=partial(AssignmentForm, viewer=viewer),
        title=_("Draft an assignment"),
        intro=_("The team and its declarations follow on its page, then the letter."),
        submit=_("Draft an assignment"),
        act=lambda data: services.draft_assignment(actor=viewer, **data),
        success=lambda assignment: assignment.get_absolute_url(),
        back_url=line.get_absolute_url() if line else reverse("operations_assignments"),
        initial={"agency": own.pk if own else "", **(_from_line(line) if line else {})},
        done=_("The assignment is drafted; now name its team."),
        register_title=_("Assignments"),
        register_url=reverse("operations_assignments"),
    )


@form_methods
def assignment_change(request: ViewerRequest, pk: int) -> HttpResponse:
    assignment = assignment_of(request, pk)
    return act_page(
        request,
        assignment,
        right=permissions.ASSIGNMENT_MANAGE,
        event="change",
        form=partial(AssignmentChangeForm, government_id=assignment.government_id),
        title=_("Change the draft"),
        submit=_("Save"),
        act=keyed(services.change_assignment, request.viewer, "assignment_id", pk),
        initial={name: getattr(assignment, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def member_add(request: ViewerRequest, pk: int) -> HttpResponse:
    assignment = assignment_of(request, pk)

    def run(data: dict[str, Any]) -> object:
        data.pop("version")
        return services.add_member(actor=request.viewer, assignment_id=pk, **data)

    return act_page(
        request,
        assignment,
        right=permissions.ASSIGNMENT_MANAGE,
        event="change",
        form=partial(MemberForm, assignment=assignment, viewer=request.viewer),
        title=_("Add a member"),
        intro=_("Each member declares on conflicts of interest before the letter is issued."),
        submit=_("Add"),
        act=run,
        done=_("The member is named."),
    )


@form_methods
def member_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(selectors.members(request.viewer), pk=pk)
    return act_page(
        request,
        member.assignment,
        right=permissions.ASSIGNMENT_MANAGE,
        event="change",
        form=VersionedForm,
        title=_("Take “%s” out of the team") % member.office,
        submit=_("Take out"),
        act=keyed(services.remove_member, request.viewer, "member_id", pk),
        initial={"version": member.version},
        done=_("The member is taken out."),
    )


@form_methods
def member_declare(request: ViewerRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(selectors.members(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.ASSIGNMENT_READ, member.assignment)
    require_own_declaration(request.viewer, member, member.assignment)
    return act_page(
        request,
        member.assignment,
        right=permissions.ASSIGNMENT_READ,
        event="change",
        form=DeclareForm,
        title=_("Declare on conflicts of interest"),
        intro=_(
            "A relative in the audited agency, own work there in the last years, or a personal "
            "interest is a conflict. Who has one is not sent."
        ),
        submit=_("Declare"),
        act=keyed(services.declare, request.viewer, "member_id", pk),
        initial={"version": member.version},
        done=_("The declaration is recorded."),
    )


@form_methods
def assignment_letter(request: ViewerRequest, pk: int) -> HttpResponse:
    return act_page(
        request,
        assignment_of(request, pk),
        right=permissions.ASSIGNMENT_DECIDE,
        event="assign",
        form=VersionedForm,
        title=_("Issue the letter of assignment"),
        intro=_("It is numbered and signed; the team is then fixed."),
        submit=_("Issue the letter"),
        act=keyed(services.issue_letter, request.viewer, "assignment_id", pk),
        done=_("The letter of assignment is issued."),
    )


@form_methods
def assignment_begin(request: ViewerRequest, pk: int) -> HttpResponse:
    assignment = assignment_of(request, pk)
    return act_page(
        request,
        assignment,
        right=permissions.ASSIGNMENT_WORK,
        event="begin",
        check=lambda: may_begin(request.viewer, assignment),
        form=VersionedForm,
        title=_("Begin the field work"),
        submit=_("Begin"),
        act=keyed(services.begin_field_work, request.viewer, "assignment_id", pk),
        done=_("The field work has begun."),
    )


@form_methods
def assignment_cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return act_page(
        request,
        assignment_of(request, pk),
        right=permissions.ASSIGNMENT_DECIDE,
        event="cancel",
        form=ReasonedForm,
        title=_("Cancel the assignment"),
        intro=_("What was done stays to be read, with the reason."),
        submit=_("Cancel the assignment"),
        act=keyed(services.cancel_assignment, request.viewer, "assignment_id", pk),
        done=_("The assignment is cancelled."),
    )


@form_methods
def assignment_close(request: ViewerRequest, pk: int) -> HttpResponse:
    return act_page(
        request,
        assignment_of(request, pk),
        right=permissions.ASSIGNMENT_DECIDE,
        event="close",
        form=VersionedForm,
        title=_("Close the assignment"),
        submit=_("Close the assignment"),
        act=keyed(services.close_assignment, request.viewer, "assignment_id", pk),
        done=_("The assignment is closed."),
    )


def _from_line(line: PlanLine) -> dict[str, Any]:
    """What a line says of the assignment that carries it out."""
    return {
        "line": line.pk,
        "agency": line.agency_id,
        "kind": line.kind,
        "audited": line.audited_id,
        "title": f"{line.get_kind_display()}: {line.subject}"[:240],
        "starts_on": line.starts_on,
        "ends_on": line.ends_on,
    }
