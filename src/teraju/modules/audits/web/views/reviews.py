"""The register of reviews, a review's page, and its way to the meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.kernel.periods import add_months
from teraju.modules.audits import review_policy, review_rights
from teraju.modules.audits.domain.reviews import ReviewKind, ReviewState
from teraju.modules.audits.models import Review
from teraju.modules.audits.selectors import reviews as selectors
from teraju.modules.audits.services import governing, reviews
from teraju.modules.audits.services.review_actions import standings_of
from teraju.modules.audits.web.forms.reviews import (
    GoverningBodyForm,
    HoldForm,
    PostponeForm,
    ReviewChangeForm,
    ReviewForm,
    ReviewReasonForm,
)
from teraju.modules.audits.web.review_registers import DECISIONS, GOVERNING_BODIES, REVIEWS
from teraju.modules.audits.web.review_sections import may_read_bribery, sections_of
from teraju.modules.audits.web.review_statuses import review_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import timeline
from teraju.platform.web.forms import VersionedForm, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

S = ReviewState
SAID = frozenset({"audits.review.noted"})


def review_register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("Decisions"), reverse("audits_review_decisions"), icon="list-checks"),
        Action(_("Governing bodies"), reverse("audits_governing_bodies"), icon="landmark"),
    ]
    return register_page(request, REVIEWS, more=more)


def decision_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, DECISIONS)


def governing_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, GOVERNING_BODIES)


def review_record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    review = get_object_or_404(selectors.review_pages(viewer), pk=pk)
    text, primary, others = next_steps(review, viewer)
    page = RecordPage(
        title=f"{review.get_kind_display()}: {review.agency.short_name}",
        number=review.number,
        target=review,
        register_title=_("Management reviews"),
        register_url=reverse("audits_reviews"),
        status=review_status(review),
        next_step=text,
        primary=primary,
        actions=others,
        facts=_facts(review),
        sections=sections_of(review, viewer),
        is_example=review.is_example,
    )
    bare = frozenset[str]() if may_read_bribery(review, viewer) else SAID
    return record_page(request, page, history=lambda: timeline(review, bare=bare))


def _facts(review: Review) -> list[Fact]:
    names = {"quality": "SNI ISO 9001", "anti_bribery": "SNI ISO 37001"}
    rules = review_policy.rules_on(review.planned_on)
    unsure = "" if rules.confirmed else _("the agenda is not confirmed")
    facts = [
        Fact(_("Agency"), review.agency.name),
        Fact(_("Standards"), [names[one] for one in review.systems], note=unsure),
        Fact(_("Looks back from"), review.period_since),
        Fact(_("Looks back until"), review.period_until),
        Fact(_("Planned for"), review.planned_on),
        Fact(_("Inputs gathered at"), review.gathered_at),
        Fact(_("Held on"), review.held_on),
        Fact(_("Chair"), review.chair_office),
        Fact(_("Who took part"), review.attendance),
        Fact(_("Minutes handed in on"), review.submitted_on),
        Fact(_("Given back because"), review.returned_because),
        Fact(_("Minutes approved on"), review.approved_on, note=review.approver_office),
        Fact(_("Closed on"), review.closed_on),
        Fact(_("Reason"), review.reason),
    ]
    return [fact for fact in facts if fact.value]


def next_steps(review: Review, viewer: Viewer) -> tuple[str, Action | None, list[Action]]:
    """The sentence, the main button and the other ways, by where the review stands."""
    write, approve = (
        review_rights.write_right(review.kind),
        review_rights.approve_right(review.kind),
    )

    def one(label: str, name: str, icon: str = "", right: str = write) -> Action:
        refusal = str(rights.refusal(viewer, right, review))
        url = reverse(f"audits_review_{name}", args=[review.pk])
        return Action(label, url, refusal=refusal, icon=icon)

    text, primary, others = _steps(review, one, approve)
    if review.state == S.APPROVED and primary and not primary.refusal and _waits(review, viewer):
        # Nothing is left to do here until the decisions are carried out where they are followed.
        others = [primary, *others]
        primary = None
    return text, primary, [other for other in others if not other.refusal]


def _waits(review: Review, viewer: Viewer) -> bool:
    """Whether a decision is not carried out and verified yet. One query."""
    pks = [one.pk for one in review.decisions.all()]
    found = standings_of(pks, viewer.today)
    return not all(pk in found and found[pk].is_over for pk in pks)


def _steps(
    review: Review, one: Callable[..., Action], approve: str
) -> tuple[str, Action | None, list[Action]]:
    before = [
        one(_("Change"), "change", "pencil"),
        one(_("Postpone"), "postpone", "clock"),
        one(_("Cancel"), "cancel", "x"),
    ]
    is_report = review.kind == ReviewKind.COMPLIANCE_REPORT
    match review.state:
        case S.PLANNED:
            gather = one(_("Gather the inputs"), "gather", "download")
            return _("Gather from the records what the review looks at."), gather, before
        case S.GATHERED:
            hold = one(_("Record that it was held"), "hold", "check")
            again = one(_("Gather again"), "gather", "refresh-cw")
            text = _("Hold it; until then the inputs can be gathered again.")
            return text, hold, [again, *before]
        case S.HELD:
            hand = (
                one(_("Issue the report"), "issue", "file-check")
                if is_report
                else one(_("Hand the minutes in"), "submit", "send")
            )
            text = _("Write what was said on each subject and what was decided.")
            return text, hand, [one(_("Take back"), "take_back", "undo-2")]
        case S.SUBMITTED:
            sign = one(_("Approve the minutes"), "approve", "check", approve)
            back = one(_("Give the minutes back"), "return", "undo-2", approve)
            return _("The chair reads the minutes."), sign, [back]
        case S.APPROVED | S.CLOSED:
            pack = one(_("Issue the pack"), "pack", "file-check", approve)
            if review.state == S.CLOSED:
                return "", None, [pack]
            close = one(_("Close the review"), "close", "archive")
            return _("It closes when all that was decided is carried out."), close, [pack]
        case _:
            return "", None, []


def review_add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, review_rights.MANAGEMENT_WRITE)
    return form_page(
        request,
        form=partial(ReviewForm, viewer=viewer),
        title=_("Plan a review"),
        intro=_("One meeting can serve both standards. The inputs are gathered by themselves."),
        submit=_("Plan the review"),
        act=lambda data: reviews.plan_review(actor=viewer, **data),
        success=lambda review: review.get_absolute_url(),
        back_url=reverse("audits_reviews"),
        initial={
            "agency": request.GET.get("agency", ""),
            "kind": request.GET.get("kind", ReviewKind.MANAGEMENT.value),
            "for_quality": True,
            "for_anti_bribery": True,
            "period_since": add_months(viewer.today, -12),
            "period_until": viewer.today,
            "planned_on": viewer.today,
        },
        done=_("The review is planned."),
        register_title=_("Management reviews"),
        register_url=reverse("audits_reviews"),
    )


def review_change(request: ViewerRequest, pk: int) -> HttpResponse:
    review = review_of(request, pk)
    return review_form(
        request,
        review,
        reviews.change_review,
        form=ReviewChangeForm,
        title=_("Change the plan"),
        submit=_("Save"),
        initial={name: getattr(review, name) for name in reviews.PLANNED},
        done=_("Saved."),
    )


def review_gather(request: ViewerRequest, pk: int) -> HttpResponse:
    return review_form(
        request,
        review_of(request, pk),
        reviews.gather_inputs,
        form=VersionedForm,
        title=_("Gather the inputs"),
        intro=_("The facts are copied as they stand now; what was gathered before is replaced."),
        submit=_("Gather the inputs"),
        done=_("The inputs lie before the review."),
    )


def review_postpone(request: ViewerRequest, pk: int) -> HttpResponse:
    review = review_of(request, pk)
    return review_form(
        request,
        review,
        reviews.postpone_review,
        form=PostponeForm,
        title=_("Postpone the review"),
        submit=_("Postpone"),
        initial={"planned_on": review.planned_on},
        done=_("The review is postponed."),
    )


def review_cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return review_form(
        request,
        review_of(request, pk),
        reviews.cancel_review,
        form=ReviewReasonForm,
        title=_("Cancel the review"),
        submit=_("Cancel the review"),
        done=_("The review is cancelled."),
    )


def review_hold(request: ViewerRequest, pk: int) -> HttpResponse:
    review = review_of(request, pk)
    return review_form(
        request,
        review,
        reviews.hold_review,
        form=partial(HoldForm, viewer=request.viewer, review=review),
        title=_("Record that it was held"),
        intro=_("From then on what was gathered stays as it is."),
        submit=pgettext("step", "Record"),
        initial={"held_on": request.viewer.today},
        done=_("Now write what was said and decided."),
    )


def review_take_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return review_form(
        request,
        review_of(request, pk),
        reviews.take_back_review,
        form=ReviewReasonForm,
        title=_("Take back that it was held"),
        submit=_("Take back"),
        done=_("The review is to be held again."),
    )


def governing_add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, review_rights.GOVERNING_CHOOSE)
    return form_page(
        request,
        form=partial(GoverningBodyForm, viewer=viewer),
        title=_("Choose whether there is a governing body"),
        intro=_(
            "Of a government's agency that may be the regional head, or nobody. Earlier choices "
            "stay on record."
        ),
        submit=_("Choose"),
        act=lambda data: governing.choose_governing_body(actor=viewer, **data),
        success=lambda _choice: reverse("audits_governing_bodies"),
        back_url=reverse("audits_governing_bodies"),
        initial={"valid_from": viewer.today},
        done=_("The choice is on record."),
        register_title=_("Governing bodies"),
        register_url=reverse("audits_governing_bodies"),
    )


def review_of(request: ViewerRequest, pk: int) -> Review:
    """The review if the viewer sees it; else a stranger's 404."""
    review: Review = get_object_or_404(selectors.reviews(request.viewer), pk=pk)
    return review


def review_form(
    request: ViewerRequest,
    review: Review,
    service: Callable[..., Any],
    *,
    right: str = "",
    initial: dict[str, Any] | None = None,
    extra: dict[str, Any] | None = None,
    facts: Sequence[Fact] = (),
    **page: Any,
) -> HttpResponse:
    """A form that takes a review one step on and leads back to its page."""
    rights.require(request.viewer, right or review_rights.write_right(review.kind), review)
    back = review.get_absolute_url()
    return form_page(
        request,
        act=lambda data: service(
            actor=request.viewer, review_id=review.pk, **(extra or {}), **_named(data)
        ),
        success=lambda _done: back,
        back_url=back,
        initial={"version": review.version, **(initial or {})},
        facts=(Fact(pgettext("meeting", "Review"), str(review), url=back), *facts),
        register_title=_("Management reviews"),
        register_url=reverse("audits_reviews"),
        **page,
    )


def _named(data: dict[str, Any]) -> dict[str, Any]:
    return versioned(data) if "version" in data else data
