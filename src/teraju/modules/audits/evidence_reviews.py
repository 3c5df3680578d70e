"""What reviews, reports of the function and their receipts prove."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.conformity.api import EvidenceKind, Proof, State, read_once
from teraju.modules.standards.api import Edition, Scheme
from teraju.platform.links.review_inputs import Subject
from teraju.platform.organisation.models import Agency

from . import review_policy, review_rights
from .domain.reviews import Recipient, ReviewKind, ReviewState, valid_until
from .models import Review, ReviewReceipt
from .models.reviews import REVIEW_KINDS
from .selectors.reviews import governing_bodies, laid_before

REVIEW, BRIBERY = "audits.management_review", "audits.bribery_review_inputs"
BODY_REVIEW, OVERSIGHT = "audits.governing_review", "audits.governing_receipt"
FUNCTION, LEADERSHIP = "audits.compliance_report", "audits.review_leadership"
BRIBERY_SUBJECTS = (Subject.BRIBERY_REPORTS, Subject.INVESTIGATIONS, Subject.BRIBERY_RISKS)


def approved_by(agency_ids: Collection[int], on: date, *kinds: ReviewKind) -> list[Review]:
    """Reviews of some kinds whose minutes were approved by a day, the oldest first."""
    return [one for one in _approved(agency_ids, on) if one.kind in kinds]


@read_once
def _approved(agency_ids: Collection[int], on: date) -> Sequence[Review]:
    """Those of every kind, with all parts. Five queries."""
    rows = Review.objects.filter(agency__in=agency_ids, approved_on__lte=on).exclude(
        state=ReviewState.CANCELLED
    )
    receipts = ReviewReceipt.objects.order_by("received_on", "pk")
    return list(
        rows.prefetch_related("decisions", "lines", "notes", Prefetch("receipts", receipts))
        .select_related("agency")
        .order_by("agency", "held_on", "pk")
    )


def _of_review(kind: str, review: Review, topic: str, on: date, **more: Any) -> Proof:
    held = review.held_on or review.planned_on
    months = review_policy.months(review.kind, held)
    values: dict[str, Any] = {
        "kind": kind,
        "key": f"{kind}-{review.pk}",
        "agency_id": review.agency_id,
        "topics": frozenset({topic}),
        "title": format_lazy(
            "{kind} {number}", kind=REVIEW_KINDS[ReviewKind(review.kind)], number=review.number
        ),
        "url": review.get_absolute_url(),
        "happened_on": held,
        "recorded_on": review.approved_on or held,
        "valid_until": valid_until(held, months),
        "source": ("audits.review", str(review.pk)),
        "is_example": review.is_example,
    }
    return Proof(**(values | more))


def _editions() -> dict[str, frozenset[int]]:
    pairs = Edition.objects.order_by("pk").values_list("standard__scheme", "pk")
    found: dict[str, set[int]] = {}
    for name, pk in pairs:
        found.setdefault(name, set()).add(pk)
    return {name: frozenset(pks) for name, pks in found.items()}


def _limit(review: Review, schemes: dict[str, frozenset[int]]) -> frozenset[int] | None:
    """The editions a review speaks for; None for both systems."""
    if review.for_quality and review.for_anti_bribery:
        return None
    return schemes.get(Scheme.QUALITY if review.for_quality else Scheme.ANTI_BRIBERY, frozenset())


def management_reviews(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Approved minutes; without a decision they speak for the topic alone. Six queries."""
    found = approved_by(agency_ids, on, ReviewKind.MANAGEMENT)
    schemes = _editions() if found else {}
    for review in found:
        decided = len(review.decisions.all())
        yield _of_review(
            REVIEW,
            review,
            "management-review",
            on,
            editions=_limit(review, schemes),
            supports=not decided,
            reason=""
            if decided
            else _("The minutes hold no decision: somebody has to judge whether none was needed."),
        )


def bribery_inputs(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Whether the bribery matters were laid before the review or spoken of. Five queries."""
    for review in approved_by(agency_ids, on, ReviewKind.MANAGEMENT):
        if not review.for_anti_bribery:
            continue
        known = set(laid_before(review.lines.all())) | {one.subject for one in review.notes.all()}
        missing = [one for one in BRIBERY_SUBJECTS if one.value not in known]
        reason: object = ""
        if missing:
            reason = format_lazy(
                _("The review did not speak of: {subject}."),
                subject=review_policy.subject_word(missing[0]),
            )
        state = State.ATTENTION if missing else State.CONFORMING
        yield _of_review(BRIBERY, review, "bribery-review-inputs", on, state=state, reason=reason)


def governing_reviews(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """The governing body's own reviews; not asked where nobody stands above. Seven queries."""
    for review in approved_by(agency_ids, on, ReviewKind.GOVERNING_BODY):
        yield _of_review(BODY_REVIEW, review, "governing-body-review", on)
    yield from _nobody_above(agency_ids, on)


def _nobody_above(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    agencies = Agency.objects.filter(pk__in=list(agency_ids)).order_by("pk")
    for agency_id, choice in governing_bodies(agencies, on).items():
        if choice.has_body:
            continue
        yield Proof(
            kind=BODY_REVIEW,
            key=f"{BODY_REVIEW}-none-{agency_id}",
            agency_id=agency_id,
            topics=frozenset({"governing-body-review", "governing-body"}),
            title=_("No governing body"),
            url=reverse("audits_governing_bodies"),
            happened_on=choice.valid_from,
            recorded_on=choice.valid_from,
            state=State.NOT_APPLICABLE,
            supports=True,
            reason=choice.reason,
            is_example=choice.is_example,
        )


def oversight(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """What was laid before the governing body: it speaks for its oversight. Five queries."""
    kinds = (ReviewKind.MANAGEMENT, ReviewKind.COMPLIANCE_REPORT)
    for review in approved_by(agency_ids, on, *kinds):
        for receipt in review.receipts.all():
            if receipt.recipient != Recipient.GOVERNING_BODY or receipt.received_on > on:
                continue
            yield _of_review(
                OVERSIGHT,
                review,
                "governing-body",
                on,
                supports=True,
                happened_on=receipt.received_on,
                recorded_on=receipt.received_on,
                reason=_("The report was received; that the policy was approved is shown apart."),
            )


def function_reports(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Reports of the anti-bribery function; not received by the head they support. Five queries."""
    for review in approved_by(agency_ids, on, ReviewKind.COMPLIANCE_REPORT):
        got = any(
            one.recipient == Recipient.HEAD and one.received_on <= on
            for one in review.receipts.all()
        )
        reason = "" if got else _("It is not on record that the head received the report.")
        yield _of_review(FUNCTION, review, "function-review", on, supports=not got, reason=reason)


def leadership(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """That the head led the review and decided: it speaks for leadership. Five queries."""
    for review in approved_by(agency_ids, on, ReviewKind.MANAGEMENT):
        yield _of_review(
            LEADERSHIP,
            review,
            "leadership",
            on,
            supports=True,
            reason=_("The head led the review; whether that suffices is for somebody to judge."),
        )


def _start(kind: ReviewKind) -> Any:
    def url(agency_id: int) -> str:
        asked = urlencode({"agency": agency_id, "kind": kind.value})
        return f"{reverse('audits_review_add')}?{asked}"

    return url


def _kind(name: str, label: Any, topics: set[str], find: Any, kind: ReviewKind) -> EvidenceKind:
    return EvidenceKind(
        kind=name,
        label=label,
        topics=frozenset(topics),
        find=find,
        start_url=_start(kind),
        start_right=review_rights.write_right(kind),
    )


KINDS = (
    _kind(
        REVIEW,
        _("Management review"),
        {"management-review"},
        management_reviews,
        ReviewKind.MANAGEMENT,
    ),
    _kind(
        BRIBERY,
        _("Bribery matters in the review"),
        {"bribery-review-inputs"},
        bribery_inputs,
        ReviewKind.MANAGEMENT,
    ),
    _kind(
        BODY_REVIEW,
        _("Review by the governing body"),
        {"governing-body-review", "governing-body"},
        governing_reviews,
        ReviewKind.GOVERNING_BODY,
    ),
    _kind(
        OVERSIGHT,
        _("Report received by the governing body"),
        {"governing-body"},
        oversight,
        ReviewKind.COMPLIANCE_REPORT,
    ),
    _kind(
        FUNCTION,
        _("Report of the anti-bribery function"),
        {"function-review"},
        function_reports,
        ReviewKind.COMPLIANCE_REPORT,
    ),
    _kind(
        LEADERSHIP,
        _("Review led by the head"),
        {"leadership"},
        leadership,
        ReviewKind.MANAGEMENT,
    ),
)
