"""The page of a line of a plan, and what is done with it."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.operations import permissions
from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.domain.supervision.states import AssignmentState
from teraju.modules.operations.models import Assignment, PlanLine
from teraju.modules.operations.services import supervision as services
from teraju.modules.operations.services.supervision.plans import LINE_FIELDS
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page

from .common import act_page, button, keyed, offered, possible
from .forms import AmendForm, LineChangeForm, ReasonedForm
from .statuses import assignment_status, line_status


def line_of(request: ViewerRequest, pk: int) -> PlanLine:
    return get_object_or_404(selectors.lines(request.viewer), pk=pk)


@require_safe
def line_record(request: ViewerRequest, pk: int) -> HttpResponse:
    line = line_of(request, pk)
    primary, actions = _next(request.viewer, line)
    page = RecordPage(
        title=line.subject,
        number=str(line),
        target=line,
        register_title=str(line.plan),
        register_url=line.plan.get_absolute_url(),
        status=line_status(line, request.viewer.today),
        primary=primary,
        actions=actions,
        facts=_facts(line),
        sections=[_assignments(request.viewer, line)],
        is_example=line.is_example,
    )
    return record_page(request, page)


@form_methods
def line_change(request: ViewerRequest, pk: int) -> HttpResponse:
    line = line_of(request, pk)
    return act_page(
        request,
        line,
        right=permissions.PLAN_WRITE,
        event="write",
        form=partial(LineChangeForm, government_id=line.government_id),
        title=_("Change the line"),
        submit=_("Save"),
        act=keyed(services.change_line, request.viewer, "line_id", pk),
        initial=_held(line),
        done=_("Saved."),
    )


@form_methods
def line_drop(request: ViewerRequest, pk: int) -> HttpResponse:
    return act_page(
        request,
        line_of(request, pk),
        right=permissions.PLAN_WRITE,
        event="write",
        form=ReasonedForm,
        title=_("Take the line out"),
        submit=_("Take out"),
        act=keyed(services.drop_line, request.viewer, "line_id", pk),
        done=_("The line is taken out."),
    )


@form_methods
def line_amend(request: ViewerRequest, pk: int) -> HttpResponse:
    line = line_of(request, pk)
    return act_page(
        request,
        line,
        right=permissions.PLAN_DECIDE,
        event="amend",
        form=partial(AmendForm, government_id=line.government_id),
        title=_("Amend the line"),
        intro=_("What changes and why is kept with the plan."),
        submit=_("Amend the plan"),
        act=keyed(services.amend_line, request.viewer, "line_id", pk),
        initial=_held(line),
        done=_("The plan is amended."),
    )


@form_methods
def line_amend_drop(request: ViewerRequest, pk: int) -> HttpResponse:
    return act_page(
        request,
        line_of(request, pk),
        right=permissions.PLAN_DECIDE,
        event="amend",
        form=ReasonedForm,
        title=_("Drop the line by an amendment"),
        submit=_("Amend the plan"),
        act=keyed(services.amend_drop_line, request.viewer, "line_id", pk),
        done=_("The plan is amended."),
    )


def _next(viewer: Viewer, line: PlanLine) -> tuple[Action | None, list[Action]]:
    if line.is_dropped:
        return None, []
    write, decide = permissions.PLAN_WRITE, permissions.PLAN_DECIDE
    rows = (
        ("write", _("Change"), "operations_plan_line_change", write, "pencil"),
        ("write", _("Take out"), "operations_plan_line_drop", write, ""),
        ("amend", _("Amend"), "operations_plan_line_amend", decide, "pencil"),
        ("amend", pgettext("supervision", "Drop"), "operations_plan_line_amend_drop", decide, ""),
    )
    actions = [
        button(viewer, label, name, line.pk, right=right, at=line, icon=icon)
        for event, label, name, right, icon in rows
        if possible(line, event)
    ]
    if not possible(line, "amend"):
        return None, offered(actions)
    right = permissions.ASSIGNMENT_MANAGE
    refusal = str(rights.refusal(viewer, right, line))
    url = f"{reverse('operations_assignment_add')}?line={line.pk}"
    draft = Action(_("Draft an assignment"), url, refusal=refusal, icon="plus")
    standing = [one for one in line.assignments.all() if not _is_cancelled(one)]
    if not standing:
        return draft, offered(actions)
    run = Action(_("Open the assignment"), standing[-1].get_absolute_url(), icon="arrow-right")
    return run, offered([draft, *actions])


def _is_cancelled(assignment: Assignment) -> bool:
    return assignment.state == AssignmentState.CANCELLED


def _facts(line: PlanLine) -> list[Fact]:
    return [
        Fact(_("Plan"), str(line.plan), url=line.plan.get_absolute_url()),
        Fact(_("Kind"), line.get_kind_display()),
        Fact(_("Audited agency"), line.audited.name if line.audited else None),
        Fact(_("Theme"), line.theme or None),
        Fact(_("Risk"), line.get_risk_display() or None, note=line.risk_reason),
        Fact(_("Planned from"), line.starts_on),
        Fact(_("Planned until"), line.ends_on),
        Fact(_("Person-days"), line.person_days),
        Fact(_("Team size"), line.team_size),
        Fact(_("Output"), line.output),
        *(
            [Fact(_("Report taken over"), line.report_on, note=line.report_number)]
            if line.report_on
            else []
        ),
    ]


def _assignments(viewer: Viewer, line: PlanLine) -> Section:
    rows = [
        [
            Link(one.title, one.get_absolute_url()),
            one.output.number,
            assignment_status(one, viewer.now),
        ]
        for one in line.assignments.all()
    ]
    headers = [_("Assignment"), _("Number"), _("Status")]
    empty = _("No assignment was drafted from this line yet.")
    context = {"headers": headers, "rows": rows, "empty": empty}
    return Section(_("Assignments"), "web/sections/table.html", context)


def _held(line: PlanLine) -> dict[str, object]:
    return {name: getattr(line, name) for name in LINE_FIELDS}
