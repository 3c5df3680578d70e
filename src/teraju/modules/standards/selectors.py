"""Reading standards and editions."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from teraju.platform.accounts.scope import Viewer

from .models import Edition, Standard


def standards(viewer: Viewer) -> QuerySet[Standard]:
    rows: QuerySet[Standard] = Standard.objects.visible_to(viewer)
    return rows


def editions(viewer: Viewer) -> QuerySet[Edition]:
    rows: QuerySet[Edition] = Edition.objects.visible_to(viewer).select_related("standard")
    return rows


def editions_in_force(viewer: Viewer, on: date) -> QuerySet[Edition]:
    """Editions that hold on a date; one without a known first day counts as in force."""
    since = Q(valid_from=None) | Q(valid_from__lte=on)
    until = Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)
    return editions(viewer).filter(since, until).order_by("standard__code", "edition", "pk")


def certifiable_editions(viewer: Viewer, on: date) -> QuerySet[Edition]:
    """Editions in force on a date that a body can certify against."""
    return editions_in_force(viewer, on).filter(standard__is_certifiable=True)
