"""Checks of people in exposed posts, for those who may read them."""

from __future__ import annotations

from django.db.models import QuerySet

from teraju.modules.risks import permissions
from teraju.modules.risks.models import EmploymentCheck
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer


def checks(viewer: Viewer) -> QuerySet[EmploymentCheck]:
    """Those of agencies in which the viewer may read them."""
    rows: QuerySet[EmploymentCheck] = EmploymentCheck.objects.visible_to(viewer)
    agencies = rights.agencies_where(viewer, permissions.CHECK_READ).order_by()
    return rows.filter(agency__in=agencies.values("pk")).select_related(
        "agency", "government", "person"
    )
