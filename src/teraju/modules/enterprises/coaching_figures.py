"""Figures of the overview about coaching."""

from __future__ import annotations

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Figure

from .domain.kinds import CoachingState
from .models import Coaching
from .selectors import coaching as reading


def figures(viewer: Viewer) -> list[Figure]:
    """How many are on their way, and how many of them do not move. Two queries."""
    rows = Coaching.objects.visible_to(viewer).order_by()
    counts = rows.aggregate(
        active=Count("pk", filter=Q(state=CoachingState.ACTIVE)),
        arrived=Count("pk", filter=Q(state=CoachingState.ARRIVED)),
    )
    if not counts["active"] and not counts["arrived"]:
        return []
    slow = reading.slow(reading.coachings(viewer), viewer).count()
    url = reverse("enterprises_coachings")
    return [
        Figure(
            _("Enterprises being coached"),
            counts["active"],
            f"{url}?status=active",
            note=format_lazy(_("{count} have arrived"), count=counts["arrived"]),
        ),
        Figure(
            _("Coachings that do not move"),
            slow,
            f"{url}?status=slow",
            tone="bad" if slow else "act",
        ),
    ]
