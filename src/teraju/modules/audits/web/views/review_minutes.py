"""The minutes of a review: notes, decisions, approval, follow-up, papers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.audits import review_policy, review_rights
from teraju.modules.audits.domain.reviews import Recipient
from teraju.modules.audits.models import ReviewDecision, ReviewLine
from teraju.modules.audits.selectors import reviews as selectors
from teraju.modules.audits.services import review_minutes, review_papers
from teraju.modules.audits.web.forms.reviews import (
    DecisionChangeForm,
    DecisionForm,
    NoteForm,
    ReceiveForm,
    ReportForm,
    ReviewReasonForm,
    SubmitForm,
)
from teraju.modules.audits.web.review_pictures import draw_inputs
from teraju.platform.accounts import rights
from teraju.platform.papers.api import Paper
from teraju.platform.web.forms import VersionedForm, form_page, versioned
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

from .reviews import review_form, review_of


def note(request: ViewerRequest, pk: int, subject: str) -> HttpResponse:
    """What was said on one subject of the agenda."""
    review = review_of(request, pk)
    items = review_policy.agenda(review.kind, review.systems, review.planned_on)
    if subject not in {item.subject.value for item in items}:
        raise Http404
    known = review.notes.filter(subject=subject).first()
    named = {"discussion": known.discussion, "conclusion": known.conclusion} if known else {}
    title = str(review_policy.subject_word(subject))
    lines = list(review.lines.filter(subject=subject).order_by("place"))
    return review_form(
        request,
        review,
        review_minutes.write_note,
        form=NoteForm,
        title=title,
        intro="" if lines else _("No record speaks of this: write what the review says to that."),
        submit=_("Save"),
        initial=named,
        extra={"subject": subject},
        facts=_laid(lines),
        done=_("Saved."),
    )


def _laid(lines: Sequence[ReviewLine]) -> list[Fact]:
    """What was laid before the review on the subject, by kind of input."""
    return [
        Fact(label, [f"{line.text} {line.value}".strip() for line in group])
        for label, group in groupby(lines, key=lambda line: line.label)
    ]


def decision_add(request: ViewerRequest, pk: int) -> HttpResponse:
    review = review_of(request, pk)
    return review_form(
        request,
        review,
        review_minutes.add_decision,
        form=partial(DecisionForm, viewer=request.viewer, review=review),
        title=_("Add a decision"),
        intro=_("When the minutes are approved it becomes an action in its owner's hands."),
        submit=_("Add"),
        done=_("The decision stands in the minutes."),
    )


def decision_change(request: ViewerRequest, pk: int) -> HttpResponse:
    decision = _decision_of(request, pk)
    names = ("kind", "title", "description", "due_on")
    known = {name: getattr(decision, name) for name in names}
    return _decision_form(
        request,
        decision,
        form=partial(DecisionChangeForm, viewer=request.viewer, review=decision.review),
        title=_("Change the decision"),
        submit=_("Save"),
        initial={"version": decision.version, "owner": decision.owner_id, **known},
        act=lambda data: review_minutes.change_decision(
            actor=request.viewer, decision_id=pk, **versioned(data)
        ),
        done=_("Saved."),
    )


def decision_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    decision = _decision_of(request, pk)
    return _decision_form(
        request,
        decision,
        form=VersionedForm,
        title=_("Take the decision out"),
        submit=_("Take out"),
        initial={"version": decision.version},
        act=lambda data: review_minutes.remove_decision(
            actor=request.viewer, decision_id=pk, **versioned(data)
        ),
        done=_("The decision is taken out."),
    )


def submit(request: ViewerRequest, pk: int) -> HttpResponse:
    review = review_of(request, pk)
    return review_form(
        request,
        review,
        review_minutes.submit_minutes,
        form=SubmitForm,
        title=_("Hand the minutes in"),
        intro=_("The chair approves them or gives them back."),
        submit=_("Hand in"),
        initial={"conclusion": review.conclusion, "summary": review.summary},
        done=_("The minutes wait for the chair."),
    )


def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    review = review_of(request, pk)
    return review_form(
        request,
        review,
        review_minutes.return_minutes,
        right=review_rights.approve_right(review.kind),
        form=ReviewReasonForm,
        title=_("Give the minutes back"),
        submit=_("Give back"),
        done=_("The minutes are given back."),
    )


def approve(request: ViewerRequest, pk: int) -> HttpResponse:
    review = review_of(request, pk)
    return review_form(
        request,
        review,
        review_minutes.approve_minutes,
        right=review_rights.approve_right(review.kind),
        form=VersionedForm,
        title=_("Approve the minutes"),
        intro=_("They become a signed paper, and each decision an action of its owner."),
        submit=_("Approve"),
        done=_("The minutes are approved and signed."),
    )


def issue(request: ViewerRequest, pk: int) -> HttpResponse:
    review = review_of(request, pk)
    return review_form(
        request,
        review,
        review_minutes.issue_report,
        form=ReportForm,
        title=_("Issue the report"),
        intro=_("It goes to the head, and to the governing body where there is one."),
        submit=_("Issue"),
        initial={"conclusion": review.conclusion},
        done=_("The report is issued and signed."),
    )


def receive(request: ViewerRequest, pk: int, recipient: str) -> HttpResponse:
    """That the result was laid before the head or the governing body."""
    if recipient not in {one.value for one in Recipient}:
        raise Http404
    review = review_of(request, pk)
    return review_form(
        request,
        review,
        review_minutes.receive_result,
        right=review_rights.RECEIVE[Recipient(recipient)],
        form=ReceiveForm,
        title=_("Note that it was received"),
        submit=_("Save"),
        initial={"received_on": request.viewer.today},
        extra={"recipient": recipient},
        done=_("It is on record that the result was received."),
    )


def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return review_form(
        request,
        review_of(request, pk),
        review_minutes.close_review,
        form=VersionedForm,
        title=_("Close the review"),
        submit=_("Close"),
        done=_("The review is closed."),
    )


def pack(request: ViewerRequest, pk: int) -> HttpResponse:
    review = review_of(request, pk)

    def issue_it(*, actor: object, review_id: int, **rest: object) -> Paper:
        return review_papers.issue_pack(actor=request.viewer, review_id=review_id, draw=draw_inputs)

    return review_form(
        request,
        review,
        issue_it,
        right=review_rights.approve_right(review.kind),
        form=VersionedForm,
        title=_("Issue the pack"),
        intro=_("All that lay before the review, its picture, what was said and decided."),
        submit=_("Issue"),
        done=_("The pack is issued; it takes the place of an earlier one."),
    )


def _decision_of(request: ViewerRequest, pk: int) -> ReviewDecision:
    rows = selectors.decisions(request.viewer).select_related("review__agency")
    decision: ReviewDecision = get_object_or_404(rows, pk=pk)
    rights.require(request.viewer, review_rights.write_right(decision.review.kind), decision.review)
    return decision


def _decision_form(
    request: ViewerRequest, decision: ReviewDecision, **page: object
) -> HttpResponse:
    back = decision.review.get_absolute_url()
    return form_page(
        request,
        success=lambda _done: back,
        back_url=back,
        facts=(
            Fact(pgettext("meeting", "Review"), str(decision.review), url=back),
            Fact(_("Decision"), decision.title),
        ),
        register_title=_("Management reviews"),
        register_url=reverse("audits_reviews"),
        **page,  # type: ignore[arg-type]
    )
