"""The yearly plan of market sessions: proposed, looked through, planned."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.domain.planning import LINE
from teraju.modules.metrology.models import PlanLine, YearPlan
from teraju.modules.metrology.selectors import plan as reading
from teraju.modules.metrology.services import plans as services
from teraju.modules.metrology.web.plan_forms import (
    DaysForm,
    NoteForm,
    PlanLineForm,
    SplitForm,
    YearForm,
)
from teraju.modules.metrology.web.plan_registers import PLAN_LINES, PLANS
from teraju.modules.metrology.web.plan_sections import (
    line_facts,
    line_sections,
    line_steps,
    plan_facts,
    plan_sections,
    plan_status,
)
from teraju.modules.metrology.web.plan_words import line_status
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import agency_asked, has_place
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import steps
from teraju.platform.web.steps import RecordStep, Steps

WRITE = permissions.PLAN_WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(PLAN_LINES.title, reverse("metrology_plan_lines"), icon="list")]
    return register_page(request, PLANS, more=more)


@require_safe
def lines(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PLAN_LINES)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    plan: Any = get_object_or_404(reading.plans(viewer), pk=pk)
    wanted = [
        (WRITE, _("Propose again"), "metrology_plan_again", "refresh-cw"),
        (WRITE, _("Put a session in"), "metrology_plan_line_add", "plus"),
    ]
    if plan.waiting:
        wanted.insert(0, (WRITE, _("Plan all proposed"), "metrology_plan_confirm", "check"))
    primary, actions = steps(viewer, plan, wanted)
    page = RecordPage(
        title=str(_("Plan of %(year)s") % {"year": plan.year}),
        target=plan,
        register_title=PLANS.title,
        register_url=reverse("metrology_plans"),
        status=plan_status(plan),
        primary=primary,
        actions=actions,
        facts=plan_facts(plan),
        sections=plan_sections(viewer, plan),
        is_example=plan.is_example,
    )
    return record_page(request, page, history=lambda: history_of(plan))


@form_methods
def propose(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, WRITE)
    return form_page(
        request,
        form=partial(YearForm, this_year=viewer.today.year),
        title=_("Propose a year"),
        intro=_(
            "The sessions are laid out from the instruments of each market that run out, the "
            "testers, the calendar and the stamps. You change what you know better."
        ),
        submit=_("Propose"),
        act=lambda data: services.propose_year(actor=viewer, agency=agency, **data),
        success=lambda plan: plan.get_absolute_url(),
        back_url=reverse("metrology_plans"),
        initial={"year": viewer.today.year + (viewer.today.month > 9)},
        done=_("The sessions are proposed. Look through them, then plan them."),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=PLANS.title,
        register_url=reverse("metrology_plans"),
    )


@form_methods
def line_add(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    plan: YearPlan = get_object_or_404(reading.plans(viewer), pk=pk)
    rights.require(viewer, WRITE, plan)
    return form_page(
        request,
        form=partial(PlanLineForm, viewer=viewer, agency_id=plan.agency_id),
        title=_("Put a session in"),
        submit=_("Put it in"),
        act=lambda data: services.add_plan_line(actor=viewer, plan_id=plan.pk, **data),
        success=lambda line: line.get_absolute_url(),
        back_url=plan.get_absolute_url(),
        done=_("The session is in the plan."),
        facts=(Fact(_("Plan"), str(plan), url=plan.get_absolute_url()),),
        register_title=PLANS.title,
        register_url=reverse("metrology_plans"),
    )


@require_safe
def line_record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    line: PlanLine = get_object_or_404(reading.plan_lines(viewer), pk=pk)
    primary, actions = steps(viewer, line, line_steps(line))
    page = RecordPage(
        title=str(line.place),
        target=line,
        register_title=PLAN_LINES.title,
        register_url=f"{reverse('metrology_plan_lines')}?year={line.plan.year}",
        status=line_status(line),
        primary=primary,
        actions=actions,
        facts=line_facts(line),
        sections=line_sections(line),
        is_example=line.is_example,
    )
    return record_page(request, page, history=lambda: history_of(line))


def _begun(_viewer: Any, line: PlanLine) -> dict[str, Any]:
    return {"starts_on": line.starts_on, "ends_on": line.ends_on, "note": line.note}


def _again(**given: Any) -> YearPlan:
    """Propose the year of a plan once more."""
    actor, plan_id = given["actor"], given["plan_id"]
    plan = get_object_or_404(reading.plans(actor), pk=plan_id)
    return services.propose_year(actor=actor, agency=plan.agency, year=plan.year)


PLAN_STEPS = Steps(
    reading.plans,
    PLANS.title,
    "metrology_plans",
    {
        "again": RecordStep(
            right=WRITE,
            keyed="plan_id",
            title=_("Propose again"),
            intro=_(
                "What is only proposed is laid out anew, by the register as it is today. What you "
                "moved, split, dropped or planned stays."
            ),
            submit=_("Propose again"),
            act=_again,
            done=_("The sessions are proposed anew."),
        ),
        "confirm": RecordStep(
            right=WRITE,
            keyed="plan_id",
            title=_("Plan all proposed sessions"),
            intro=_("Each becomes a market session; testers and letters follow there."),
            submit=_("Plan them"),
            act=services.confirm_plan,
            done=_("The sessions are planned."),
        ),
    },
)
LINE_STEPS = Steps(
    reading.plan_lines,
    PLAN_LINES.title,
    "metrology_plan_lines",
    {
        "confirm": RecordStep(
            right=WRITE,
            keyed="line_id",
            title=_("Plan the session"),
            submit=pgettext_lazy("session", "Plan it"),
            act=services.confirm_plan_line,
            done=_("The session is planned."),
            when=has_place("plan", LINE),
        ),
        "move": RecordStep(
            right=WRITE,
            keyed="line_id",
            title=_("Move the session"),
            submit=_("Move it"),
            form=DaysForm,
            initial=_begun,
            act=services.move_plan_line,
            done=_("The session lies on other days."),
            when=services.require_proposed,
        ),
        "split": RecordStep(
            right=WRITE,
            keyed="line_id",
            title=_("Split the session"),
            submit=_("Split it"),
            form=SplitForm,
            # The weights of a trader come with the scale.
            initial=lambda _viewer, line: {
                "instruments": line.expected // 2 or 1,
                "weights": line.expected_equipment // 2,
            },
            act=services.split_plan_line,
            success=lambda part: part.get_absolute_url(),
            done=_("The session is two now: this is the second."),
            when=services.require_proposed,
        ),
        "drop": RecordStep(
            right=WRITE,
            keyed="line_id",
            title=_("Drop the session"),
            submit=_("Drop it"),
            form=NoteForm,
            act=services.drop_plan_line,
            done=_("The session is dropped."),
            when=has_place("drop", LINE),
        ),
        "take_up": RecordStep(
            right=WRITE,
            keyed="line_id",
            title=_("Take the session up again"),
            submit=pgettext_lazy("plan", "Take it up"),
            act=services.take_up_plan_line,
            done=_("The session is proposed again."),
            when=has_place("take_up", LINE),
        ),
    },
)
