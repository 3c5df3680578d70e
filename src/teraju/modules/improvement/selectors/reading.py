"""Reading this module's records, cut to the viewer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import DateField, Model, Prefetch, Q, QuerySet, Value

from teraju.modules.improvement.models import (
    Action,
    CauseLine,
    Nonconformity,
    Round,
    Suggestion,
)
from teraju.modules.standards.api import Requirement
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


def _today(viewer: Viewer) -> Value:
    return Value(viewer.today, output_field=DateField())


def nonconformities(viewer: Viewer) -> QuerySet[Nonconformity]:
    """With the day on which somebody looks, so that each row knows whether it is overdue."""
    rows: QuerySet[Nonconformity] = Nonconformity.objects.visible_to(viewer)
    found: QuerySet[Nonconformity] = rows.select_related(
        "agency", "government", "process", "owner"
    ).annotate(today=_today(viewer))
    return found


def overdue(viewer: Viewer) -> QuerySet[Nonconformity]:
    """Those whose next step was due before today."""
    rows: Any = nonconformities(viewer)
    found: QuerySet[Nonconformity] = rows.unfinished().filter(due_on__lt=viewer.today)
    return found


def open_days(viewer: Viewer) -> list[tuple[str, date]]:
    """The grade of each one that nobody has closed, and the day of its report. One query."""
    rows: Any = Nonconformity.objects.visible_to(viewer).unfinished().filter(closed_on=None)
    return list(rows.order_by("pk").values_list("grade", "reported_on"))


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
    """Actions that were given out; those of a plan that is still worked on stand with it."""
    rows: Any = Action.objects.visible_to(viewer).given_out()
    found: QuerySet[Action] = rows.select_related(
        "agency", "government", "nonconformity", "round", "owner"
    ).annotate(today=_today(viewer))
    return found


def planned_actions(viewer: Viewer) -> QuerySet[Action]:
    """All actions, also of plans that nobody has accepted."""
    rows: QuerySet[Action] = Action.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "nonconformity", "round", "owner")


def suggestions(viewer: Viewer) -> QuerySet[Suggestion]:
    rows: QuerySet[Suggestion] = Suggestion.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "action")


def people_of(agency: Agency, viewer: Viewer) -> QuerySet[User]:
    """Who holds a role at the agency on the viewer's day, guests left out."""
    held = RoleAssignment.objects.held_on(viewer.today).filter(
        Q(agency__path__startswith=agency.path) | Q(agency=None, government=agency.government_id)
    )
    rows: QuerySet[User] = User.objects.filter(
        pk__in=held.exclude(role__in=GUESTS).values("user"), is_active=True
    )
    return rows.order_by("title", "pk")


def finder(rows: Callable[[Viewer], QuerySet[Any]]) -> Callable[[Viewer, Any], Model | None]:
    """A function that gives one record if the viewer sees it."""

    def find(viewer: Viewer, pk: Any) -> Model | None:
        found: Model | None = rows(viewer).filter(pk=pk).first()
        return found

    return find
