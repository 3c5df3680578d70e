"""Reads about controlled copies."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from teraju.modules.documents.models import Copy, Revision
from teraju.platform.accounts.scope import Viewer


def copies(viewer: Viewer) -> QuerySet[Copy]:
    """The copies that a viewer may see, and whether each is of the revision in force.

    `is_current`: its revision is the one in force on the viewer's day.
    """
    rows: QuerySet[Copy] = Copy.objects.visible_to(viewer).select_related(
        "document__agency", "document__government", "revision"
    )
    return with_current(rows, viewer.today)


def with_current(rows: QuerySet[Copy], day: date) -> QuerySet[Copy]:
    """The same rows, each with `is_current` as a column."""
    current = Revision.objects.filter(pk=OuterRef("revision")).current_on(day)
    return rows.annotate(is_current=Exists(current))


def to_be_exchanged(viewer: Viewer) -> QuerySet[Copy]:
    """Copies in somebody's hands whose revision is not in force any more."""
    rows: QuerySet[Any] = copies(viewer).filter(state="out")
    return rows.filter(is_current=False).order_by("document__number", "number", "pk")
