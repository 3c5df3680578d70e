"""What waits for a head or a leader because of instructions, and what they handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once

from . import permissions, selectors
from .domain.instructions import Event, State
from .models import Instruction


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Instructions to answer, and answers to judge. One query."""
    return [*_to_answer(viewer), *_to_judge(viewer)]


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Instructions this viewer gave and answers this viewer sent, while somebody has the turn."""
    moves = (permissions.GIVE, permissions.right_to(Event.ANSWER))
    if not any(rights.allowed_somewhere(viewer, right) for right in moves):
        return []
    return [
        _on_its_way(one)
        for one in _moving(viewer)
        if viewer.user_id == (one.issued_by_id if one.state == State.OPEN else one.answered_by_id)
    ]


@read_once
def _moving(viewer: Viewer) -> Sequence[Instruction]:
    """Instructions on which somebody has the turn, in the order of their days. One query."""
    rows = selectors.instructions(viewer).filter(state__in=[State.OPEN, State.ANSWERED])
    return list(rows.order_by("due_on", "pk"))


def _to_answer(viewer: Viewer) -> Iterator[InboxItem]:
    for one in _theirs(viewer, Event.ANSWER, State.OPEN):
        words = _("given back by {office}") if one.is_returned else _("instruction of {office}")
        yield InboxItem(
            key=f"instruction-{one.pk}-answer",
            title=one.title,
            url=reverse("instruction_answer", args=[one.pk]),
            due=one.due_on,
            detail=format_lazy(words, office=one.issued_office),
            action_label=_("Write the answer"),
            agency_label=one.agency.short_name,
        )


def _to_judge(viewer: Viewer) -> Iterator[InboxItem]:
    for one in _theirs(viewer, Event.ACCEPT, State.ANSWERED):
        yield InboxItem(
            key=f"instruction-{one.pk}-judge",
            title=format_lazy(_("Answered: {title}"), title=one.title),
            url=one.get_absolute_url(),
            detail=format_lazy(
                _("answered by {office} on {day}"),
                office=one.answered_office,
                day=date_format(one.answered_on) if one.answered_on else "",
            ),
            action_label=_("Read the answer"),
            agency_label=one.agency.short_name,
        )


def _theirs(viewer: Viewer, event: Event, state: State) -> Iterator[Instruction]:
    right = permissions.right_to(event)
    if not rights.allowed_somewhere(viewer, right):
        return
    for one in _moving(viewer):
        if one.state == state and rights.allowed(viewer, right, one):
            yield one


def _on_its_way(one: Instruction) -> InboxItem:
    words = _("waits for the answer of {agency}") if one.is_open else _("answered; not judged yet")
    return InboxItem(
        key=f"instruction-{one.pk}-given",
        title=one.title,
        url=one.get_absolute_url(),
        due=one.due_on if one.is_open else None,
        detail=format_lazy(words, agency=one.agency.short_name),
        agency_label=one.agency.short_name,
    )
