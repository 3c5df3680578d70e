"""What of reviews waits for whom: due again, to be written, to be approved, to be received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.audits import review_policy, review_rights
from teraju.modules.audits.domain.reviews import OPEN, Recipient, ReviewKind, ReviewState, next_due
from teraju.modules.audits.models import Certification, Review
from teraju.modules.audits.models.reviews import REVIEW_KINDS
from teraju.modules.audits.policy import OPEN_STATES
from teraju.modules.audits.selectors import reviews as selectors
from teraju.modules.audits.services.review_actions import standings_of
from teraju.modules.audits.services.review_minutes import recipients_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once

S = ReviewState
WRITTEN = (S.PLANNED, S.GATHERED, S.HELD)


def waiting(viewer: Viewer) -> list[InboxItem]:
    """Everything of reviews that waits for this viewer; a fixed number of queries."""
    if viewer.is_guest or not _takes_part(viewer):
        return []
    found = _going_on(viewer)
    return [
        *_to_do(viewer, found),
        *_to_approve(viewer, found),
        *_to_receive(viewer, found),
        *_decisions_late(viewer),
        *_due_again(viewer, found),
    ]


def handed_over(viewer: Viewer) -> list[InboxItem]:
    """Minutes that the viewer handed in and the chair has not answered yet. Two queries."""
    if not _takes_part(viewer):
        return []
    return [
        _item(review, "handed", detail=_("waits for the chair"), action="")
        for review in _going_on(viewer)
        if review.state == S.SUBMITTED and review.submitted_by_id == viewer.user_id
    ]


@read_once
def _going_on(viewer: Viewer) -> list[Review]:
    """Reviews that are not over, with who received their results. Two queries."""
    rows = selectors.reviews(viewer).exclude(state__in=[S.CLOSED, S.CANCELLED])
    return list(rows.prefetch_related("receipts").order_by("planned_on", "pk"))


def _takes_part(viewer: Viewer) -> bool:
    named = {
        *review_rights.WRITE.values(),
        *review_rights.APPROVE.values(),
        *review_rights.RECEIVE.values(),
    }
    return any(rights.allowed_somewhere(viewer, right) for right in named)


def _to_do(viewer: Viewer, found: list[Review]) -> Iterator[InboxItem]:
    """Gather, hold and write up, each by its day."""
    days = review_policy.days("minutes", viewer.today)
    for review in found:
        right = review_rights.write_right(review.kind)
        if review.state not in WRITTEN or not rights.allowed(viewer, right, review):
            continue
        if review.state == S.HELD and review.held_on:
            returned = review.returned_because
            yield _item(
                review,
                "write",
                due=review.held_on + timedelta(days=days),
                detail=_("Given back: %s") % returned if returned else _("The minutes are open."),
                action=_("Write the minutes"),
            )
        elif review.state == S.GATHERED:
            yield _item(review, "hold", due=review.planned_on, action=_("Hold the review"))
        else:
            yield _item(review, "gather", due=review.planned_on, action=_("Gather the inputs"))


def _to_approve(viewer: Viewer, found: list[Review]) -> Iterator[InboxItem]:
    days = review_policy.days("minutes", viewer.today)
    for review in found:
        right = review_rights.approve_right(review.kind)
        if review.state != S.SUBMITTED or review.submitted_by_id == viewer.user_id:
            continue
        if rights.allowed(viewer, right, review) and review.held_on:
            yield _item(
                review,
                "approve",
                due=review.held_on + timedelta(days=days),
                detail=_("The minutes wait for the chair."),
                action=_("Approve the minutes"),
            )


def _to_receive(viewer: Viewer, found: list[Review]) -> Iterator[InboxItem]:
    """Results that are laid before the viewer."""
    agencies = [one.agency for one in found if one.is_approved]
    if not agencies:
        return
    bodies = selectors.governing_bodies(agencies, viewer.today)
    for review in found:
        if not review.is_approved:
            continue
        known = {one.recipient for one in review.receipts.all()}
        choice, day = bodies.get(review.agency_id), review.approved_on
        above = bool(choice and choice.has_body and day and choice.valid_from <= day)
        for recipient in recipients_of(review, above=above):
            right = review_rights.RECEIVE[Recipient(recipient)]
            if recipient not in known and rights.allowed(viewer, right, review):
                url = reverse("audits_review_receive", args=[review.pk, recipient])
                yield _item(review, f"receive-{recipient}", url=url, action=_("Note the receipt"))


def _decisions_late(viewer: Viewer) -> Iterator[InboxItem]:
    """Ordered decisions whose day has passed, for those who look after the review."""
    rows = selectors.decisions(viewer).filter(
        ordered_on__isnull=False, due_on__lt=viewer.today, review__state=S.APPROVED
    )
    found = [
        one
        for one in rows.order_by("due_on", "pk")
        if rights.allowed(viewer, review_rights.write_right(one.review.kind), one)
    ]
    standings = standings_of([one.pk for one in found], viewer.today)
    for one in found:
        standing = standings.get(one.pk)
        if standing is not None and not standing.is_over:
            yield InboxItem(
                key=f"audits-decision-late-{one.pk}",
                title=_("Decision not carried out: %s") % one.title,
                url=standing.url,
                due=one.due_on,
                detail=f"{one.review.number} · {one.owner.title}",
                action_label=_("Open"),
                agency_label=one.agency.short_name,
            )


def _due_again(viewer: Viewer, found: list[Review]) -> Iterator[InboxItem]:
    """Management reviews that are due: a year after the last, or before the certificate."""
    right = review_rights.MANAGEMENT_WRITE
    agencies = {one.pk: one for one in rights.agencies_where(viewer, right)}
    if not agencies:
        return
    kind = ReviewKind.MANAGEMENT
    last = selectors.last_approved(list(agencies), kind)
    begun = {one.agency_id for one in found if one.kind == kind and one.state in OPEN}
    on_the_way = Certification.objects.filter(
        agency__in=agencies, status__in=[*OPEN_STATES, "certified"]
    )
    bound = set(on_the_way.order_by().values_list("agency", flat=True))
    warn = timedelta(days=review_policy.days("warn", viewer.today))
    for pk, agency in agencies.items():
        earlier = last.get(pk)
        due: date | None = None
        if earlier and earlier.held_on:
            due = next_due(earlier.held_on, review_policy.months(kind, earlier.held_on))
        if pk in begun or (earlier is None and pk not in bound):
            continue
        if due is None or due - warn <= viewer.today:
            asked = urlencode({"agency": pk, "kind": kind.value})
            yield InboxItem(
                key=f"audits-review-due-{pk}",
                title=_("Management review is due"),
                url=f"{reverse('audits_review_add')}?{asked}",
                due=due,
                detail=_("The last one was on %s.") % date_format(earlier.held_on)
                if earlier and earlier.held_on
                else _("None was held yet."),
                action_label=_("Plan a review"),
                agency_label=agency.short_name,
            )


def _item(
    review: Review,
    name: str,
    *,
    due: date | None = None,
    detail: str = "",
    action: str,
    url: str = "",
) -> InboxItem:
    return InboxItem(
        key=f"audits-review-{name}-{review.pk}",
        title=f"{REVIEW_KINDS[ReviewKind(review.kind)]} {review.number}",
        url=url or review.get_absolute_url(),
        due=due,
        detail=detail,
        action_label=action,
        agency_label=review.agency.short_name,
    )
