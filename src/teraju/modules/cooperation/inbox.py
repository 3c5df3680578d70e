"""What waits for somebody in this module, and what was handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import formats
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once

from . import courses, inbox_coaching, permissions, selectors
from .domain import programme as rules
from .domain import terms
from .models import Agreement, PlanTask

AHEAD = timedelta(days=30)
DOERS = frozenset({Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR, Role.PROCESS_OWNER})
LEADERS = frozenset({Role.REGIONAL_SECRETARY, Role.ADMINISTRATOR})


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Drafts to sign, ends, tasks, steps, evaluations and coaching that are for this viewer."""
    if not any(hat.role in DOERS | LEADERS for hat in viewer.hats):
        return inbox_coaching.waiting(viewer)
    running = _running(viewer)
    return [
        *_to_sign(viewer),
        *_ending(viewer, running),
        *_evaluations(viewer, running),
        *_tasks(viewer),
        *_steps(viewer),
        *inbox_coaching.waiting(viewer),
    ]


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Drafts this viewer sent for signing, and advice that waits for its answer."""
    if viewer.user_id is None:
        return []
    if viewer.is_guest:
        return inbox_coaching.handed_over(viewer)
    sent = [one for one in _drafts(viewer) if one.sent_by_id == viewer.user_id]
    return [
        InboxItem(
            key=f"agreement-{one.pk}-sent",
            title=one.title,
            url=one.get_absolute_url(),
            detail=format_lazy(_("waits for signing since {day}"), day=_day(one.sent_on)),
        )
        for one in sent
    ]


@read_once
def _drafts(viewer: Viewer) -> Sequence[Agreement]:
    """Drafts, in the order in which they were sent for signing. One query."""
    rows = selectors.agreements(viewer).filter(status="draft")
    return list(rows.order_by("sent_on", "pk"))


def _running(viewer: Viewer) -> list[Agreement]:
    renewals = Agreement.objects.filter(renewal_of=OuterRef("pk")).exclude(status="cancelled")
    rows = selectors.agreements(viewer).filter(status="active")
    rows = rows.annotate(has_successor=Exists(renewals)).prefetch_related("evaluations")
    return list(rows.order_by("pk"))


def _may(viewer: Viewer, agreement: Agreement, verb: str) -> bool:
    return rights.allowed(viewer, permissions.right_for(verb, agreement), agreement)


def _to_sign(viewer: Viewer) -> Iterator[InboxItem]:
    for one in _drafts(viewer):
        if one.sent_on and _may(viewer, one, "sign"):
            yield InboxItem(
                key=f"agreement-{one.pk}-sign",
                title=format_lazy(_("Sign: {title}"), title=one.title),
                url=one.get_absolute_url(),
                detail=format_lazy(_("sent for signing on {day}"), day=_day(one.sent_on)),
                action_label=_("Record the signing"),
                agency_label=_agency(one),
            )


def _ending(viewer: Viewer, running: Sequence[Agreement]) -> Iterator[InboxItem]:
    for one in running:
        reached = terms.reminder_reached(one.ends_on, one.reminder_days, viewer.today)
        if not reached or one.has_successor or not _may(viewer, one, "draft"):  # type: ignore[attr-defined]
            continue
        yield InboxItem(
            key=f"agreement-{one.pk}-end",
            title=format_lazy(_("Ends: {title}"), title=one.title),
            url=one.get_absolute_url(),
            due=one.ends_on,
            detail=_("Draft a renewal, or let it end."),
            action_label=_("Decide"),
            agency_label=_agency(one),
        )


def _evaluations(viewer: Viewer, running: Sequence[Agreement]) -> Iterator[InboxItem]:
    for one in running:
        years = {evaluation.year for evaluation in one.evaluations.all()}
        asked = terms.evaluation_due(one.term, years, viewer.today)
        if asked and _may(viewer, one, "follow"):
            year, due = asked
            yield InboxItem(
                key=f"agreement-{one.pk}-evaluation-{year}",
                title=format_lazy(_("Evaluate {year}: {title}"), year=year, title=one.title),
                url=reverse("cooperation_evaluation_add", args=[one.pk]),
                due=due,
                action_label=_("Evaluate"),
                agency_label=_agency(one),
            )


def _tasks(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.tasks(viewer).filter(
        state="open", due__lte=viewer.today + AHEAD, agreement__status="active"
    )
    for task in rows.order_by("due", "pk"):
        if _is_theirs(viewer, task):
            yield InboxItem(
                key=f"plan-task-{task.pk}",
                title=task.title,
                url=reverse("cooperation_task_done", args=[task.pk]),
                due=task.due,
                detail=task.agreement.title,
                action_label=_("Done"),
                agency_label=task.agency.short_name if task.agency else "",
            )


def _is_theirs(viewer: Viewer, task: PlanTask) -> bool:
    """A task of an agency is for its people; one of the government itself for the secretariat."""
    roles = DOERS if task.agency else LEADERS - {Role.ADMINISTRATOR}
    path = task.agency.path if task.agency else ""
    return viewer.has_role(roles, task.government_id, path)


def _steps(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.programmes(viewer).filter(status="running").order_by("pk")
    mine = [one for one in rows if rights.allowed(viewer, "cooperation.programme.manage", one)]
    known = courses.states_of_all(viewer, mine) if mine else {}
    for programme in mine:
        following = rules.current(known[programme.pk])
        if following is None or following.on is None or following.on > viewer.today + AHEAD:
            continue
        yield InboxItem(
            key=f"programme-{programme.pk}-step-{following.step.order}",
            title=format_lazy("{step}", step=courses.label_of(following.step)),
            url=programme.get_absolute_url(),
            due=following.on,
            detail=programme.title,
            action_label=_("Open"),
            agency_label=programme.agency.short_name,
        )


def _agency(agreement: Agreement) -> str:
    return agreement.agency.short_name if agreement.agency else ""


def _day(value: date | None) -> str:
    return formats.date_format(value, "DATE_FORMAT") if value else ""
