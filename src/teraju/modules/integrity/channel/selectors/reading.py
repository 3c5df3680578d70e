"""Reading what is known of the channel, cut to the viewer."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, DateField, Q, QuerySet, Value

from teraju.modules.integrity.channel import permissions
from teraju.modules.integrity.channel.models import Announcement, ClosedCase, Statement
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer


def announcements(viewer: Viewer) -> QuerySet[Any]:
    """With how many people of a campaign have acknowledged, and the viewer's day as `seen_on`."""
    rows: QuerySet[Announcement] = Announcement.objects.visible_to(viewer)
    met = Q(campaign__addressees__acknowledged_at__isnull=False)
    return rows.select_related("agency", "government", "campaign").annotate(
        people=Count("campaign__addressees", distinct=True),
        reached=Count("campaign__addressees", filter=met, distinct=True),
        seen_on=_today(viewer),
    )


def statements(viewer: Viewer) -> QuerySet[Any]:
    """Those that the viewer may read, without the files."""
    rows: QuerySet[Statement] = Statement.objects.visible_to(viewer)
    rows = rows.filter(agency__in=_readable(viewer)).annotate(seen_on=_today(viewer))
    return rows.select_related("agency", "government").defer("content")


def closed_cases(viewer: Viewer) -> QuerySet[ClosedCase]:
    """The closed cases that standing statements name."""
    rows: QuerySet[ClosedCase] = ClosedCase.objects.visible_to(viewer)
    rows = rows.filter(statement__agency__in=_readable(viewer), statement__withdrawn_on=None)
    return rows.select_related("statement__agency", "statement__government")


def latest_of(government_id: int) -> Statement | None:
    """The last statement of a government that stands. Queries once."""
    rows = Statement.objects.filter(government=government_id, withdrawn_on=None)
    return rows.order_by("last_day", "pk").last()


def _readable(viewer: Viewer) -> Any:
    return rights.agencies_where(viewer, permissions.READ).order_by().values("pk")


def _today(viewer: Viewer) -> Value:
    return Value(viewer.today, output_field=DateField())
