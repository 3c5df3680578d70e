"""Checks of people in exposed posts, for those who may read them."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from teraju.modules.risks import permissions
from teraju.modules.risks.models import EmploymentCheck
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer


def checks(viewer: Viewer) -> QuerySet[Any]:
    """Those of agencies in which the viewer may read them, each with whether a later one stands."""
    rows: QuerySet[EmploymentCheck] = EmploymentCheck.objects.visible_to(viewer)
    agencies = rights.agencies_where(viewer, permissions.CHECK_READ).order_by()
    later = EmploymentCheck.objects.filter(
        agency=OuterRef("agency"),
        person=OuterRef("person"),
        valid_until__gt=OuterRef("valid_until"),
        withdrawn_on=None,
    )
    rows = rows.filter(agency__in=agencies.values("pk")).annotate(is_superseded=Exists(later))
    return rows.select_related("agency", "government", "person")
