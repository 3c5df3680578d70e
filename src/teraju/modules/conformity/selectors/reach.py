"""Whose readiness a viewer may read, and which assessments of theirs are open."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from teraju.modules.conformity.models import Assessment
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


def readable_agencies(viewer: Viewer) -> QuerySet[Agency]:
    """The agencies within the viewer's reach; guests read nobody's readiness."""
    condition = Q()
    for hat in viewer.hats:
        if not hat.is_guest:
            reach = Q(government=hat.government_id)
            condition |= reach if hat.is_wide else reach & Q(path__startswith=hat.agency_path)
    rows = Agency.objects.filter(condition) if condition else Agency.objects.none()
    found: QuerySet[Agency] = rows.select_related("government")
    return found.order_by("government__name", "name", "pk")


def open_by_edition(viewer: Viewer, agency_ids: Collection[int]) -> dict[tuple[int, int], int]:
    """The open assessment of each agency and edition, the newest of several. One query."""
    rows = Assessment.objects.visible_to(viewer).filter(agency__in=agency_ids, status="open")
    found = rows.order_by("started_on", "pk").values_list("agency_id", "editions", "pk")
    return {(agency, edition): pk for agency, edition, pk in found}
