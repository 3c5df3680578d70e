"""Reads about reading: who must, who did, what waits for me."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from teraju.modules.documents.domain.kinds import Classification
from teraju.modules.documents.models import Document, Reader, Reading, ReadingDuty, Revision
from teraju.modules.documents.models.scopes import SEES_LIMITED
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Viewer


@dataclass(frozen=True)
class Counts:
    """How the readers of a revision stand on a day."""

    asked: int
    confirmed: int
    overdue: int

    @property
    def open(self) -> int:
        return self.asked - self.confirmed


def duties(viewer: Viewer) -> QuerySet[ReadingDuty]:
    """Duties to read in what the viewer may see, with all that a list shows of them."""
    rows: QuerySet[ReadingDuty] = ReadingDuty.objects.visible_to(viewer).select_related(
        "user", "revision__document__agency", "revision__document__government"
    )
    return rows


def my_duties(viewer: Viewer) -> QuerySet[ReadingDuty]:
    """What the viewer must still read, the nearest deadline first."""
    if viewer.user_id is None:
        return ReadingDuty.objects.none()
    mine = duties(viewer).filter(user=viewer.user_id).waiting()  # type: ignore[attr-defined]
    rows: QuerySet[ReadingDuty] = mine.order_by("due_on", "pk")
    return rows


def my_last_reading(viewer: Viewer, document: Document, before: int) -> Reading | None:
    """What the viewer confirmed last of the revisions below a number. Queries once."""
    rows = Reading.objects.filter(
        revision__document=document, user=viewer.user_id, revision__number__lt=before
    )
    found: Reading | None = (
        rows.select_related("revision").order_by("-revision__number", "-pk").first()
    )
    return found


def my_reading(viewer: Viewer, revision: Revision) -> Reading | None:
    """The viewer's confirmation of a revision. Queries once."""
    found: Reading | None = Reading.objects.filter(revision=revision, user=viewer.user_id).first()
    return found


def counts_of(revision: Revision, day: date) -> Counts:
    """How its readers stand on a day. Queries once."""
    rows = revision.duties.counted_on(day).values_list("read_on", "due_on")
    return counted(list(rows), day)


def counted(rows: Collection[tuple[date | None, date]], day: date) -> Counts:
    """Count pairs of the day of confirmation and the last day to confirm."""
    confirmed = sum(read_on is not None and read_on <= day for read_on, _due in rows)
    overdue = sum((read is None or read > day) and due < day for read, due in rows)
    return Counts(len(rows), confirmed, overdue)


def people_of(document: Document, day: date) -> dict[int, User]:
    """Everybody who must read a document, by id: its roles at its agency, and its persons.

    Whoever holds no role there on the day any more, or may not log in, is not among them. Three
    queries.
    """
    return resolve([document], day)[document.pk]


def resolve(documents: Collection[Document], day: date) -> Mapping[int, dict[int, User]]:
    """The same for many documents, in two queries."""
    found: dict[int, dict[int, User]] = {one.pk: {} for one in documents}
    readers = list(Reader.objects.filter(document__in=found).order_by("pk"))
    held = _roles_held({one.agency_id for one in documents} if readers else set(), day)
    by_document: dict[int, list[Reader]] = defaultdict(list)
    for reader in readers:
        by_document[reader.document_id].append(reader)
    for document in documents:
        wanted = by_document[document.pk]
        roles = {one.role for one in wanted if one.role}
        persons = {one.user_id for one in wanted if one.user_id}
        for assignment in held[document.agency_id]:
            # Nobody is asked to read what they cannot open.
            if (
                document.classification == Classification.LIMITED
                and assignment.role not in SEES_LIMITED
            ):
                continue
            if assignment.role in roles or assignment.user_id in persons:
                found[document.pk][assignment.user_id] = assignment.user
    return found


def people_at(agency_id: int, day: date) -> QuerySet[User]:
    """Who works at an agency on a day: whom one can ask to read. Queries once."""
    rows = _held(day).filter(agency=agency_id)
    people: QuerySet[User] = User.objects.filter(pk__in=rows.values("user"))
    return people.order_by("title", "pk")


def roles_at(agency_id: int, day: date) -> set[str]:
    """The roles that somebody holds at an agency on a day. Queries once."""
    return set(_held(day).filter(agency=agency_id).values_list("role", flat=True))


def _roles_held(agencies: Collection[int], day: date) -> Mapping[int, list[RoleAssignment]]:
    found: dict[int, list[RoleAssignment]] = defaultdict(list)
    if agencies:
        for one in _held(day).filter(agency__in=agencies).select_related("user").order_by("pk"):
            found[one.agency_id].append(one)
    return found


def _held(day: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = RoleAssignment.objects.held_on(day).filter(
        ~Q(role__in=[role.value for role in GUESTS]), user__is_active=True
    )
    return rows
