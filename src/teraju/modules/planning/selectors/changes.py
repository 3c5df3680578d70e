"""Planned changes as a viewer may read them."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from teraju.modules.planning.models import Change, ChangeLink
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.links.api import Linked


def changes(viewer: Viewer) -> QuerySet[Change]:
    rows: QuerySet[Change] = Change.objects.visible_to(viewer)
    return rows.select_related("agency", "government").prefetch_related(
        Prefetch("links", ChangeLink.objects.order_by("kind", "title", "pk"))
    )


def change_links(viewer: Viewer) -> QuerySet[ChangeLink]:
    seen = Change.objects.visible_to(viewer)
    return ChangeLink.objects.filter(change__in=seen).select_related(
        "change__agency", "change__government"
    )


def linked(viewer: Viewer, change: Change) -> list[tuple[ChangeLink, Linked | None]]:
    """What a change is about; None where the viewer may not see the record. One find for a kind."""
    by_kind: dict[str, list[int]] = {}
    for link in change.links.all():
        by_kind.setdefault(link.kind, []).append(link.target_id)
    found = {kind: links.find(viewer, kind, ids) for kind, ids in by_kind.items()}
    return [(link, found[link.kind].get(link.target_id)) for link in change.links.all()]
