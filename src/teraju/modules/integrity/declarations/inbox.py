"""What waits for whom: to declare, to decide, to state, to look at; and what was handed over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import permissions, policy
from .domain.statements import Step
from .domain.states import ConflictState
from .models import Duty
from .selectors import reading
from .selectors.teams import own_owed

ASKED: dict[Step, Promise] = {
    Step.BEGIN: _("State before the assignment begins: {title}"),
    Step.CLOSE: _("State before the assignment ends: {title}"),
}


def duties_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Rounds in which the viewer has to declare. One query."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    rows = Duty.objects.filter(person=viewer.user_id, government__in=viewer.government_ids)
    waiting = rows.waiting().select_related("round", "agency").order_by("due_on", "pk")
    return [
        InboxItem(
            key=f"declaration-duty-{one.pk}",
            title=format_lazy(_("Declare: {round}"), round=one.round),
            url=one.get_absolute_url(),
            due=one.due_on,
            action_label=_("Declare"),
            agency_label=one.agency.short_name,
        )
        for one in waiting
    ]


def statements_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Statements that the viewer owes to a team. Four queries for each kind of work."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    return [
        InboxItem(
            key=f"statement-{team.kind}-{team.pk}-{member.key}-{step}",
            title=format_lazy(ASKED[step], title=team.title),
            url=reverse("declarations_statement_give", args=[team.kind, team.pk]),
            action_label=_("Give your statement"),
            agency_label=team.agency.short_name if team.agency else "",
        )
        for team, member, step in own_owed(viewer)
    ]


def conflicts_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Conflicts that the viewer decides on. One query."""
    if not rights.allowed_somewhere(viewer, permissions.DECIDE):
        return []
    days = policy.number(viewer.today, "decide_days")
    rows = reading.conflicts(viewer).filter(state=ConflictState.DECLARED)
    return [
        InboxItem(
            key=f"conflict-{one.pk}",
            title=format_lazy(_("Decide on a conflict of interest: {office}"), office=one.office),
            url=one.get_absolute_url(),
            due=_after(one.declared_on, days),
            action_label=_("Decide"),
            agency_label=one.agency.short_name,
        )
        for one in rows.order_by("declared_on", "pk")
        if one.person_id != viewer.user_id and rights.allowed(viewer, permissions.DECIDE, one)
    ]


def exceptions_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What members told of that nobody has looked at. One query."""
    if not rights.allowed_somewhere(viewer, permissions.HANDLE):
        return []
    days = policy.number(viewer.today, "exception_days")
    rows = reading.statements(viewer).raised()  # type: ignore[attr-defined]
    return [
        InboxItem(
            key=f"statement-exception-{one.pk}",
            title=format_lazy(
                _("A member was offered something: {title}"), title=one.subject_title
            ),
            url=one.get_absolute_url(),
            due=_after(one.given_on, days),
            action_label=_("Look at it"),
            agency_label=one.agency.short_name if one.agency else "",
        )
        for one in rows.order_by("given_on", "pk")
        if one.person_id != viewer.user_id and rights.allowed(viewer, permissions.HANDLE, one)
    ]


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """The viewer's own conflicts that wait for a decision. One query."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    rows = reading.conflicts(viewer).filter(person=viewer.user_id, state=ConflictState.DECLARED)
    return [
        InboxItem(
            key=f"conflict-{one.pk}-own",
            title=_("Your conflict of interest"),
            url=one.get_absolute_url(),
            detail=one.get_state_display(),
            agency_label=one.agency.short_name,
        )
        for one in rows.order_by("declared_on", "pk")
    ]


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)
