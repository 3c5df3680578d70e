"""Coachings: their register, their record, and what is done with the whole of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.enterprises.coaching_permissions import COACH, DECIDE, ISSUE
from teraju.modules.enterprises.domain.coaching_kinds import AnalysisState
from teraju.modules.enterprises.domain.kinds import CoachingState, Road
from teraju.modules.enterprises.domain.stages import Stage, is_further
from teraju.modules.enterprises.models import Coaching, Undertaking
from teraju.modules.enterprises.models.choices import STAGES
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.modules.enterprises.selectors.coaching_gaps import unanswered
from teraju.modules.enterprises.services import coaching_steps as services
from teraju.modules.enterprises.web import coaching_sections as sections
from teraju.modules.enterprises.web.coaching_common import Wanted, history_of
from teraju.modules.enterprises.web.coaching_forms import ReasonedForm
from teraju.modules.enterprises.web.coaching_hooks import coaching_sections, coaching_step
from teraju.modules.enterprises.web.coaching_pictures import next_stage
from teraju.modules.enterprises.web.coaching_registers import COACHINGS, PROGRAMMES
from teraju.modules.enterprises.web.coaching_statuses import coaching_status, standard_number
from teraju.modules.enterprises.web.coaching_work_forms import (
    CoachingForm,
    OtherRoadForm,
    StopForm,
    TakeInForm,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import step_form
from teraju.platform.web.record_parts import steps

from .coaching_programmes import programme_of

ID = "coaching_id"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("Where they stick"), reverse("enterprises_pipeline"), icon="hourglass"),
        Action(_("Plans of coaching"), reverse("enterprises_tasks"), icon="list-checks"),
        Action(_("Costs of coaching"), reverse("enterprises_costs"), icon="wallet"),
        Action(_("Compare the roads"), reverse("enterprises_roads"), icon="columns-3"),
    ]
    return register_page(request, COACHINGS, more=[] if request.viewer.is_guest else more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer, coaching = request.viewer, coaching_of(request.viewer, pk)
    agreed = reading.undertaking_of(coaching)
    primary, actions = _steps(viewer, coaching, agreed)
    page = RecordPage(
        title=str(coaching),
        number=coaching.agency.short_name,
        target=coaching,
        register_title=COACHINGS.title,
        register_url=reverse("enterprises_coachings"),
        status=coaching_status(coaching),
        next_step=_next_words(coaching),
        primary=primary,
        actions=actions,
        facts=_facts(coaching),
        sections=_sections(request, coaching, agreed),
        is_example=coaching.is_example,
    )
    return record_page(request, page, history=lambda: history_of(coaching))


def _sections(
    request: ViewerRequest, coaching: Coaching, agreed: Undertaking | None
) -> Sequence[Section]:
    """A guest sees the road, the gaps and what other parts show; the rest is the house's."""
    viewer = request.viewer
    first = [sections.road(coaching, viewer), sections.gaps(viewer, coaching)]
    if rights.is_guest_at(viewer, coaching):
        return [*first, *coaching_sections(request, coaching)]
    return [
        *first,
        sections.agreement(viewer, coaching, agreed),
        *papers_if_any(viewer, coaching),
        sections.plan(viewer, coaching),
        *coaching_sections(request, coaching),
        sections.costs(viewer, coaching),
        sections.years(coaching),
        *sections.stops(coaching),
    ]


@form_methods
def take_in(request: ViewerRequest, pk: int) -> HttpResponse:
    programme = programme_of(request.viewer, pk)
    return step_form(
        request,
        programme,
        DECIDE,
        PROGRAMMES,
        services.take_in,
        key="programme_id",
        form=partial(TakeInForm, viewer=request.viewer, programme=programme),
        title=_("Take a firm in"),
        submit=_("Begin the coaching"),
        intro=_("For a firm that is coached without an application. It takes a place."),
        initial={"began_on": request.viewer.today, "road": "sppt_sni"},
        success=lambda coaching: str(coaching.get_absolute_url()),
        done=_("The coaching has begun."),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    coaching = coaching_of(request.viewer, pk)
    return _step(
        request,
        coaching,
        services.change_coaching,
        partial(CoachingForm, viewer=request.viewer, coaching=coaching),
        _("Change coach or SNI"),
        _("Saved."),
        initial={"coach": coaching.coach_id, "standard": coaching.standard},
    )


@form_methods
def change_road(request: ViewerRequest, pk: int) -> HttpResponse:
    coaching = coaching_of(request.viewer, pk)
    return _step(
        request,
        coaching,
        services.change_road,
        partial(OtherRoadForm, viewer=request.viewer, coaching=coaching),
        _("Change the road"),
        _("It is on another road now. That is no drop-out."),
        intro=_(
            "Selection, gaps, agreement and preparation still count. What was reached beyond them "
            "belongs to the other mark and begins anew; gaps may have to be looked at again."
        ),
    )


@form_methods
def stop(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        coaching_of(request.viewer, pk),
        services.stop_coaching,
        StopForm,
        _("Stop the coaching"),
        _("It is stopped, and its place is free."),
        intro=_(
            "For a firm that leaves its road. Where it stays on a lower road, change the road "
            "instead: that is no drop-out."
        ),
        initial={"on": request.viewer.today},
    )


@form_methods
def take_up(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        coaching_of(request.viewer, pk),
        services.take_up_coaching,
        ReasonedForm,
        pgettext("coaching", "Take it up again"),
        _("It goes on where it stood."),
    )


@form_methods
def go_on(request: ViewerRequest, pk: int) -> HttpResponse:
    coaching = coaching_of(request.viewer, pk)
    return _step(
        request,
        coaching,
        services.go_on,
        partial(OtherRoadForm, viewer=request.viewer, coaching=coaching),
        _("Go on to another road"),
        _("A coaching on the other road has begun."),
        intro=_("What was reached stays. On the other road it begins with a look at the gaps."),
        success=lambda following: str(following.get_absolute_url()),
    )


def coaching_of(viewer: Viewer, pk: int) -> Coaching:
    """The coaching if the viewer sees it; else a stranger's 404."""
    found: Coaching = get_object_or_404(reading.coachings(viewer), pk=pk)
    return found


def _step(
    request: ViewerRequest,
    coaching: Coaching,
    service: Callable[..., Any],
    form: type[forms.Form] | Callable[..., forms.Form],
    title: str,
    done: str,
    **more: Any,
) -> HttpResponse:
    return step_form(
        request,
        coaching,
        COACH,
        COACHINGS,
        service,
        key=ID,
        form=form,
        title=title,
        submit=title,
        done=done,
        **more,
    )


def _steps(
    viewer: Viewer, coaching: Coaching, agreed: Undertaking | None
) -> tuple[Action | None, list[Action]]:
    """The step that comes next as the one button; an analysis that is open is ended first.

    Once it is prepared, what is recorded next on the way to the mark leads on.
    """
    primary, actions = steps(viewer, coaching, _wanted(coaching, agreed))
    begun = coaching.analyses.filter(state=AnalysisState.OPEN).first()
    if begun is None or coaching.state != CoachingState.ACTIVE:
        onward = coaching_step(viewer, coaching) if _is_prepared(coaching) else None
        if onward is None:
            return primary, actions
        return onward, [one for one in (primary, *actions) if one]
    leads_on = (COACH, _("Answer the questions"), "enterprises_gap_sheet", "list-checks")
    if not unanswered(begun):
        leads_on = (COACH, _("Finish the analysis"), "enterprises_gap_finish", "check")
    first, _others = steps(viewer, begun, [leads_on])
    rest = [one for one in (primary, *actions) if one]
    if coaching.stage == Stage.SELECTED:
        rest = rest[1:]
    return first, rest


def _is_prepared(coaching: Coaching) -> bool:
    return not is_further(Road(coaching.road), Stage.PREPARING, Stage(coaching.stage))


def _wanted(coaching: Coaching, agreed: Undertaking | None) -> Wanted:
    """What comes next with a coaching, in the order of its need."""
    if coaching.state == CoachingState.STOPPED:
        again = pgettext("coaching", "Take it up again")
        return [(COACH, again, "enterprises_coaching_take_up", "undo-2")]
    if coaching.state == CoachingState.ARRIVED:
        return [(COACH, _("Go on to another road"), "enterprises_coaching_go_on", "arrow-right")]
    return [
        *_first(coaching, agreed),
        (COACH, _("Change coach or SNI"), "enterprises_coaching_change", "pencil"),
        (COACH, _("Change the road"), "enterprises_coaching_road", "route"),
        *(
            [(ISSUE, _("Issue the agreement"), "enterprises_agreement_issue", "file-text")]
            if agreed
            else []
        ),
        *(
            [(COACH, _("Open the agreement again"), "enterprises_agreement_reopen", "undo-2")]
            if agreed and agreed.signed_on
            else []
        ),
        (COACH, _("Stop the coaching"), "enterprises_coaching_stop", "x"),
    ]


def _first(coaching: Coaching, agreed: Undertaking | None) -> Wanted:
    """The one step that leads on from the stage where it stands, as far as this part knows it."""
    if coaching.stage == Stage.SELECTED:
        return [(COACH, _("Begin a gap analysis"), "enterprises_gap_begin", "search-check")]
    if agreed is None:
        return [(COACH, _("Write down promises"), "enterprises_promises", "pencil")]
    if agreed.signed_on is None:
        return [(COACH, _("Enter the signed agreement"), "enterprises_agreement_sign", "pen-line")]
    is_planned = coaching.tasks.filter(dropped_on=None).exists()
    if is_planned and coaching.stage in (Stage.GAP_KNOWN, Stage.AGREED):
        return [(COACH, _("Begin to prepare"), "enterprises_coaching_prepare", "play")]
    return [(COACH, _("Add a line"), "enterprises_task_add", "plus")]


def _next_words(coaching: Coaching) -> str:
    """Who does what next, in a sentence."""
    stage = next_stage(coaching)
    if coaching.state != CoachingState.ACTIVE or stage is None:
        return ""
    if coaching.coach is None:
        return _("Next on the road: %(stage)s. Nobody coaches it yet: say who.") % {
            "stage": STAGES[stage]
        }
    words = _("Next on the road: %(stage)s. %(coach)s sees to it.")
    return words % {"stage": STAGES[stage], "coach": coaching.coach}


def _facts(coaching: Coaching) -> list[Fact]:
    product = coaching.product
    told = [
        Fact(_("Enterprise"), product.enterprise.name, url=product.enterprise.get_absolute_url()),
        Fact(_("Product"), product.name, url=product.get_absolute_url()),
        Fact(_("Programme"), str(coaching.programme), url=coaching.programme.get_absolute_url()),
        Fact(_("Road"), coaching.get_road_display()),
        Fact(_("SNI"), standard_number(coaching.standard)),
        Fact(_("Coach"), str(coaching.coach) if coaching.coach else ""),
        Fact(_("Began on"), coaching.began_on),
        Fact(_("Ended on"), coaching.ended_on),
        Fact(_("Reason"), coaching.reason),
    ]
    return [fact for fact in told if fact.value]
