"""Reading documents and their revisions."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from teraju.modules.documents.approval_rules import rule_of
from teraju.modules.documents.domain.approval import ApprovalRule
from teraju.modules.documents.models import ChangeRequest, Document, PeriodicReview, Revision
from teraju.modules.standards.api import Topic
from teraju.platform.accounts.scope import Viewer


def documents(viewer: Viewer) -> QuerySet[Document]:
    """Every document the viewer may see, with its agency."""
    rows: QuerySet[Document] = Document.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def master_list(viewer: Viewer) -> QuerySet[Document]:
    """Documents with the revision that is in force today and the state of the one being made."""
    current = Revision.objects.filter(document=OuterRef("pk")).in_term_on(viewer.today)
    current = current.order_by("-number")
    coming = Revision.objects.filter(document=OuterRef("pk"))
    coming = coming.filter(state__in=["draft", "in_review", "in_approval", "approved"])
    coming = coming.order_by("-number")
    return documents(viewer).annotate(
        current_number=Subquery(current.values("number")[:1]),
        effective_since=Subquery(current.values("effective_on")[:1]),
        coming_state=Subquery(coming.values("state")[:1]),
    )


def revisions(viewer: Viewer) -> QuerySet[Revision]:
    """Every revision of the documents the viewer may see."""
    rows: QuerySet[Revision] = Revision.objects.visible_to(viewer)
    return rows.select_related("document__agency", "document__government", "file", "paper")


def revisions_of(document: Document) -> list[Revision]:
    """All revisions of a document, the newest first."""
    rows = document.revisions.select_related("file", "paper").defer("text")
    return list(rows.order_by("-number"))


def revisions_seen(viewer: Viewer, document: Document) -> list[Revision]:
    """Those of a document's revisions that the viewer may see: a guest sees what was issued."""
    found = revisions_of(document)
    return [one for one in found if one.is_approved] if viewer.is_guest else found


def current_revision(document: Document, day: date) -> Revision | None:
    """The revision that is in force on a day, by its dates. Queries once."""
    rows = Revision.objects.filter(document=document).in_term_on(day)
    found: Revision | None = rows.select_related("file", "paper").order_by("-number").first()
    return found


def open_revision(document: Document) -> Revision | None:
    """The revision that somebody works on, or that waits for a review or an approval."""
    found: Revision | None = document.revisions.open().select_related("file").first()
    return found


def waiting_revision(document: Document, day: date) -> Revision | None:
    """The approved revision whose day has not come yet."""
    rows = Revision.objects.filter(document=document, state="approved", effective_on__gt=day)
    found: Revision | None = rows.select_related("file", "paper").order_by("-number").first()
    return found


def topic_codes(document: Document) -> set[str]:
    """The codes of what a document is about. Uses prefetched topics where they are at hand."""
    return {topic.code for topic in document.topics.all()}


def rule_for_document(document: Document, day: date) -> ApprovalRule:
    """Who reviews and approves this document."""
    return rule_of(document.type, topic_codes(document), day)


def change_requests(viewer: Viewer) -> QuerySet[ChangeRequest]:
    """Every request to change a document that the viewer may see."""
    rows: QuerySet[ChangeRequest] = ChangeRequest.objects.visible_to(viewer)
    return rows.select_related("document__agency", "document__government", "revision")


def reviews_of(document: Document) -> list[PeriodicReview]:
    """Every look at a document that left it as it was, the latest first."""
    return list(document.reviews.order_by("-reviewed_on", "-pk"))


def with_topics(rows: QuerySet[Document]) -> QuerySet[Document]:
    """Documents with what they are about."""
    return rows.prefetch_related(Prefetch("topics", Topic.objects.order_by("order")))
