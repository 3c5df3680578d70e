"""Training plans: their register, their record, their lines, their approval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.learning import permissions, services
from teraju.modules.learning.domain.states import PlanState
from teraju.modules.learning.models import PlanLine, TrainingPlan
from teraju.modules.learning.models.choices import SOURCES, Source
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.web.common import history_of, record_form
from teraju.modules.learning.web.forms_training import (
    ClosingForm,
    LineForm,
    PlanChangeForm,
    PlanForm,
    ReasonedForm,
    VersionForm,
)
from teraju.modules.learning.web.registers_training import PLANS
from teraju.modules.learning.web.statuses import plan_status, training_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked
from teraju.platform.web.record_parts import table
from teraju.platform.web.templatetags.values import rupiah

REGISTER = (PLANS.title, "learning_plans")
LINE = ("topic", "competence", "audience", "planned_on", "provider", "cost", "source")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PLANS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    plan = plan_of(request.viewer, pk)
    primary, actions = _next(request.viewer, plan)
    page = RecordPage(
        title=str(plan),
        number=plan.agency.short_name,
        target=plan,
        register_title=PLANS.title,
        register_url=reverse("learning_plans"),
        status=plan_status(plan),
        primary=primary,
        actions=actions,
        facts=_facts(plan),
        sections=_sections(request.viewer, plan),
        is_example=plan.is_example,
    )
    return record_page(request, page, history=lambda: history_of(plan))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.PLAN_WRITE)
    return form_page(
        request,
        form=partial(PlanForm, viewer=viewer),
        title=_("Write a training plan"),
        intro=_("Begin the plan of a year, then add its lines and send it to the head."),
        submit=_("Begin the plan"),
        act=lambda data: services.write_plan(actor=viewer, **data),
        success=lambda plan: plan.get_absolute_url(),
        back_url=reverse("learning_plans"),
        initial={
            "agency": agency_asked(request, permissions.PLAN_WRITE),
            "year": viewer.today.year,
        },
        done=_("The plan is begun. Now add its lines."),
        register_title=PLANS.title,
        register_url=reverse("learning_plans"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    plan = plan_of(request.viewer, pk)
    return _form(
        request,
        plan,
        permissions.PLAN_WRITE,
        services.change_plan,
        form=PlanChangeForm,
        title=_("Change the plan"),
        submit=_("Save"),
        initial={"note": plan.note},
        done=_("Saved."),
    )


@form_methods
def add_line(request: ViewerRequest, pk: int) -> HttpResponse:
    plan = plan_of(request.viewer, pk)
    return _form(
        request,
        plan,
        permissions.PLAN_WRITE,
        services.add_line,
        form=partial(LineForm, viewer=request.viewer, plan=plan),
        title=_("Add a line"),
        submit=_("Add"),
        done=_("The line stands in the plan."),
    )


@form_methods
def change_line(request: ViewerRequest, pk: int) -> HttpResponse:
    line = line_of(request.viewer, pk)
    return record_form(
        request,
        line,
        permissions.PLAN_WRITE,
        form=partial(LineForm, viewer=request.viewer, plan=line.plan),
        title=_("Change the line"),
        submit=_("Save"),
        initial={name: getattr(line, name) for name in LINE},
        act=lambda data: services.change_line(actor=request.viewer, line_id=pk, **versioned(data)),
        done=_("Saved."),
        register=REGISTER,
        back=line.plan.get_absolute_url(),
        facts=(Fact(_("Training plan"), str(line.plan)),),
    )


@form_methods
def remove_line(request: ViewerRequest, pk: int) -> HttpResponse:
    line = line_of(request.viewer, pk)
    return record_form(
        request,
        line,
        permissions.PLAN_WRITE,
        form=VersionForm,
        title=_("Remove the line"),
        submit=_("Remove"),
        act=lambda data: services.remove_line(actor=request.viewer, line_id=pk, **versioned(data)),
        done=_("The line is removed."),
        register=REGISTER,
        back=line.plan.get_absolute_url(),
        facts=(Fact(_("Training plan"), str(line.plan)), Fact(_("Topic"), line.topic)),
    )


@form_methods
def send(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        plan_of(request.viewer, pk),
        permissions.PLAN_WRITE,
        services.send_plan,
        form=VersionForm,
        title=_("Send the plan for approval"),
        intro=_("The head of the agency approves it or gives it back."),
        submit=_("Send"),
        done=_("The plan waits for the head's approval."),
    )


@form_methods
def approve(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        plan_of(request.viewer, pk),
        permissions.PLAN_APPROVE,
        services.approve_plan,
        form=VersionForm,
        title=_("Approve the plan"),
        intro=_("After this its lines are not changed any more; trainings are planned by them."),
        submit=_("Approve"),
        done=_("The plan is approved."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        plan_of(request.viewer, pk),
        permissions.PLAN_APPROVE,
        services.give_back_plan,
        form=ReasonedForm,
        title=_("Give the plan back"),
        submit=_("Give back"),
        done=_("The plan is a draft again."),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        plan_of(request.viewer, pk),
        permissions.PLAN_WRITE,
        services.close_plan,
        form=ClosingForm,
        title=_("Close the plan"),
        submit=_("Close the plan"),
        done=_("The plan is closed."),
    )


@form_methods
def drop(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        plan_of(request.viewer, pk),
        permissions.PLAN_WRITE,
        services.drop_plan,
        form=ReasonedForm,
        title=_("Drop the plan"),
        submit=_("Drop the plan"),
        done=_("The plan is dropped."),
    )


def plan_of(viewer: Viewer, pk: int) -> TrainingPlan:
    """The plan if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(reading.plans(viewer), pk=pk)


def line_of(viewer: Viewer, pk: int) -> PlanLine:
    return get_object_or_404(reading.lines(viewer), pk=pk)


def _form(
    request: ViewerRequest,
    plan: TrainingPlan,
    right: str,
    service: Callable[..., Any],
    **page: Any,
) -> HttpResponse:
    return record_form(
        request,
        plan,
        right,
        act=lambda data: service(actor=request.viewer, plan_id=plan.pk, **versioned(data)),
        register=REGISTER,
        facts=(Fact(_("Training plan"), str(plan)), Fact(_("Agency"), plan.agency.name)),
        **page,
    )


def _next(viewer: Viewer, plan: TrainingPlan) -> tuple[Action | None, Sequence[Action]]:
    def one(right: str, label: str, name: str, icon: str) -> Action:
        return record_action(viewer, plan, right, label, name, icon)

    write, approve = permissions.PLAN_WRITE, permissions.PLAN_APPROVE
    match PlanState(plan.state):
        case PlanState.DRAFT:
            line = one(write, _("Add a line"), "learning_line_add", "plus")
            if not rights.allowed(viewer, write, plan):
                return line, []
            return one(write, _("Send for approval"), "learning_plan_send", "send"), [
                line,
                one(write, _("Change"), "learning_plan_change", "pencil"),
                one(write, _("Drop the plan"), "learning_plan_drop", "x"),
            ]
        case PlanState.SENT:
            back = one(approve, _("Give back"), "learning_plan_give_back", "undo-2")
            first = one(approve, _("Approve"), "learning_plan_approve", "check")
            return first, [back] if rights.allowed(viewer, approve, plan) else []
        case PlanState.APPROVED:
            url = f"{reverse('learning_training_add')}?agency={plan.agency_id}"
            may = rights.allowed(viewer, permissions.TRAINING, plan)
            more = [Action(_("Plan a training"), url, icon="plus")] if may else []
            return one(write, _("Close the plan"), "learning_plan_close", "archive"), more
    return None, []


def _facts(plan: TrainingPlan) -> Sequence[Fact]:
    lines = [
        Fact(_("Agency"), plan.agency.name),
        Fact(_("Written by"), plan.written_office),
        Fact(_("What the needs rest on"), plan.note),
        Fact(_("Sent on"), plan.sent_on),
        Fact(_("Approved on"), plan.approved_on, note=plan.approved_office),
        Fact(_("Given back because"), plan.returned_reason),
        Fact(_("Closed on"), plan.closed_on),
        Fact(_("What was reached"), plan.closing_note),
    ]
    return [fact for fact in lines if fact.value]


def _sections(viewer: Viewer, plan: TrainingPlan) -> Sequence[Section]:
    return [_lines(viewer, plan), _trainings(viewer, plan)]


def _lines(viewer: Viewer, plan: TrainingPlan) -> Section:
    may = plan.state == PlanState.DRAFT and rights.allowed(viewer, permissions.PLAN_WRITE, plan)
    lines = list(reading.lines(viewer).filter(plan=plan).order_by("planned_on", "pk"))
    total = sum((line.cost for line in lines), Decimal(0))
    headers = [_("Topic"), _("For whom"), _("Planned for"), _("Why")]
    title = _("Lines") if not total else _("Lines, %(cost)s in all") % {"cost": rupiah(total)}
    return table(title, headers, [_line(one, may=may) for one in lines], _("No line yet."))


def _line(line: PlanLine, *, may: bool) -> list[Any]:
    """A line of the plan; whoever may write in it finds the ways to change and to remove it."""
    name: Any = line.topic
    source: list[Any] = [SOURCES[Source(line.source)]]
    if may:
        name = Link(line.topic, reverse("learning_line_change", args=[line.pk]))
        source.append(Link(_("remove"), reverse("learning_line_remove", args=[line.pk])))
    return [
        [name, *([line.competence.name] if line.competence else [])],
        [text for text in (line.audience, line.provider) if text],
        [line.planned_on, rupiah(line.cost)],
        source,
    ]


def _trainings(viewer: Viewer, plan: TrainingPlan) -> Section:
    found = reading.trainings(viewer).filter(line__plan=plan).order_by("planned_from", "pk")
    rows = [
        [
            Link(one.title, one.get_absolute_url()),
            one.held_from or one.planned_from,
            training_status(one, viewer.today),
        ]
        for one in found
    ]
    headers = [_("Training"), _("Day"), _("Status")]
    return table(
        _("Trainings of the plan"), headers, rows, _("No training rests on this plan yet.")
    )
