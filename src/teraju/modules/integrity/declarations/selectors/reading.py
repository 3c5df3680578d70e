"""Reading this module's records, cut to the viewer."""

from __future__ import annotations

from django.db.models import Count, DateField, F, Q, QuerySet, Value

from teraju.modules.integrity.declarations.models import (
    Conflict,
    Declaration,
    Duty,
    Round,
    Statement,
)
from teraju.platform.accounts.scope import Viewer


def _today(viewer: Viewer) -> Value:
    return Value(viewer.today, output_field=DateField())


def rounds(viewer: Viewer) -> QuerySet[Round]:
    """Each with how many people are asked, have declared and are late."""
    standing = Q(duties__ended_on=None)
    rows: QuerySet[Round] = Round.objects.visible_to(viewer)
    found: QuerySet[Round] = rows.select_related("agency", "government").annotate(
        today=_today(viewer),
        asked=Count("duties", filter=standing),
        declared=Count("duties", filter=standing & Q(duties__declared_on__isnull=False)),
        late=Count(
            "duties",
            filter=standing & Q(duties__declared_on=None, duties__due_on__lt=viewer.today),
        ),
    )
    return found


def duties(viewer: Viewer) -> QuerySet[Duty]:
    """Who has to declare, who did and who is late; those who were let off stand with the reason."""
    rows: QuerySet[Duty] = Duty.objects.visible_to(viewer)
    found: QuerySet[Duty] = rows.select_related("round", "agency", "government").annotate(
        today=_today(viewer), year=F("round__year")
    )
    return found


def declarations(viewer: Viewer) -> QuerySet[Declaration]:
    rows: QuerySet[Declaration] = Declaration.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "round")


def conflicts(viewer: Viewer) -> QuerySet[Conflict]:
    rows: QuerySet[Conflict] = Conflict.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "declaration")


def statements(viewer: Viewer) -> QuerySet[Statement]:
    rows: QuerySet[Statement] = Statement.objects.visible_to(viewer)
    return rows.select_related("agency", "government")
