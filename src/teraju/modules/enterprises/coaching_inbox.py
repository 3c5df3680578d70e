"""What waits for whom in coaching: decisions, late lines, coachings that do not move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from .coaching_permissions import COACH, DECIDE, PLAN
from .domain.coaching_rules import coaching_rules
from .models import Coaching, Programme, Task
from .selectors import coaching as reading


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Applicants to decide, own late lines, own coachings that stand still. Three queries."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    found: list[InboxItem] = []
    if any(rights.allowed_somewhere(viewer, right) for right in (PLAN, DECIDE)):
        found += _programmes(viewer)
    if rights.allowed_somewhere(viewer, COACH):
        found += [*_tasks(viewer), *_slow(viewer)]
    return found


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Programmes whose applicants the viewer has checked, and that others decide. One query."""
    if viewer.user_id is None or viewer.is_guest or not rights.allowed_somewhere(viewer, PLAN):
        return []
    return [
        InboxItem(
            key=f"enterprises-programme-{one.pk}-decision",
            title=str(one),
            url=one.get_absolute_url(),
            detail=format_lazy(_("{count} applicants wait for the decision"), count=_admitted(one)),
            agency_label=one.agency.short_name,
        )
        for one in reading.waiting_programmes(viewer).order_by("pk")
        if _admitted(one)
        and rights.allowed(viewer, PLAN, one)
        and not rights.allowed(viewer, DECIDE, one)
    ]


def _admitted(programme: Programme) -> int:
    count: int = programme.admitted  # type: ignore[attr-defined]
    return count


def _programmes(viewer: Viewer) -> Iterator[InboxItem]:
    """One item for each programme in which applicants wait."""
    days = timedelta(days=coaching_rules(viewer.today).integer("decide_days"))
    for one in reading.waiting_programmes(viewer).order_by("applies_until", "pk"):
        if not any(rights.allowed(viewer, right, one) for right in (PLAN, DECIDE)):
            continue
        yield InboxItem(
            key=f"enterprises-programme-{one.pk}-applicants",
            title=format_lazy(_("Decide on applicants: {programme}"), programme=str(one)),
            url=f"{reverse('enterprises_applicants')}?programme={one.pk}",
            due=one.applies_until + days if one.applies_until else None,
            detail=format_lazy(_("{count} applicants wait"), count=_undecided(one)),
            action_label=_("Look at them"),
            agency_label=one.agency.short_name,
        )


def _undecided(programme: Programme) -> int:
    count: int = programme.undecided  # type: ignore[attr-defined]
    return count


def _tasks(viewer: Viewer) -> Iterator[InboxItem]:
    """Lines that are late or nearly: to the coach, and to all who may coach where there is none."""
    ahead = timedelta(days=coaching_rules(viewer.today).integer("ahead_days"))
    rows: QuerySet[Task] = reading.open_tasks(viewer).filter(
        Q(coaching__coach=viewer.user_id) | Q(coaching__coach=None),
        until__lte=viewer.today + ahead,
    )
    for one in rows.order_by("until", "pk"):
        if rights.allowed(viewer, COACH, one):
            yield InboxItem(
                key=f"enterprises-task-{one.pk}",
                title=one.what,
                url=reverse("enterprises_task_done", args=[one.pk]),
                due=one.until,
                detail=format_lazy("{coaching}, {who}", coaching=str(one.coaching), who=one.who),
                action_label=_("Record it"),
                agency_label=one.coaching.agency.short_name,
            )


def _slow(viewer: Viewer) -> Iterator[InboxItem]:
    """Coachings that have stood in their stage for too long."""
    days = timedelta(days=coaching_rules(viewer.today).integer("slow_days"))
    rows: QuerySet[Coaching] = reading.slow(reading.coachings(viewer), viewer).filter(
        Q(coach=viewer.user_id) | Q(coach=None)
    )
    for one in rows.order_by("since", "pk"):
        if rights.allowed(viewer, COACH, one):
            since = one.since  # type: ignore[attr-defined]
            yield InboxItem(
                key=f"enterprises-coaching-{one.pk}-{one.stage}",
                title=format_lazy(_("Does not move: {coaching}"), coaching=str(one)),
                url=one.get_absolute_url(),
                due=since + days,
                detail=format_lazy(_("stands at “{stage}”"), stage=one.get_stage_display()),
                action_label=_("Open"),
                agency_label=one.agency.short_name,
            )
