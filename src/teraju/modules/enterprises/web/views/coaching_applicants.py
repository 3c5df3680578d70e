"""Applicants: their register, their record, papers, scores, decisions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.enterprises.coaching_permissions import DECIDE, PLAN
from teraju.modules.enterprises.domain.coaching_kinds import ApplicantState
from teraju.modules.enterprises.models import Applicant
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.modules.enterprises.selectors.coaching_ranking import ranking_of
from teraju.modules.enterprises.services import coaching_selection as services
from teraju.modules.enterprises.web.coaching_common import Wanted, history_of
from teraju.modules.enterprises.web.coaching_forms import (
    ApplicantChangeForm,
    ApplicantForm,
    MaybeReasonedForm,
    PapersForm,
    ReasonedForm,
    ScoreForm,
)
from teraju.modules.enterprises.web.coaching_registers import APPLICANTS, PROGRAMMES
from teraju.modules.enterprises.web.coaching_statuses import applicant_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import step_form
from teraju.platform.web.record_parts import steps, table

from .coaching_programmes import programme_of

ID = "applicant_id"
POINTS = "points_"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, APPLICANTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer, applicant = request.viewer, applicant_of(request.viewer, pk)
    primary, actions = steps(viewer, applicant, _wanted(applicant))
    page = RecordPage(
        title=str(applicant),
        number=applicant.agency.short_name,
        target=applicant,
        register_title=APPLICANTS.title,
        register_url=reverse("enterprises_applicants"),
        status=applicant_status(applicant),
        primary=primary,
        actions=actions,
        facts=_facts(applicant),
        sections=[_scores(applicant)],
        is_example=applicant.is_example,
    )
    return record_page(request, page, history=lambda: history_of(applicant))


@form_methods
def add(request: ViewerRequest, pk: int) -> HttpResponse:
    programme = programme_of(request.viewer, pk)
    return step_form(
        request,
        programme,
        PLAN,
        PROGRAMMES,
        services.enter_applicant,
        key="programme_id",
        form=partial(ApplicantForm, viewer=request.viewer, programme=programme),
        title=_("Enter an applicant"),
        submit=_("Enter"),
        initial={"applied_on": request.viewer.today, "road": "sppt_sni"},
        success=lambda applicant: str(applicant.get_absolute_url()),
        done=_("The application is entered. Check its papers next."),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    applicant = applicant_of(request.viewer, pk)
    return _step(
        request,
        applicant,
        PLAN,
        services.change_applicant,
        partial(ApplicantChangeForm, viewer=request.viewer, applicant=applicant),
        _("Change the application"),
        _("Saved."),
        initial={name: getattr(applicant, name) for name in services.FIELDS},
    )


@form_methods
def papers(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        applicant_of(request.viewer, pk),
        PLAN,
        services.check_papers,
        PapersForm,
        _("Check the papers"),
        _("Saved."),
    )


@form_methods
def score(request: ViewerRequest, pk: int) -> HttpResponse:
    applicant = applicant_of(request.viewer, pk)
    criteria = list(applicant.programme.criteria.order_by("pk"))
    given = dict(applicant.scores.values_list("criterion", "points"))
    return _step(
        request,
        applicant,
        PLAN,
        services.score_applicant,
        partial(ScoreForm, criteria=criteria),
        pgettext("applicant", "Score"),
        _("The points are saved."),
        intro=_("From 0 to 100 by each criterion; its weight stands behind its name."),
        initial={f"{POINTS}{pk}": points for pk, points in given.items()},
        reads=lambda data: {
            "version": data["version"],
            "points": {
                int(name.removeprefix(POINTS)): value
                for name, value in data.items()
                if name.startswith(POINTS)
            },
        },
    )


@form_methods
def select(request: ViewerRequest, pk: int) -> HttpResponse:
    applicant = applicant_of(request.viewer, pk)
    return _step(
        request,
        applicant,
        DECIDE,
        services.select_applicant,
        MaybeReasonedForm,
        _("Select"),
        _("Its coaching begins today. Say who coaches it."),
        intro=_("A reason is needed where it does not rank within the places."),
        facts=_ranked_facts(applicant),
        success=lambda coaching: str(coaching.get_absolute_url()),
    )


@form_methods
def reserve(request: ViewerRequest, pk: int) -> HttpResponse:
    applicant = applicant_of(request.viewer, pk)
    return _step(
        request,
        applicant,
        DECIDE,
        services.reserve_applicant,
        MaybeReasonedForm,
        _("Put on the reserve list"),
        _("It moves up when a place becomes free."),
        facts=_ranked_facts(applicant),
    )


@form_methods
def refuse(request: ViewerRequest, pk: int) -> HttpResponse:
    applicant = applicant_of(request.viewer, pk)
    return _step(
        request,
        applicant,
        DECIDE,
        services.refuse_applicant,
        ReasonedForm,
        _("Do not select"),
        _("Saved. Tell the enterprise why."),
        facts=_ranked_facts(applicant),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        applicant_of(request.viewer, pk),
        PLAN,
        services.withdraw_applicant,
        ReasonedForm,
        pgettext("applicant", "It withdraws"),
        _("Saved."),
    )


@form_methods
def look_again(request: ViewerRequest, pk: int) -> HttpResponse:
    applicant = applicant_of(request.viewer, pk)
    right = DECIDE if applicant.state == ApplicantState.REFUSED else PLAN
    return _step(
        request,
        applicant,
        right,
        services.look_again,
        ReasonedForm,
        _("Look at it again"),
        _("It is looked at again."),
    )


def applicant_of(viewer: Viewer, pk: int) -> Applicant:
    """The applicant if the viewer sees it; else a stranger's 404."""
    found: Applicant = get_object_or_404(reading.applicants(viewer), pk=pk)
    return found


def _step(
    request: ViewerRequest,
    applicant: Applicant,
    right: str,
    service: Callable[..., Any],
    form: type[forms.Form] | Callable[..., forms.Form],
    title: str,
    done: str,
    **more: Any,
) -> HttpResponse:
    return step_form(
        request,
        applicant,
        right,
        APPLICANTS,
        service,
        key=ID,
        form=form,
        title=title,
        submit=title,
        done=done,
        **more,
    )


def _wanted(applicant: Applicant) -> Wanted:
    """What comes next with an applicant, in the order of its need."""
    withdraw = (
        PLAN,
        pgettext("applicant", "It withdraws"),
        "enterprises_applicant_withdraw",
        "undo-2",
    )
    again = (PLAN, _("Look at it again"), "enterprises_applicant_look_again", "undo-2")
    scores = (PLAN, pgettext("applicant", "Score"), "enterprises_applicant_score", "list-checks")
    decide = [
        (DECIDE, _("Select"), "enterprises_applicant_select", "check"),
        (DECIDE, _("Do not select"), "enterprises_applicant_refuse", "x"),
    ]
    ways: dict[str, Wanted] = {
        ApplicantState.RECEIVED: [
            (PLAN, _("Check the papers"), "enterprises_applicant_papers", "clipboard-check"),
            (PLAN, _("Change"), "enterprises_applicant_change", "pencil"),
            withdraw,
        ],
        ApplicantState.REJECTED: [again],
        ApplicantState.ADMITTED: [
            scores,
            decide[0],
            (DECIDE, _("Put on the reserve list"), "enterprises_applicant_reserve", "pause"),
            decide[1],
            withdraw,
            again,
        ],
        ApplicantState.RESERVE: [decide[0], scores, decide[1], withdraw],
        ApplicantState.REFUSED: [(DECIDE, *again[1:])],
        ApplicantState.WITHDRAWN: [again],
        ApplicantState.SELECTED: [],
    }
    return ways[applicant.state]


def _facts(applicant: Applicant) -> list[Fact]:
    product = applicant.product
    told = [
        Fact(_("Programme"), str(applicant.programme), url=applicant.programme.get_absolute_url()),
        Fact(_("Enterprise"), product.enterprise.name, url=product.enterprise.get_absolute_url()),
        Fact(_("Product"), product.name, url=product.get_absolute_url()),
        Fact(_("Road"), applicant.get_road_display()),
        Fact(_("Applied on"), applicant.applied_on),
        Fact(_("Why it wants to join"), applicant.note),
        Fact(_("Papers checked on"), applicant.checked_on),
        Fact(_("Decided on"), applicant.decided_on),
        Fact(_("Reason"), applicant.reason),
    ]
    if applicant.coaching:
        url = applicant.coaching.get_absolute_url()
        told.append(Fact(_("Coaching"), applicant.coaching.get_state_display(), url=url))
    return [fact for fact in told if fact.value]


def _ranked_facts(applicant: Applicant) -> list[Fact]:
    """What a decision rests on."""
    row = ranking_of(applicant.programme).rows.get(applicant.pk)
    total = number_format(row.total, 2) if row and row.total is not None else None
    return [
        Fact(_("Applicant"), str(applicant), url=applicant.get_absolute_url()),
        Fact(pgettext("selection", "Rank"), row.rank if row else None),
        Fact(pgettext("selection", "Total"), total),
        Fact(_("Places"), applicant.programme.places),
    ]


def _scores(applicant: Applicant) -> Section:
    """Points, weights and shares; their sum is the total."""
    found = ranking_of(applicant.programme)
    row = found.rows.get(applicant.pk)
    lines: list[list[Any]] = []
    if row and any(line.points is not None for line in row.lines):
        lines = [
            [criterion.name, line.points, line.weight, line.share]
            for criterion, line in zip(found.criteria, row.lines, strict=True)
        ]
        whole = sum(one.weight for one in found.criteria)
        lines.append([pgettext("selection", "Total"), None, whole, row.total])
    headers = [
        _("Criterion"),
        pgettext("selection", "Points"),
        _("Weight"),
        pgettext("selection", "Points × weight ÷ sum of weights"),
    ]
    title = _("Scores")
    if row and row.rank:
        title = _("Scores: rank %(rank)s") % {"rank": row.rank}
    return table(title, headers, lines, _("It is not scored yet."))
