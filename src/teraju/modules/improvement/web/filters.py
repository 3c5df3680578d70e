"""Filters that the registers of this module share."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.modules.improvement import policy
from teraju.modules.improvement.domain.states import OPEN, ActionState
from teraju.modules.improvement.models.choices import choices
from teraju.modules.planning.api import Process
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Filter

from .charts.ages import band_words
from .common import agency_choices

AGENCY: Filter = Filter(
    key="agency",
    label=_("Agency"),
    choices=agency_choices,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)


def by_field(key: str, label: Any, words: Any) -> Filter:
    """A filter over one field with few values."""
    return Filter(
        key=key,
        label=label,
        choices=lambda viewer: choices(words),
        apply=lambda rows, value, viewer: rows.filter(**{key: value}),
    )


def process_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    rows = Process.objects.visible_to(viewer).standing().select_related("agency")
    found = rows.order_by("agency__short_name", "code", "pk")
    return [(str(one.pk), f"{one.agency.short_name}: {one}") for one in found]


def by_owner(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "nobody":
        return rows.filter(owner=None)
    return rows.filter(owner=viewer.user_id)


def by_age(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    """Open ones that were reported so many days ago."""
    band = next(one for one in policy.age_bands(viewer.today) if one.code == value)
    rows = rows.filter(
        state__in=sorted(OPEN),
        closed_on=None,
        reported_on__lte=viewer.today - timedelta(band.first),
    )
    if band.last is None:
        return rows
    return rows.filter(reported_on__gte=viewer.today - timedelta(band.last))


def by_lateness(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    late = rows.filter(state__in=sorted(OPEN), due_on__lt=viewer.today)
    return late if value == "yes" else rows.exclude(pk__in=late.values("pk"))


YES_NO = [("yes", _("yes")), ("no", _("no"))]
OWNER = Filter(
    key="owner",
    label=_("Owner"),
    choices=lambda viewer: [("me", _("mine")), ("nobody", _("nobody yet"))],
    apply=by_owner,
)
PROCESS = Filter(
    key="process",
    label=_("Process"),
    choices=process_choices,
    apply=lambda rows, value, viewer: rows.filter(process=value),
)
AGE = Filter(
    key="age",
    label=_("Age"),
    choices=lambda viewer: [
        (band.code, band_words(band)) for band in policy.age_bands(viewer.today)
    ],
    apply=by_age,
)
LATE = Filter(key="late", label=_("Overdue"), choices=lambda viewer: YES_NO, apply=by_lateness)


def by_action_lateness(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    late = {"state": ActionState.OPEN, "due_on__lt": viewer.today}
    return rows.filter(**late) if value == "yes" else rows.exclude(**late)
