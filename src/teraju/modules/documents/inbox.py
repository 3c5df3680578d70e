"""What waits for somebody among the documents, and what was handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Prefetch
from django.utils import formats
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.api import Topic
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, Text, read_once

from . import selectors
from .domain.approval import Hand, approval_problem, review_problem
from .domain.states import RevisionState
from .models import ChangeRequest, Revision
from .services.common import roles_at
from .services.requests import may_answer

# A review of a long text takes a while; it is told so early.
AHEAD = timedelta(days=30)


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Reviews, approvals, returned drafts, reviews that are due and requests for this viewer."""
    if viewer.user_id is None or all(hat.role in GUESTS for hat in viewer.hats):
        return []
    return [
        *_revisions(viewer),
        *_reviews_due(viewer),
        *_requests(viewer),
    ]


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """The revisions this viewer wrote that others review or approve, and requests not answered."""
    if viewer.user_id is None or all(hat.role in GUESTS for hat in viewer.hats):
        return []
    sent = selectors.revisions(viewer).filter(author=viewer.user_id)
    sent = sent.filter(state__in=["in_review", "in_approval"]).defer("text")
    asked = [one for one in _open_requests(viewer) if one.asked_by_id == viewer.user_id]
    return [
        *(
            InboxItem(
                key=f"revision-{one.pk}-{one.state}",
                title=str(one.document),
                url=one.document.get_absolute_url(),
                detail=_is_where(one),
            )
            for one in sent.order_by("sent_at", "pk")
        ),
        *(
            InboxItem(
                key=f"change-request-{one.pk}",
                title=format_lazy(_("Change of {document}"), document=str(one.document)),
                url=one.get_absolute_url(),
                detail=format_lazy(_("waits for an answer since {day}"), day=_day(one.asked_on)),
            )
            for one in asked
        ),
    ]


def _is_where(revision: Revision) -> Text:
    words = (
        _("in review since {day}")
        if revision.state == RevisionState.IN_REVIEW
        else _("in approval since {day}")
    )
    moment = revision.reviewed_at or revision.sent_at
    return format_lazy(words, day=_day(localdate(moment) if moment else None))


def _revisions(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.revisions(viewer).filter(document__state="active")
    rows = rows.filter(state__in=["draft", "in_review", "in_approval"]).defer("text")
    rows = rows.prefetch_related(
        Prefetch("writers", User.objects.only("pk")),
        Prefetch("document__topics", Topic.objects.all()),
    )
    for one in rows.order_by("sent_at", "pk"):
        if one.state == RevisionState.DRAFT:
            if one.returned_at is not None and one.author_id == viewer.user_id:
                yield _item(one, "returned", _("Put right: {document}"), _("Write"))
        elif _is_theirs(viewer, one):
            in_review = one.state == RevisionState.IN_REVIEW
            words = _("Review: {document}") if in_review else _("Approve: {document}")
            yield _item(one, one.state, words, _("Read"))


def _is_theirs(viewer: Viewer, revision: Revision) -> bool:
    document = revision.document
    rule = selectors.rule_for_document(document, viewer.today)
    hand = Hand(viewer.user_id, roles_at(viewer, document))
    writers = {user.pk for user in revision.writers.all()}
    writers |= {revision.author_id} if revision.author_id else set()
    roles = revision.author_roles
    if revision.state == RevisionState.IN_REVIEW:
        problem = review_problem(rule, hand, writer_ids=writers, author_roles=roles)
    else:
        problem = approval_problem(
            rule, hand, writer_ids=writers, author_roles=roles, reviewer_id=revision.reviewer_id
        )
    return problem is None


def _item(revision: Revision, what: str, words: Promise, label: Promise) -> InboxItem:
    moment = revision.returned_at if what == "returned" else revision.sent_at
    detail = (
        revision.returned_reason[:160]
        if what == "returned"
        else format_lazy(
            _("revision {number}, sent by {office} on {day}"),
            number=revision.label,
            office=revision.author_office,
            day=_day(localdate(moment) if moment else None),
        )
    )
    return InboxItem(
        key=f"revision-{revision.pk}-{what}",
        title=format_lazy(words, document=str(revision.document)),
        url=revision.document.get_absolute_url(),
        detail=detail,
        action_label=label,
        agency_label=revision.document.agency.short_name,
    )


def _reviews_due(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.documents(viewer).filter(
        state="active", next_review_on__lte=viewer.today + AHEAD
    )
    for one in rows.order_by("next_review_on", "pk"):
        if one.owner_role in roles_at(viewer, one):
            yield InboxItem(
                key=f"document-{one.pk}-review-{one.next_review_on}",
                title=format_lazy(_("Look at it again: {document}"), document=str(one)),
                url=one.get_absolute_url(),
                due=one.next_review_on,
                detail=_("Leave it as it is with a reason, or start the next revision."),
                action_label=_("Open"),
                agency_label=one.agency.short_name,
            )


@read_once
def _open_requests(viewer: Viewer) -> Sequence[ChangeRequest]:
    """Requests that nobody has answered, the oldest first. One query."""
    rows = selectors.change_requests(viewer).filter(state="open")
    return list(rows.order_by("asked_on", "pk"))


def _requests(viewer: Viewer) -> Iterator[InboxItem]:
    for one in _open_requests(viewer):
        if one.document.is_active and may_answer(viewer, one.document):
            yield InboxItem(
                key=f"change-request-{one.pk}",
                title=format_lazy(_("Change of {document}"), document=str(one.document)),
                url=one.get_absolute_url(),
                detail=format_lazy(
                    _("asked by {office} on {day}"),
                    office=one.asked_office,
                    day=_day(one.asked_on),
                ),
                action_label=_("Open"),
                agency_label=one.document.agency.short_name,
            )


def _day(value: date | None) -> str:
    return formats.date_format(value, "DATE_FORMAT") if value else ""
