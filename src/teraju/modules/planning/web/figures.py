"""The numbers of objectives that stand on Kerja saya."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning.domain.lights import Light
from teraju.modules.planning.domain.objective_states import ObjectiveState
from teraju.modules.planning.models import Objective
from teraju.modules.planning.selectors import objectives as selectors
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Figure

READERS = frozenset(
    {
        Role.AGENCY_HEAD,
        Role.QUALITY_COORDINATOR,
        Role.COMPLIANCE_FUNCTION,
        Role.REGIONAL_SECRETARY,
    }
)


def figures(viewer: Viewer) -> Sequence[Figure]:
    """Objectives that are red and have no plan, beside those that are met. One query."""
    if not any(hat.role in READERS for hat in viewer.hats):
        return []
    # What the register adds to each row is known to it alone.
    rows: QuerySet[Any] = selectors.objective_rows(viewer)
    rows = rows.filter(state=ObjectiveState.APPROVED)
    # Without their order: that is for whoever lists them.
    unplanned = selectors.lacking_plan(rows).order_by().values("pk")
    green = rows.filter(last_light=Light.GREEN).order_by().values("pk")
    numbers = Objective.objects.filter(pk__in=rows.order_by().values("pk")).aggregate(
        total=Count("pk"),
        red=Count("pk", filter=Q(pk__in=unplanned)),
        met=Count("pk", filter=Q(pk__in=green)),
    )
    total, red, met = numbers["total"], numbers["red"], numbers["met"]
    if not total:
        return []
    return [
        Figure(
            _("Red objectives without a plan"),
            red,
            f"{reverse('planning_objectives')}?light=unplanned",
            note=_("%(met)s of %(total)s objectives are met") % {"met": met, "total": total},
            tone="bad" if red else "act",
        )
    ]
