"""What planned changes ask of a viewer, and what was handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning import permissions
from teraju.modules.planning.domain.objective_states import ChangeState
from teraju.modules.planning.models import Change
from teraju.modules.planning.selectors import changes as selectors
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once

OPEN = (
    ChangeState.PROPOSED,
    ChangeState.DECIDED,
    ChangeState.CARRIED_OUT,
    ChangeState.REVIEWED,
)


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Changes to decide, to carry out, to look back at, to close. One query."""
    may = [permissions.CHANGE_WRITE, permissions.APPROVE, permissions.CHANGE_CLOSE]
    if not any(rights.allowed_somewhere(viewer, right) for right in may):
        return []
    return [item for one in _open(viewer) for item in _asked(viewer, one)]


@read_once
def _open(viewer: Viewer) -> Sequence[Change]:
    """What is not closed yet. One query."""
    rows = selectors.changes(viewer).filter(state__in=OPEN)
    return list(rows.prefetch_related(None).order_by("pk"))


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Proposals of this viewer that the head has not decided on."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    return [
        InboxItem(
            key=f"change-{one.pk}-proposed",
            title=one.title,
            url=one.get_absolute_url(),
            detail=format_lazy(_("waits for the decision since {day}"), day=_day(one.proposed_on)),
        )
        for one in _open(viewer)
        if one.state == ChangeState.PROPOSED and one.proposed_by_id == viewer.user_id
    ]


def _asked(viewer: Viewer, one: Change) -> Iterator[InboxItem]:
    """Nobody is asked for what they may not do: no proposer to decide, no doer to look back."""
    match one.state:
        case ChangeState.PROPOSED:
            if one.proposed_by_id != viewer.user_id and _may(viewer, permissions.APPROVE, one):
                yield _item(one, "decide", _("Decide: {title}"), _("Decide"), one.planned_on)
        case ChangeState.DECIDED:
            mine = one.proposed_by_id == viewer.user_id
            if mine and _may(viewer, permissions.CHANGE_WRITE, one):
                words = _("Carry out: {title}")
                yield _item(one, "carry-out", words, _("Carry out"), one.planned_on)
        case ChangeState.CARRIED_OUT:
            due = one.review_due is not None and one.review_due <= viewer.today
            other = one.carried_out_by_id != viewer.user_id
            if due and other and _may(viewer, permissions.CHANGE_CLOSE, one):
                words = _("Review the effect: {title}")
                yield _item(one, "review", words, _("Review"), one.review_due)
        case ChangeState.REVIEWED:
            if _may(viewer, permissions.CHANGE_CLOSE, one):
                yield _item(one, "close", _("Close the change: {title}"), _("Close"), None)


def _may(viewer: Viewer, right: str, one: Change) -> bool:
    return rights.allowed(viewer, right, one)


def _item(one: Change, step: str, title: Promise, label: Promise, due: date | None) -> InboxItem:
    return InboxItem(
        key=f"change-{one.pk}-{step}",
        title=format_lazy(title, title=one.title),
        url=one.get_absolute_url(),
        due=due,
        action_label=label,
        agency_label=one.agency.short_name,
    )


def _day(day: date | None) -> str:
    return date_format(day) if day else ""
