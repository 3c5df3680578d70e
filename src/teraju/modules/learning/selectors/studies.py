"""Reading study visits and what came of them, cut to the viewer; and what everybody may read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import (
    Count,
    DateField,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce

from teraju.modules.documents.api import Document, documents
from teraju.modules.learning.domain.regions import provinces
from teraju.modules.learning.models import (
    GuestMilestone,
    Practice,
    StudyAgenda,
    StudyVisit,
    TakenHome,
)
from teraju.modules.learning.study_permissions import STUDY_HANDLE
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

HOSTS = (Role.QUALITY_COORDINATOR, Role.AGENCY_HEAD)


def studies(viewer: Viewer) -> QuerySet[Any]:
    """Visits, each with how many certificates its guests got later."""
    rows: QuerySet[StudyVisit] = StudyVisit.objects.visible_to(viewer)
    certified = Count("milestones", filter=Q(milestones__kind="certificate"))
    return rows.select_related("agency", "government").annotate(certified=certified)


def on_day(rows: QuerySet[Any], today: date) -> QuerySet[Any]:
    """Each with the day by which it is sorted, and the day on which somebody looks."""
    dated: QuerySet[Any] = rows.annotate(
        day=Coalesce("held_on", "visit_on", "wished_from"),
        asked_today=Value(today, output_field=DateField()),
    )
    return dated


def agenda_lines(viewer: Viewer) -> QuerySet[StudyAgenda]:
    rows: QuerySet[StudyAgenda] = StudyAgenda.objects.visible_to(viewer)
    return rows.select_related("agency", "visit__agency")


def taken_home(viewer: Viewer) -> QuerySet[TakenHome]:
    rows: QuerySet[TakenHome] = TakenHome.objects.visible_to(viewer)
    return rows.select_related("agency", "visit__agency", "practice", "document")


def milestones(viewer: Viewer) -> QuerySet[GuestMilestone]:
    rows: QuerySet[GuestMilestone] = GuestMilestone.objects.visible_to(viewer)
    return rows.select_related("agency", "visit__agency")


def practices_to_take(viewer: Viewer, visit: StudyVisit) -> QuerySet[Practice]:
    """The published practices of the host's government."""
    rows: QuerySet[Practice] = Practice.objects.visible_to(viewer).filter(
        government=visit.government_id, state="published"
    )
    return rows.order_by("title", "pk")


def documents_to_take(viewer: Viewer, visit: StudyVisit) -> QuerySet[Document]:
    """The documents of the host that anybody may have."""
    rows: QuerySet[Document] = documents(viewer).filter(
        government=visit.government_id, classification="public", state="active"
    )
    return rows.order_by("title", "pk")


def hosts(slug: str, day: date) -> QuerySet[Agency]:
    """The agencies of a government that somebody answers for: to them a guest may write."""
    someone = RoleAssignment.objects.held_on(day).filter(agency=OuterRef("pk"), role__in=HOSTS)
    rows: QuerySet[Agency] = Agency.objects.filter(
        Exists(someone), government__slug=slug, closed_on=None
    )
    return rows.select_related("government").order_by("name", "pk")


@dataclass(frozen=True)
class Spread:
    """A visit and what its guests reached after it, the earliest first."""

    visit: StudyVisit
    reached: Sequence[GuestMilestone] = field(default_factory=tuple)


def spread_of(rows: QuerySet[Any]) -> list[Spread]:
    """Visits that took place, by their day, with what came of each. Two queries."""
    later = GuestMilestone.objects.order_by("on", "pk")
    found = (
        rows.filter(state__in=("held", "followed"))
        .prefetch_related(Prefetch("milestones", queryset=later, to_attr="reached"))
        .order_by("held_on", "pk")
    )
    return [Spread(one, one.reached) for one in found]


def released(slug: str) -> QuerySet[StudyVisit]:
    """What a government shows to everybody of its visits: no contact is read."""
    rows: QuerySet[StudyVisit] = StudyVisit.objects.filter(
        government__slug=slug, released_on__isnull=False
    )
    return rows.select_related("agency", "government")


def guests(viewer: Viewer, visit: StudyVisit) -> list[tuple[str, str]]:
    """The other governments that asked or came, by province and name, as they are kept."""
    rows = StudyVisit.objects.visible_to(viewer).filter(government=visit.government_id)
    pairs = rows.order_by("guest", "province").values_list("province", "guest").distinct()
    own = (visit.province, visit.guest)
    return [pair for pair in pairs if pair != own and pair[0] in provinces()]


def handles(viewer: Viewer, visit: StudyVisit) -> bool:
    """Whether the viewer may know whom to reach among the guests."""
    return rights.allowed(viewer, STUDY_HANDLE, visit)
