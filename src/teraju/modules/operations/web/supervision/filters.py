"""What the registers of supervision are narrowed by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.domain.supervision.states import UNSETTLED
from teraju.modules.operations.models import Assignment, SupervisionPlan
from teraju.modules.operations.models.supervision.choices import choices
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Filter
from teraju.platform.organisation.models import Agency


def of_state(labels: Mapping[Any, Promise]) -> Filter:
    return Filter(
        key="state",
        label=_("Status"),
        choices=lambda viewer: choices(labels),
        apply=lambda rows, value, viewer: rows.filter(state=value),
    )


def of_kind(labels: Mapping[Any, Promise]) -> Filter:
    return Filter(
        key="kind",
        label=_("Kind"),
        choices=lambda viewer: choices(labels),
        apply=lambda rows, value, viewer: rows.filter(kind=value),
    )


def plan_years(viewer: Viewer) -> list[tuple[str, str]]:
    rows = SupervisionPlan.objects.visible_to(viewer).order_by("-year")
    years = dict.fromkeys(rows.values_list("year", flat=True))
    return [(str(year), str(year)) for year in years]


def years_of(viewer: Viewer, rows: QuerySet[Any], field: str) -> list[tuple[str, str]]:
    """The years in which something lies, the latest first. One query."""
    days: list[date] = [
        day for day in rows.order_by().dates(field, "year", order="DESC") if day is not None
    ]
    return [(str(day.year), str(day.year)) for day in days]


def agencies_of(viewer: Viewer) -> list[tuple[str, str]]:
    """Every agency of the governments where the viewer has a role."""
    rows = Agency.objects.filter(government__in=viewer.government_ids, closed_on=None)
    return [(str(one.pk), one.short_name) for one in rows.order_by("short_name", "pk")]


AUDITED = Filter(
    key="agency",
    label=_("Audited agency"),
    choices=agencies_of,
    apply=lambda rows, value, viewer: rows.filter(audited=value),
)
ADDRESSEE = Filter(
    key="agency",
    label=_("Addressee"),
    choices=agencies_of,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)
PLAN_YEAR = Filter(
    key="year",
    label=_("Year"),
    choices=plan_years,
    apply=lambda rows, value, viewer: rows.filter(plan__year=value),
)
ASSIGNMENT_YEAR = Filter(
    key="year",
    label=_("Year"),
    choices=lambda viewer: years_of(viewer, selectors.assignments(viewer), "starts_on"),
    apply=lambda rows, value, viewer: rows.filter(starts_on__year=value),
)
RELEASE_YEAR = Filter(
    key="year",
    label=_("Year of the report"),
    choices=lambda viewer: years_of(
        viewer, selectors.recommendations(viewer).filter(released_on__isnull=False), "released_on"
    ),
    apply=lambda rows, value, viewer: rows.filter(released_on__year=value),
)
TIME = Filter(
    key="time",
    label=_("Deadline"),
    choices=lambda viewer: [("overdue", _("overdue")), ("unsettled", _("not settled yet"))],
    apply=lambda rows, value, viewer: (
        selectors.overdue(rows, viewer.today)
        if value == "overdue"
        else rows.filter(state__in=UNSETTLED)
    ),
)
IN_PLAN = Filter(
    key="plan",
    label=_("Plan"),
    choices=lambda viewer: [("in", _("from the plan")), ("outside", _("outside the plan"))],
    apply=lambda rows, value, viewer: rows.filter(line__isnull=value == "outside"),
)
MINE = Filter(
    key="mine",
    label=_("Team"),
    choices=lambda viewer: [("mine", _("I am in the team"))],
    apply=lambda rows, value, viewer: rows.filter(
        pk__in=Assignment.objects.filter(members__user=viewer.user_id).values("pk")
    ),
)
