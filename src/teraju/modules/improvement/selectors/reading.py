"""Reading this module's records, cut to the viewer."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from teraju.modules.improvement.models import (
    Action,
    CauseLine,
    Nonconformity,
    Round,
    Suggestion,
)
from teraju.modules.standards.api import Requirement
from teraju.platform.accounts.scope import Viewer


def nonconformities(viewer: Viewer) -> QuerySet[Nonconformity]:
    rows: QuerySet[Nonconformity] = Nonconformity.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "process", "owner")


def with_course(rows: QuerySet[Nonconformity]) -> QuerySet[Nonconformity]:
    """With their rounds and actions: two queries more, however many rows."""
    return rows.prefetch_related(
        Prefetch("rounds", Round.objects.order_by("number", "pk")),
        Prefetch("actions", Action.objects.order_by("due_on", "pk")),
    )


def whole(rows: QuerySet[Nonconformity]) -> QuerySet[Nonconformity]:
    """With all that its page shows: causes of each round, and clauses with their standard."""
    clauses = Requirement.objects.select_related("edition__standard").order_by(
        "edition__standard__code", "order", "pk"
    )
    return with_course(rows).prefetch_related(
        Prefetch("rounds__causes", CauseLine.objects.order_by("tool", "category", "place", "pk")),
        Prefetch("clauses", clauses),
    )


def actions(viewer: Viewer) -> QuerySet[Action]:
    """Actions that were ordered; those of a plan that is still worked on stand with it."""
    rows: Any = Action.objects.visible_to(viewer).given_out()
    found: QuerySet[Action] = rows.select_related(
        "agency", "government", "nonconformity", "round", "owner"
    )
    return found


def planned_actions(viewer: Viewer) -> QuerySet[Action]:
    """All actions, also of plans that nobody has accepted."""
    rows: QuerySet[Action] = Action.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "nonconformity", "round", "owner")


def suggestions(viewer: Viewer) -> QuerySet[Suggestion]:
    rows: QuerySet[Suggestion] = Suggestion.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "action")
