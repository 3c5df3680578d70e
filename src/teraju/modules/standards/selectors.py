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


def in_force_on(day: date) -> Q:
    """Holds on a day. Without a known first day a confirmed edition counts from its year."""
    since = Q(valid_from__lte=day) | Q(valid_from=None, confirmed=True, edition__lte=str(day.year))
    return since & (Q(withdrawn_on=None) | Q(withdrawn_on__gt=day))


def editions_in_force(viewer: Viewer, on: date) -> QuerySet[Edition]:
    """Editions that hold on a date, by standard and year."""
    return editions(viewer).filter(in_force_on(on)).order_by("standard__code", "edition", "pk")


def certifiable_editions(viewer: Viewer, on: date) -> QuerySet[Edition]:
    """Editions in force on a date that a body can certify against."""
    return editions_in_force(viewer, on).filter(standard__is_certifiable=True)
