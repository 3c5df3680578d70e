"""What nonconformities and actions ask of a viewer, what goes up, and what was handed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once

from . import permissions, policy
from .domain.ageing import Escalation, escalation
from .domain.states import ActionState, State, SuggestionState
from .judging import judge_refusals
from .models import Action, Nonconformity, Suggestion
from .selectors import reading

Text = str | Promise
# Where somebody who is not involved has to judge.
JUDGED = frozenset({State.PLANNED, State.CHECKING, State.READY})


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Steps of nonconformities that wait for the viewer, and what is overdue.

    Three queries, and those of the sources that say themselves who judges.
    """
    if viewer.user_id is None or viewer.is_guest:
        return []
    found = _unfinished(viewer)
    refusals = judge_refusals(viewer, [one for one in found if one.state in JUDGED])
    return [item for one in found for item in _asked(viewer, one, refusals)]


@read_once
def _unfinished(viewer: Viewer) -> Sequence[Nonconformity]:
    """What is still on its way, with its course. Three queries."""
    rows: Any = reading.nonconformities(viewer)
    return list(reading.with_course(rows.unfinished()).order_by("pk"))


def actions_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Actions to carry out or to verify. One query."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    rows = reading.actions(viewer).filter(state__in=[ActionState.OPEN, ActionState.DONE])
    return [item for one in rows.order_by("pk") for item in _action(viewer, one)]


def suggestions_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Suggestions without a decision. One query."""
    if not rights.allowed_somewhere(viewer, permissions.DECIDE):
        return []
    rows = reading.suggestions(viewer).filter(state=SuggestionState.PROPOSED)
    return [
        InboxItem(
            key=f"suggestion-{one.pk}",
            title=format_lazy(_("Decide on the suggestion: {title}"), title=one.title),
            url=one.get_absolute_url(),
            action_label=_("Decide"),
            agency_label=one.agency.short_name,
        )
        for one in rows.order_by("pk")
        if one.proposed_by_id != viewer.user_id and rights.allowed(viewer, permissions.DECIDE, one)
    ]


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """What this viewer reported, handed in or suggested, and where it stands. Four queries."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    me = viewer.user_id
    reported = [
        one
        for one in _unfinished(viewer)
        if one.reported_by_id == me and one.owner_id != me and one.closed_on is None
    ]
    made = reading.suggestions(viewer).filter(
        proposed_by=viewer.user_id, state=SuggestionState.PROPOSED
    )
    return [
        *[_handed(f"nonconformity-{one.pk}-reported", one) for one in reported],
        *[_handed(f"suggestion-{one.pk}-made", one) for one in made.order_by("pk")],
    ]


def _handed(key: str, one: Nonconformity | Suggestion) -> InboxItem:
    return InboxItem(
        key=key,
        title=one.title,
        url=one.get_absolute_url(),
        due=one.due_on if isinstance(one, Nonconformity) else None,
        detail=one.get_state_display(),
        agency_label=one.agency.short_name,
    )


def _asked(viewer: Viewer, one: Nonconformity, refusals: Mapping[int, Text]) -> Iterator[InboxItem]:
    """The next step for whose it is; what is overdue also for who looks after it."""
    step = _step(viewer, one, refusals)
    if step is not None:
        title, label = step
        yield _item(one, one.state, title, label)
    elif _goes_up(viewer, one):
        yield _item(one, "overdue", _("Overdue: {title}"), _("Look at it"), late=True)


def _step(
    viewer: Viewer, one: Nonconformity, refusals: Mapping[int, Text]
) -> tuple[Promise, Promise] | None:
    mine = one.owner_id == viewer.user_id
    match one.state:
        case State.REPORTED if mine and not _current(one).corrected_on:
            return _("Put right: {title}"), _("Put it right")
        case State.REPORTED if not mine and rights.allowed(viewer, permissions.DECIDE, one):
            return _("Decide on a corrective action: {title}"), _("Decide")
        case State.ANALYSIS if mine:
            return _("Find the cause and plan actions: {title}"), _("Work on it")
        case State.PLANNED if not refusals[one.pk]:
            return _("Accept the plan: {title}"), _("Look at the plan")
        case State.CHECKING if _is_due(viewer, one) and not refusals[one.pk]:
            return _("Check the effect: {title}"), _("Check the effect")
        case State.READY if not refusals[one.pk]:
            return pgettext_lazy("inbox", "Close: {title}"), _("Close")
    return None


def _current(one: Nonconformity) -> Any:
    return list(one.rounds.all())[-1]


def _is_due(viewer: Viewer, one: Nonconformity) -> bool:
    return one.due_on is not None and one.due_on <= viewer.today


def _goes_up(viewer: Viewer, one: Nonconformity) -> bool:
    """Overdue for some days: first to the coordinator, then to the head as well."""
    day = viewer.today
    level = escalation(
        one.due_on,
        day,
        policy.number(day, "escalate_coordinator_days"),
        policy.number(day, "escalate_head_days"),
    )
    told = {Role.QUALITY_COORDINATOR} if level is not Escalation.NONE else set()
    if level is Escalation.HEAD:
        told.add(Role.AGENCY_HEAD)
    return viewer.has_role(told, one.government_id, one.agency.path)


def _action(viewer: Viewer, one: Action) -> Iterator[InboxItem]:
    mine = one.owner_id == viewer.user_id or (
        one.owner_id is None and one.owner_office.casefold() == viewer.office.casefold()
    )
    if one.state == ActionState.OPEN and mine:
        yield _action_item(
            one, "do", _("Carry out: {title}"), _("Note that it is done"), one.due_on
        )
    elif one.state == ActionState.DONE and one.nonconformity_id is None:
        near = viewer.user_id in (one.owner_id, one.done_by_id)
        if not near and rights.allowed(viewer, permissions.JUDGE, one):
            yield _action_item(one, "verify", _("Verify: {title}"), _("Verify"), None)


def _action_item(
    one: Action, step: str, title: Promise, label: Promise, due: date | None
) -> InboxItem:
    return InboxItem(
        key=f"action-{one.pk}-{step}",
        title=format_lazy(title, title=one.title),
        url=one.get_absolute_url(),
        due=due,
        detail=one.returned_because if step == "do" else one.result,
        action_label=label,
        agency_label=one.agency.short_name,
    )


def _item(
    one: Nonconformity, step: str, title: Promise, label: Promise, *, late: bool = False
) -> InboxItem:
    day = date_format(one.due_on) if late and one.due_on else ""
    waits = format_lazy(_("{state}, due on {day}"), state=one.get_state_display(), day=day)
    return InboxItem(
        key=f"nonconformity-{one.pk}-{step}",
        title=format_lazy(title, title=one.title),
        url=one.get_absolute_url(),
        due=one.due_on,
        detail=waits if late else one.number,
        action_label=label,
        agency_label=one.agency.short_name,
    )
