"""The register of yearly plans, the page of one, and what is done with it."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.modules.operations import permissions
from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.domain.supervision.planning import Progress
from teraju.modules.operations.models import PlanLine, SupervisionPlan
from teraju.modules.operations.models.supervision.choices import PROGRESS
from teraju.modules.operations.services import supervision as services
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.charts.bars import Bar
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .common import act_page, button, keyed, offered, possible, span
from .forms import (
    AmendByLineForm,
    ClosePlanForm,
    LineForm,
    PlanChangeForm,
    PlanForm,
    ReasonedForm,
)
from .registers import LINES, PLANS
from .statuses import LINES as LINE_TONES
from .statuses import line_status, plan_status

SHOWN = (
    Progress.REPORTED,
    Progress.RUNNING,
    Progress.PLANNED,
    Progress.LATE,
    Progress.DROPPED,
)


@require_safe
def plan_register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Lines of the plans"), reverse("operations_plan_lines"), icon="list")]
    return register_page(request, PLANS, more=more)


@require_safe
def line_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, LINES)


def plan_of(request: ViewerRequest, pk: int) -> SupervisionPlan:
    return get_object_or_404(selectors.plans(request.viewer), pk=pk)


@require_safe
def plan_record(request: ViewerRequest, pk: int) -> HttpResponse:
    plan = plan_of(request, pk)
    primary, actions = _next(request.viewer, plan)
    page = RecordPage(
        title=str(plan),
        number=plan.agency.short_name,
        target=plan,
        register_title=_("Yearly plans (PKPT)"),
        register_url=reverse("operations_plans"),
        status=plan_status(plan),
        primary=primary,
        actions=actions,
        facts=_facts(plan),
        sections=[
            _picture(request.viewer, plan),
            _lines(request.viewer, plan),
            _amendments(plan),
            Section(_("Basis and priorities"), "web/sections/text.html", {"text": plan.basis}),
        ],
        is_example=plan.is_example,
    )
    return record_page(request, page)


@form_methods
def plan_add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    if not rights.allowed_somewhere(viewer, permissions.PLAN_WRITE):
        raise NotAllowed(rights.reason(permissions.PLAN_WRITE))
    own = selectors.inspectorates(viewer).first()
    return form_page(
        request,
        form=partial(PlanForm, viewer=viewer),
        title=_("Write a yearly plan"),
        intro=_("The lines follow on its page, one by one or from a file."),
        submit=_("Write a yearly plan"),
        act=lambda data: services.write_plan(actor=viewer, **data),
        success=lambda plan: plan.get_absolute_url(),
        back_url=reverse("operations_plans"),
        initial={"year": viewer.today.year, "agency": own.pk if own else ""},
        done=_("The plan is begun; now add its lines."),
        register_title=_("Yearly plans (PKPT)"),
        register_url=reverse("operations_plans"),
    )


@form_methods
def plan_change(request: ViewerRequest, pk: int) -> HttpResponse:
    plan = plan_of(request, pk)
    return act_page(
        request,
        plan,
        right=permissions.PLAN_WRITE,
        event="write",
        form=PlanChangeForm,
        title=_("Change the basis"),
        submit=_("Save"),
        act=keyed(services.change_plan, request.viewer, "plan_id", pk),
        initial={"basis": plan.basis},
        done=_("Saved."),
    )


@form_methods
def line_add(request: ViewerRequest, pk: int) -> HttpResponse:
    plan = plan_of(request, pk)
    return act_page(
        request,
        plan,
        right=permissions.PLAN_WRITE,
        event="write",
        form=partial(LineForm, government_id=plan.government_id),
        title=_("Add a line"),
        submit=_("Add"),
        act=lambda data: services.add_line(actor=request.viewer, plan_id=pk, **data),
        done=_("The line was added."),
    )


@form_methods
def plan_set(request: ViewerRequest, pk: int) -> HttpResponse:
    return act_page(
        request,
        plan_of(request, pk),
        right=permissions.PLAN_DECIDE,
        event="set",
        form=VersionedForm,
        title=_("Set the plan"),
        intro=_("From then on it is changed by amendments alone, each with its reason."),
        submit=_("Set the plan"),
        act=keyed(services.set_plan, request.viewer, "plan_id", pk),
        done=_("The plan is set."),
    )


@form_methods
def plan_amend(request: ViewerRequest, pk: int) -> HttpResponse:
    plan = plan_of(request, pk)

    def run(data: dict[str, object]) -> object:
        data.pop("version")
        return services.amend_by_line(actor=request.viewer, plan_id=pk, **data)  # type: ignore[arg-type]

    return act_page(
        request,
        plan,
        right=permissions.PLAN_DECIDE,
        event="amend",
        form=partial(AmendByLineForm, government_id=plan.government_id),
        title=_("Amend by a new line"),
        submit=_("Amend the plan"),
        act=run,
        done=_("The plan is amended."),
    )


@form_methods
def plan_close(request: ViewerRequest, pk: int) -> HttpResponse:
    return act_page(
        request,
        plan_of(request, pk),
        right=permissions.PLAN_DECIDE,
        event="close",
        form=ClosePlanForm,
        title=_("Close the yearly plan"),
        submit=_("Close the yearly plan"),
        act=keyed(services.close_plan, request.viewer, "plan_id", pk),
        done=_("The yearly plan is closed."),
    )


@form_methods
def plan_cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return act_page(
        request,
        plan_of(request, pk),
        right=permissions.PLAN_DECIDE,
        event="cancel",
        form=ReasonedForm,
        title=_("Give the draft up"),
        submit=_("Give up"),
        act=keyed(services.cancel_plan, request.viewer, "plan_id", pk),
        done=_("The draft is given up."),
    )


def _next(viewer: Viewer, plan: SupervisionPlan) -> tuple[Action | None, list[Action]]:
    """The main button and the others, by where the plan stands."""
    rows = (
        ("set", _("Set the plan"), "operations_plan_set", permissions.PLAN_DECIDE, "stamp"),
        ("write", _("Add a line"), "operations_plan_line_add", permissions.PLAN_WRITE, "plus"),
        ("write", _("Change the basis"), "operations_plan_change", permissions.PLAN_WRITE, ""),
        ("amend", _("Amend by a new line"), "operations_plan_amend", permissions.PLAN_DECIDE, ""),
        ("close", _("Close the yearly plan"), "operations_plan_close", permissions.PLAN_DECIDE, ""),
        ("cancel", _("Give up"), "operations_plan_cancel", permissions.PLAN_DECIDE, ""),
    )
    found = [
        button(viewer, label, name, plan.pk, right=right, at=plan, icon=icon)
        for event, label, name, right, icon in rows
        if possible(plan, event)
    ]
    if plan.is_draft and plan.lines.all():
        return found[0], offered(found[1:])
    usable = offered(found)
    main = next((one for one in usable if plan.is_draft and one.icon == "plus"), None)
    return main, [one for one in usable if one is not main and one.icon != "stamp"]


def _facts(plan: SupervisionPlan) -> list[Fact]:
    return [
        Fact(_("Agency"), plan.agency.name),
        Fact(_("Year"), plan.year),
        Fact(_("Written by"), plan.written_office),
        Fact(_("Person-days"), sum(one.person_days for one in _standing(plan))),
        *(
            [Fact(_("Set on"), plan.set_on), Fact(_("Set by"), plan.set_office)]
            if plan.set_on
            else []
        ),
        *([Fact(_("Closed on"), plan.closed_on)] if plan.closed_on else []),
        *([Fact(_("Reason"), plan.reason)] if plan.reason else []),
    ]


def _picture(viewer: Viewer, plan: SupervisionPlan) -> Section:
    counts = selectors.progress_counts(plan, viewer.today)
    rows = [Bar(PROGRESS[one], counts[one], LINE_TONES[one][0]) for one in SHOWN if counts[one]]
    caption = _("Lines of the plan by how far they have come")
    if not rows:
        empty = {"text": "", "empty": _("The plan holds no line yet.")}
        return Section(_("Progress"), "web/sections/text.html", empty)
    context = {"caption": caption, "rows": rows, "heading": _("Lines")}
    return Section(_("Progress"), "web/sections/bars.html", context)


def _lines(viewer: Viewer, plan: SupervisionPlan) -> Section:
    rows = [
        [
            Link(f"{one.number}. {one.subject}", one.get_absolute_url()),
            one.get_kind_display(),
            span(one.starts_on, one.ends_on),
            one.person_days,
            line_status(one, viewer.today),
        ]
        for one in plan.lines.all()
    ]
    headers = [_("What is supervised"), _("Kind"), _("Planned"), _("Person-days"), _("Status")]
    empty = _("The plan holds no line yet.")
    context = {"headers": headers, "rows": rows, "empty": empty}
    return Section(_("Lines"), "web/sections/table.html", context)


def _amendments(plan: SupervisionPlan) -> Section:
    rows = [
        [
            Link(f"{one.number}. {one.get_change_display()}", one.line.get_absolute_url()),
            one.what.splitlines(),
            one.reason,
            [one.on, one.office],
        ]
        for one in plan.amendments.select_related("line").order_by("number")
    ]
    headers = [_("Amendment"), _("What was changed"), _("Reason"), _("Decided")]
    empty = _("The plan stands as it was set.") if plan.set_on else _("The plan is not set yet.")
    context = {"headers": headers, "rows": rows, "empty": empty}
    return Section(_("Amendments"), "web/sections/table.html", context)


def _standing(plan: SupervisionPlan) -> list[PlanLine]:
    return [one for one in plan.lines.all() if not one.is_dropped]
