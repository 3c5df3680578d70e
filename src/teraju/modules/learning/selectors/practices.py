"""Reading practices: one's own, those on the shelf, and what was adopted."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery

from teraju.modules.documents.api import documents
from teraju.modules.learning.models import Adoption, Practice, PracticeVersion, ShelfPractice
from teraju.platform.accounts.scope import Viewer


def _adopted(shelf: Any) -> Subquery:
    """How often any version of a practice was adopted; as a subquery, so that nothing doubles."""
    rows = (
        Adoption.objects.filter(shelf__practice_number=shelf)
        .order_by()
        .values("shelf__practice_number")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return Subquery(rows, output_field=IntegerField())


def practices(viewer: Viewer) -> QuerySet[Any]:
    """The practices of the viewer's own governments, with their newest published version."""
    rows: QuerySet[Practice] = Practice.objects.visible_to(viewer)
    published = PracticeVersion.objects.filter(practice=OuterRef("pk"), state="published")
    return rows.select_related("agency", "government").annotate(
        number=Subquery(published.values("number")[:1]),
        published_on=Subquery(published.values("published_on")[:1]),
        has_draft=Count("versions", filter=Q(versions__state="draft")),
        adopted=_adopted(OuterRef("pk")),
    )


def shelf(viewer: Viewer) -> QuerySet[Any]:
    """Everything that was ever published, for colleagues of every government."""
    rows: QuerySet[ShelfPractice] = ShelfPractice.objects.visible_to(viewer)
    return _counted(rows)


def library(viewer: Viewer) -> QuerySet[Any]:
    """The newest version of each practice that is published."""
    rows: QuerySet[ShelfPractice] = ShelfPractice.objects.visible_to(viewer).standing()
    return _counted(rows)


def public_library() -> QuerySet[Any]:
    """What anybody reads without a log-in."""
    return _counted(ShelfPractice.objects.standing())


def public_topics() -> set[str]:
    """The topics that a practice of the public library is about, by their codes."""
    rows = ShelfPractice.objects.standing().exclude(topics=None).order_by()
    return set(rows.values_list("topics__code", flat=True).distinct())


def public_shelf() -> QuerySet[Any]:
    """What was ever published and was not withdrawn, earlier versions too."""
    return _counted(ShelfPractice.objects.filter(withdrawn_on=None))


def _counted(rows: QuerySet[ShelfPractice]) -> QuerySet[Any]:
    return rows.select_related("publisher").annotate(adopted=_adopted(OuterRef("practice_number")))


def newest_of(one: ShelfPractice) -> ShelfPractice | None:
    """The newest version of the same practice."""
    rows = ShelfPractice.objects.select_related("publisher")
    return rows.filter(practice_number=one.practice_number, is_newest=True).first()


def adopters_of(practice_number: int) -> QuerySet[Adoption]:
    """Who adopted a practice: governments alone; their documents are theirs."""
    rows: QuerySet[Adoption] = Adoption.objects.filter(shelf__practice_number=practice_number)
    return rows.select_related("adopter", "shelf")


def adoptions(viewer: Viewer) -> QuerySet[Any]:
    """What the viewer's own governments adopted, with the newest version of each source.

    Of documents that are for few, nothing is told to others.
    """
    rows: QuerySet[Adoption] = Adoption.objects.visible_to(viewer).filter(
        document__in=documents(viewer).order_by().values("pk")
    )
    newest = ShelfPractice.objects.filter(
        practice_number=OuterRef("shelf__practice_number"), is_newest=True
    )
    return rows.select_related("agency", "document", "shelf__publisher").annotate(
        newest_pk=Subquery(newest.values("pk")[:1]),
        newest_number=Subquery(newest.values("number")[:1]),
        newest_change=Subquery(newest.values("change")[:1]),
        newest_withdrawn=Subquery(newest.values("withdrawn_on")[:1]),
    )


def unseen(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Adoptions whose source has a newer version, or is withdrawn, and nobody looked at that."""
    return rows.filter(
        Q(newest_number__gt=F("seen_number"))
        | Q(newest_withdrawn__isnull=False, seen_withdrawn=False)
    )
