"""Context, parties, scope, processes and resources, cut to a viewer."""

from __future__ import annotations

from django.db.models import Count, Prefetch, QuerySet

from teraju.modules.planning.models import (
    ContextReview,
    InterestedParty,
    PartyReview,
    Process,
    ProcessMap,
    ProcessPart,
    Resource,
    ResourceStatement,
    ScopeStatement,
    Upkeep,
)
from teraju.platform.accounts.scope import Viewer


def context_reviews(viewer: Viewer) -> QuerySet[ContextReview]:
    rows: QuerySet[ContextReview] = ContextReview.objects.visible_to(viewer)
    return rows.select_related("agency").annotate(issue_count=Count("issues"))


def parties(viewer: Viewer) -> QuerySet[InterestedParty]:
    rows: QuerySet[InterestedParty] = InterestedParty.objects.visible_to(viewer)
    return rows.select_related("agency", "process")


def party_reviews(viewer: Viewer) -> QuerySet[PartyReview]:
    rows: QuerySet[PartyReview] = PartyReview.objects.visible_to(viewer)
    return rows.select_related("agency")


def scope_statements(viewer: Viewer) -> QuerySet[ScopeStatement]:
    rows: QuerySet[ScopeStatement] = ScopeStatement.objects.visible_to(viewer)
    return rows.select_related("agency").prefetch_related("editions", "sites")


def processes(viewer: Viewer) -> QuerySet[Process]:
    rows: QuerySet[Process] = Process.objects.visible_to(viewer)
    return rows.select_related("agency", "owner")


def with_parts(viewer: Viewer) -> QuerySet[Process]:
    """Processes with their lines, in the order in which they were written. Three queries."""
    parts = ProcessPart.objects.select_related("to_process").order_by("pk")
    return processes(viewer).prefetch_related(Prefetch("parts", parts))


def maps(viewer: Viewer) -> QuerySet[ProcessMap]:
    rows: QuerySet[ProcessMap] = ProcessMap.objects.visible_to(viewer)
    return rows.select_related("agency")


def resources(viewer: Viewer) -> QuerySet[Resource]:
    rows: QuerySet[Resource] = Resource.objects.visible_to(viewer)
    return rows.select_related("agency", "place")


def upkeeps(viewer: Viewer) -> QuerySet[Upkeep]:
    rows: QuerySet[Upkeep] = Upkeep.objects.visible_to(viewer)
    return rows.select_related("resource__agency")


def statements(viewer: Viewer) -> QuerySet[ResourceStatement]:
    rows: QuerySet[ResourceStatement] = ResourceStatement.objects.visible_to(viewer)
    return rows.select_related("agency")
