"""Reviews of a quarter's values: the register, one of them, and what is done with it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.planning import permissions, services
from teraju.modules.planning.domain.objective_states import ReviewState
from teraju.modules.planning.domain.rhythm import DAY, Frequency, period_of
from teraju.modules.planning.models import ObjectiveReview
from teraju.modules.planning.objective_numbers import aim_words, value_words
from teraju.modules.planning.objective_words import period_words
from teraju.modules.planning.selectors import objectives as selectors
from teraju.modules.planning.web.common import TABLE, TEXT, found
from teraju.modules.planning.web.forms.objectives import (
    ReasonedForm,
    RemarkForm,
    ReviewChangeForm,
    ReviewForm,
)
from teraju.modules.planning.web.objective_history import history_of
from teraju.modules.planning.web.objective_status import light_status, review_status
from teraju.modules.planning.web.registers.objectives import REVIEWS
from teraju.modules.planning.web.steps import step_page
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .objective_steps import agency_page, chosen_agency

BACK = 8


@require_safe
def review_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, REVIEWS)


@require_safe
def review_record(request: ViewerRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(selectors.reviews(request.viewer), pk=pk)
    text, primary, others = _next(request, review)
    page = RecordPage(
        title=str(review),
        number=review.agency.short_name,
        target=review,
        register_title=_("Reviews of values"),
        register_url=reverse("planning_reviews"),
        status=review_status(review),
        next_step=text,
        primary=primary,
        actions=others,
        facts=_facts(review),
        sections=[
            Section(_("Evaluation"), TEXT, {"text": review.evaluation}),
            Section(_("Decisions"), TEXT, {"text": review.decisions}),
            _values(request.viewer, review),
        ],
        is_example=review.is_example,
    )
    return record_page(request, page, history=lambda: history_of(review))


@form_methods
def review_add(request: ViewerRequest) -> HttpResponse:
    viewer, right = request.viewer, permissions.REVIEW_WRITE
    rights.require_somewhere(viewer, right)
    agency = chosen_agency(request, right)
    if agency is None:
        return agency_page(request, right, _("Review a quarter"), "planning_review_add")
    return form_page(
        request,
        form=partial(ReviewForm, quarters=quarters(viewer, agency)),
        title=_("Review a quarter"),
        intro=_("In words: what the values come to and what follows. The head takes note of it."),
        submit=_("Save the review"),
        act=lambda data: services.write_review(
            actor=viewer,
            agency=agency,
            **{**data, "first_day": date.fromisoformat(data["first_day"])},
        ),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("planning_reviews"),
        facts=(Fact(_("Agency"), agency.name),),
        done=_("The review waits for the head."),
        register_title=_("Reviews of values"),
        register_url=reverse("planning_reviews"),
    )


@form_methods
def review_change(request: ViewerRequest, pk: int) -> HttpResponse:
    review = _review(request, pk, permissions.REVIEW_WRITE)
    return _step(
        request,
        review,
        form=ReviewChangeForm,
        title=_("Change the review"),
        submit=_("Save"),
        act=partial(services.change_review, review_id=pk),
        initial={"evaluation": review.evaluation, "decisions": review.decisions},
        done=_("Saved."),
    )


@form_methods
def review_acknowledge(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _review(request, pk, permissions.APPROVE),
        form=RemarkForm,
        title=_("Take note of the review"),
        submit=_("Take note"),
        act=partial(services.acknowledge_review, review_id=pk),
        done=_("The review is acknowledged."),
    )


@form_methods
def review_withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _review(request, pk, permissions.REVIEW_WRITE),
        form=ReasonedForm,
        title=_("Withdraw the review"),
        submit=_("Withdraw"),
        act=partial(services.withdraw_review, review_id=pk),
        done=_("The review is withdrawn."),
    )


def quarters(viewer: Viewer, agency: Agency) -> list[tuple[str, str]]:
    """The quarters that are over and have no review, the latest first."""
    rows = selectors.reviews(viewer).filter(agency=agency).exclude(state=ReviewState.WITHDRAWN)
    done = set(rows.values_list("first_day", flat=True))
    found_quarters, day = [], period_of(Frequency.QUARTERLY, viewer.today).first - DAY
    for _n in range(BACK):
        quarter = period_of(Frequency.QUARTERLY, day)
        if quarter.first not in done:
            words = period_words(Frequency.QUARTERLY, quarter.first)
            found_quarters.append((quarter.first.isoformat(), words))
        day = quarter.first - DAY
    return found_quarters


def _review(request: ViewerRequest, pk: int, right: str) -> ObjectiveReview:
    review: ObjectiveReview = found(request, selectors.reviews(request.viewer), pk, right)
    return review


def _step(request: ViewerRequest, review: ObjectiveReview, **page: Any) -> HttpResponse:
    return step_page(request, review, register=(_("Reviews of values"), "planning_reviews"), **page)


def _facts(review: ObjectiveReview) -> list[Fact]:
    return [
        Fact(_("Agency"), review.agency.name),
        Fact(_("First day"), review.first_day),
        Fact(_("Last day"), review.last_day),
        Fact(_("Written on"), review.written_on, note=review.written_office),
        *(
            [
                Fact(_("Acknowledged on"), review.acknowledged_on, note=review.acknowledged_office),
                Fact(_("Remark of the head"), review.remark),
            ]
            if review.acknowledged_on
            else []
        ),
        *([Fact(_("Reason"), review.reason)] if review.reason else []),
    ]


def _next(
    request: ViewerRequest, review: ObjectiveReview
) -> tuple[str, Action | None, list[Action]]:
    if review.state != ReviewState.WRITTEN:
        return "", None, []
    note = record_action(
        request.viewer,
        review,
        permissions.APPROVE,
        _("Take note"),
        "planning_review_acknowledge",
        "check",
    )
    own = [
        record_action(request.viewer, review, permissions.REVIEW_WRITE, label, name, icon)
        for label, name, icon in (
            (_("Change"), "planning_review_change", "pencil"),
            (_("Withdraw"), "planning_review_withdraw", "undo-2"),
        )
    ]
    return _("The head reads it and takes note of it."), note, own


def _values(viewer: Viewer, review: ObjectiveReview) -> Section:
    """The values of the quarter, as they stand today."""
    rows = [
        [
            Link(str(one.objective), one.objective.get_absolute_url()),
            period_words(one.objective.rhythm, one.first_day),
            value_words(one),
            aim_words(one.objective, one.target),
            light_status(one.light),
        ]
        for one in selectors.values(viewer)
        .filter(
            agency=review.agency_id,
            replaced_on=None,
            last_day__gte=review.first_day,
            last_day__lte=review.last_day,
        )
        .order_by("objective__code", "last_day", "pk")
    ]
    headers = [_("Objective"), _("Period"), _("Value"), _("Target"), _("Result")]
    return Section(_("Values of the quarter"), TABLE, {"headers": headers, "rows": rows})
