"""Indicators: their record, a colour against the answers, goals, improvements."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.iso18091 import permissions, services
from teraju.modules.iso18091.domain.figures import Side
from teraju.modules.iso18091.models import Indicator
from teraju.modules.iso18091.selectors import reading
from teraju.modules.iso18091.verifying import verify_refusal
from teraju.modules.iso18091.web.common import heading_of, indicator_of, step_form
from teraju.modules.iso18091.web.forms import GoalsForm, OverrideForm, PlanForm, VersionForm
from teraju.modules.iso18091.web.registers import INDICATORS
from teraju.modules.iso18091.web.sections import indicator_facts, indicator_sections
from teraju.modules.iso18091.web.words import self_status, verified_status
from teraju.modules.iso18091.wording import COLOURS, colour_word, question_words
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page

LIST = (INDICATORS.title, "/iso18091/indicators/")
ORDER = "improvement.order"


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = indicator_of(request.viewer, pk)
    sheet = reverse("iso18091_sheet", args=[one.diagnosis_id])
    side = one.diagnosis.side
    page = RecordPage(
        title=heading_of(one),
        target=one,
        register_title=INDICATORS.title,
        register_url=reverse("iso18091_indicators"),
        number=str(one.diagnosis),
        status=verified_status(one) if one.verified_complete else self_status(one),
        primary=Action(_("Open in the worksheet"), f"{sheet}#i-{one.position}"),
        actions=_actions(request.viewer, one, side) if side else [],
        facts=indicator_facts(one),
        sections=indicator_sections(request.viewer, one),
        is_example=one.is_example,
    )
    return record_page(request, page)


@require_safe
def criteria(request: ViewerRequest, pk: int) -> HttpResponse:
    """What each colour of the sub-indicators hinges on, for the sheet on the screen."""
    one = indicator_of(request.viewer, pk)
    rows = reading.answers(request.viewer).filter(indicator=one)
    asked = [
        (
            question_words(row.question, "title"),
            [(colour_word(step), question_words(row.question, step)) for step in COLOURS[:3]],
        )
        for row in rows.order_by("question__number", "pk")
    ]
    context = {"asked": asked, "url": one.get_absolute_url()}
    return render(request, "iso18091/criteria.html", context)


@form_methods
def override(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _answered(request.viewer, pk)
    return step_form(
        request,
        one,
        services.override,
        key="indicator_id",
        form=OverrideForm,
        title=_("Set a colour against the answers"),
        intro=_("The answers stay as they are; the colour and its reason stand beside them."),
        submit=_("Set the colour"),
        facts=[Fact(_("Indicator"), heading_of(one))],
        done=_("The colour is set, with its reason."),
        register=LIST,
    )


@form_methods
def lift(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _answered(request.viewer, pk),
        services.lift_override,
        key="indicator_id",
        form=VersionForm,
        title=_("Let the answers count again"),
        submit=_("Let them count"),
        done=_("The answers count again."),
        register=LIST,
    )


@form_methods
def goals(request: ViewerRequest, pk: int) -> HttpResponse:
    one = indicator_of(request.viewer, pk)
    rights.require(request.viewer, permissions.LEAD, one.diagnosis)
    return step_form(
        request,
        one,
        services.link_goals,
        key="indicator_id",
        form=GoalsForm,
        title=_("Link goals of sustainable development"),
        intro=_("What is shown was read in one program. Put it right and say by which source."),
        submit=_("Save"),
        initial={"goals": one.goals, "source": one.goals_source},
        done=_("Saved."),
        register=LIST,
    )


@form_methods
def plan(request: ViewerRequest, pk: int) -> HttpResponse:
    one = indicator_of(request.viewer, pk)
    rights.require(request.viewer, ORDER, one)
    return step_form(
        request,
        one,
        services.plan_improvement,
        key="indicator_id",
        form=PlanForm,
        title=_("Plan an improvement"),
        intro=_("It becomes an action with an owner and a day, and is verified when done."),
        submit=_("Order it"),
        initial={"owner_office": one.agency.head_title if one.agency else ""},
        facts=[Fact(_("Indicator"), heading_of(one))],
        done=_("The improvement is ordered."),
        register=LIST,
        has_version=False,
    )


def _answered(viewer: Viewer, pk: int) -> Indicator:
    """An indicator whose colour the viewer may put down now."""
    one = indicator_of(viewer, pk)
    services.require_side(viewer, one, one.diagnosis.side or Side.SELF)
    return one


def _actions(viewer: Viewer, one: Indicator, side: Side) -> list[Action]:
    refusal = (
        rights.refusal(viewer, permissions.ANSWER, one)
        if side is Side.SELF
        else verify_refusal(viewer, one)
    )
    link = partial(reverse, args=[one.pk])
    found = [Action(_("See what records say"), link("iso18091_offers"), icon="files")]
    if not refusal and one.override(side):
        found.append(Action(_("Let the answers count again"), link("iso18091_lift")))
    elif not refusal:
        found.append(Action(_("Set a colour against the answers"), link("iso18091_override")))
    if rights.allowed(viewer, permissions.LEAD, one.diagnosis):
        found.append(Action(_("Link goals of sustainable development"), link("iso18091_goals")))
    return found
