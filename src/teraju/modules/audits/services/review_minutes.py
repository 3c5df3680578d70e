"""Use-cases on minutes: written, handed in, approved by the chair, followed up."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.audits.domain.reviews import (
    REVIEW,
    Coverage,
    Recipient,
    ReviewKind,
    recipients,
)
from teraju.modules.audits.models import Review, ReviewDecision, ReviewNote, ReviewReceipt
from teraju.modules.audits.refusals import (
    DateOutOfOrder,
    FollowUpOpen,
    MinutesIncomplete,
    OwnMinutes,
    StepNotPossible,
    WrongPlace,
)
from teraju.modules.audits.review_policy import agenda, subject_word
from teraju.modules.audits.review_rights import RECEIVE, approve_right
from teraju.modules.audits.selectors.reviews import (
    colleagues_of,
    gaps_of,
    has_governing_body,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of

from .common import check_not_future, step
from .review_actions import order, undone
from .review_papers import issue_minutes
from .reviews import claim_review, needed

DECISION = ("kind", "title", "description", "due_on")
UNCOVERED = {
    Coverage.NOTHING_SAID: _(
        "“{subject}” is on the agenda and no record speaks of it: "
        "write what the review says to that."
    ),
    Coverage.CONCERN_UNANSWERED: _(
        "“{subject}” holds something that asks for an answer: write what the review says to that."
    ),
}


def subjects_of(review: Review) -> list[str]:
    """The subjects that its agenda asks for, in their order."""
    day = review.held_on or review.planned_on
    return [item.subject.value for item in agenda(review.kind, review.systems, day)]


@transaction.atomic
def write_note(
    *, actor: Viewer, review_id: int, subject: str, discussion: str, conclusion: str = ""
) -> ReviewNote:
    """Write down what was said on a subject of the agenda; an earlier text is replaced."""
    review = _writable(actor, review_id)
    items = agenda(review.kind, review.systems, review.held_on or actor.today)
    if subject not in {item.subject.value for item in items}:
        raise WrongPlace(_("This subject is not on the agenda."), field="subject")
    note = review.notes.filter(subject=subject).first() or ReviewNote(
        review=review, subject=subject
    )
    before = {"discussion": note.discussion, "conclusion": note.conclusion}
    note.discussion, note.conclusion = cleaned(discussion), cleaned(conclusion)
    keep(note)
    save(actor, review)
    after = {"discussion": note.discussion, "conclusion": note.conclusion}
    record_event(
        actor=actor,
        verb="audits.review.noted",
        target=review,
        before={"subject": "", **before},
        after={"subject": str(subject_word(subject)), **after},
    )
    return note


@transaction.atomic
def add_decision(
    *,
    actor: Viewer,
    review_id: int,
    kind: str,
    title: str,
    description: str = "",
    owner: User,
    due_on: date,
) -> ReviewDecision:
    """Write down what was decided: who does what by when."""
    review = _writable(actor, review_id)
    last = review.decisions.aggregate(last=Max("place"))["last"] or 0
    decision = ReviewDecision(
        government_id=review.government_id,
        agency=review.agency,
        review=review,
        place=last + 1,
        is_example=review.is_example,
    )
    _fill(actor, decision, kind, title, description, owner, due_on)
    after = {**values_of(decision, DECISION), "owner": owner.title}
    record_event(actor=actor, verb="audits.review.decided", target=review, before={}, after=after)
    return decision


@transaction.atomic
def change_decision(
    *,
    actor: Viewer,
    decision_id: int,
    expected_version: int | None = None,
    kind: str,
    title: str,
    description: str = "",
    owner: User,
    due_on: date,
) -> ReviewDecision:
    """Change a decision before the minutes are handed in."""
    decision = _claim_decision(actor, decision_id, expected_version)
    before = {**values_of(decision, DECISION), "owner": decision.owner.title}
    _fill(actor, decision, kind, title, description, owner, due_on)
    after = {**values_of(decision, DECISION), "owner": owner.title}
    record_event(
        actor=actor,
        verb="audits.review.decision_changed",
        target=decision.review,
        before=before,
        after=after,
    )
    return decision


@transaction.atomic
def remove_decision(
    *, actor: Viewer, decision_id: int, expected_version: int | None = None
) -> Review:
    """Take a decision out of minutes that are still being written."""
    decision = _claim_decision(actor, decision_id, expected_version)
    review: Review = decision.review
    before = {"title": decision.title}
    record_event(
        actor=actor,
        verb="audits.review.decision_removed",
        target=review,
        before=before,
        after={"title": ""},
    )
    decision.delete()
    return review


@transaction.atomic
def submit_minutes(
    *,
    actor: Viewer,
    review_id: int,
    expected_version: int | None = None,
    conclusion: str,
    summary: str = "",
) -> Review:
    """Hand the minutes to the chair; every subject of the agenda has to be covered."""
    review = claim_review(actor, review_id, expected_version)
    if review.kind == ReviewKind.COMPLIANCE_REPORT:
        raise StepNotPossible(_("The function issues its report itself."))
    before = values_of(review, ("state",))
    review.state = step(REVIEW, review.state, "submit")
    _conclude(actor, review, conclusion, summary)
    save(actor, review)
    record_event(actor=actor, verb="audits.review.submitted", target=review, before=before)
    return review


@transaction.atomic
def return_minutes(
    *, actor: Viewer, review_id: int, expected_version: int | None = None, reason: str
) -> Review:
    """Give the minutes back to whoever writes them, with the reason."""
    review = _claim_to_approve(actor, review_id, expected_version)
    before = values_of(review, ("state", "returned_because"))
    review.state = step(REVIEW, review.state, "return")
    review.returned_because = needed(reason)
    save(actor, review)
    record_event(actor=actor, verb="audits.review.returned", target=review, before=before)
    return review


@transaction.atomic
def approve_minutes(
    *, actor: Viewer, review_id: int, expected_version: int | None = None
) -> Review:
    """Approve the minutes: they become a signed paper and each decision an action of its owner."""
    review = _claim_to_approve(actor, review_id, expected_version)
    if review.kind == ReviewKind.COMPLIANCE_REPORT:
        raise StepNotPossible(_("The function issues its report itself."))
    state = step(REVIEW, review.state, "approve")
    if actor.user_id is not None and actor.user_id == review.submitted_by_id:
        raise OwnMinutes(
            _("You handed these minutes in: somebody else approves them, or hands them in anew.")
        )
    _check_covered(actor, review)
    return _approved(actor, review, state, "audits.review.approved")


@transaction.atomic
def issue_report(
    *, actor: Viewer, review_id: int, expected_version: int | None = None, conclusion: str
) -> Review:
    """Issue the report of the anti-bribery function: by the function itself, without approval."""
    review = claim_review(actor, review_id, expected_version)
    if review.kind != ReviewKind.COMPLIANCE_REPORT:
        raise StepNotPossible(_("Minutes of a review are approved by its chair."))
    state = step(REVIEW, step(REVIEW, review.state, "submit"), "approve")
    _conclude(actor, review, conclusion, "")
    return _approved(actor, review, state, "audits.review.issued")


@transaction.atomic
def receive_result(
    *, actor: Viewer, review_id: int, recipient: str, received_on: date, note: str = ""
) -> Review:
    """Note that the result was laid before the head or the governing body."""
    right = RECEIVE[Recipient(recipient)]
    review = claim_review(actor, review_id, None, right=right)
    if not review.is_approved or recipient not in recipients_of(review):
        raise StepNotPossible(_("Nothing is laid before them here."))
    if review.receipts.filter(recipient=recipient).exists():
        raise StepNotPossible(_("This is on record already."))
    check_not_future(actor, received_on, "received_on")
    if review.approved_on and received_on < review.approved_on:
        raise DateOutOfOrder(_("It was laid before them after its approval."), field="received_on")
    receipt = ReviewReceipt(
        review=review,
        recipient=recipient,
        received_on=received_on,
        received_by_id=rights.acting(actor),
        office=actor.office,
        note=cleaned(note),
    )
    keep(receipt)
    save(actor, review)
    after = {"recipient": receipt.get_recipient_display(), "received_on": received_on}
    record_event(actor=actor, verb="audits.review.received", target=review, before={}, after=after)
    return review


@transaction.atomic
def close_review(*, actor: Viewer, review_id: int, expected_version: int | None = None) -> Review:
    """Close a review whose decisions are carried out and whose result reached everybody."""
    review = claim_review(actor, review_id, expected_version)
    before = values_of(review, ("state", "closed_on"))
    review.state = step(REVIEW, review.state, "close")
    missing = set(recipients_of(review)) - set(review.receipts.values_list("recipient", flat=True))
    if missing:
        raise FollowUpOpen(_("The result was not laid before everybody yet: record that first."))
    left = undone(actor, review)
    if left:
        raise FollowUpOpen(
            format_lazy(
                _("“{title}” is not carried out and verified yet: a review closes after them."),
                title=left[0].title,
            )
        )
    review.closed_on = actor.today
    save(actor, review)
    record_event(actor=actor, verb="audits.review.closed", target=review, before=before)
    return review


def recipients_of(review: Review, *, above: bool | None = None) -> list[str]:
    """Before whom the result of this review is laid, by what was chosen on its day.

    With `above`, whether somebody stands above the head, it asks no query.
    """
    day = review.approved_on or review.held_on or review.planned_on
    if above is None:
        above = has_governing_body(review.agency, day)
    found = recipients(
        ReviewKind(review.kind),
        is_anti_bribery=review.for_anti_bribery,
        has_governing_body=above,
    )
    return [one.value for one in found]


def _approved(actor: Viewer, review: Review, state: str, verb: str) -> Review:
    before = values_of(review, ("state", "approved_on"))
    review.state, review.approved_on = state, actor.today
    review.approver_office, review.returned_because = actor.office, ""
    save(actor, review)
    for decision in review.decisions.select_related("owner").order_by("place", "pk"):
        order(actor, review, decision)
    paper = issue_minutes(actor, review)
    after = {**values_of(review, ("state", "approved_on")), "paper": paper.number}
    record_event(actor=actor, verb=verb, target=review, before=before, after=after)
    return review


def _conclude(actor: Viewer, review: Review, conclusion: str, summary: str) -> None:
    """What the review comes to; nothing of the agenda may be left open."""
    _check_covered(actor, review)
    review.conclusion, review.summary = cleaned(conclusion), cleaned(summary)
    if not review.conclusion:
        raise MinutesIncomplete(
            _("Say whether the system still suits, suffices and works."), field="conclusion"
        )
    if review.kind == ReviewKind.MANAGEMENT and recipients_of(review) and not review.summary:
        raise MinutesIncomplete(_("The governing body gets a summary: write it."), field="summary")
    review.submitted_on, review.submitted_by_id = actor.today, rights.acting(actor)


def _check_covered(actor: Viewer, review: Review) -> None:
    gaps = gaps_of(review, actor.today)
    if gaps:
        subject, how = gaps[0]
        raise MinutesIncomplete(format_lazy(UNCOVERED[how], subject=subject_word(subject)))


def _writable(actor: Viewer, review_id: int, expected_version: int | None = None) -> Review:
    review = claim_review(actor, review_id, expected_version)
    if not review.is_writable:
        raise StepNotPossible(
            _("Minutes are written after the inputs are gathered and until they are handed in.")
        )
    return review


def _claim_to_approve(actor: Viewer, review_id: int, expected_version: int | None) -> Review:
    kind = Review.objects.visible_to(actor).values_list("kind", flat=True).get(pk=review_id)
    return claim_review(actor, review_id, expected_version, right=approve_right(kind))


def _claim_decision(
    actor: Viewer, decision_id: int, expected_version: int | None
) -> ReviewDecision:
    found = ReviewDecision.objects.visible_to(actor).get(pk=decision_id)
    review = _writable(actor, found.review_id)
    rows = ReviewDecision.objects.filter(review=review).select_related("owner")
    decision: ReviewDecision = claim(rows, decision_id, expected_version)
    decision.review = review
    return decision


def _fill(
    actor: Viewer,
    decision: ReviewDecision,
    kind: str,
    title: str,
    description: str,
    owner: User,
    due_on: date,
) -> None:
    if due_on < actor.today:
        raise DateOutOfOrder(_("This day has passed already."), field="due_on")
    if not colleagues_of(decision.agency, actor.today).filter(pk=owner.pk).exists():
        raise WrongPlace(_("This person holds no role here."), field="owner")
    decision.kind, decision.title = kind, cleaned(title)
    decision.description, decision.owner, decision.due_on = cleaned(description), owner, due_on
    if not decision.title:
        raise DomainError(_("Say what was decided."), field="title")
    save(actor, decision)
