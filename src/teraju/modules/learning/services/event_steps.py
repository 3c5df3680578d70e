"""An event: planned, changed, published, held, finished or cancelled; and its programme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_states import EventState
from teraju.modules.learning.models import Event, EventSession
from teraju.modules.learning.refusals import NotComplete, OutOfPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .event_common import code_of, locked_event, said, step, tell
from .event_mails import start_mails
from .event_queue import move_up

FIELDS = (
    "kind",
    "title",
    "summary",
    "first_day",
    "last_day",
    "starts",
    "place",
    "join_url",
    "seats",
    "opens_on",
    "closes_on",
    "contact",
    "for_awareness",
    "for_communication",
    "for_competence",
)
SESSION_FIELDS = ("day", "starts", "ends", "title", "speaker")
# What people who registered have to know of.
MATTERS = ("first_day", "last_day", "starts", "place", "join_url")
CODE, KEY = 8, 8


@transaction.atomic
def plan_event(*, actor: Viewer, agency: Agency, is_example: bool = False, **values: Any) -> Event:
    """Plan an event as a draft. `values` are the fields of `FIELDS`."""
    rights.require(actor, permissions.MANAGE, agency)
    event = Event(government_id=agency.government_id, government=agency.government, agency=agency)
    event.is_example = is_example
    _fill(event, values, FIELDS)
    _check(event)
    facts = (agency.pk, event.title, event.first_day)
    event.code = code_of(CODE, "code", *facts, is_example=is_example)
    event.door_key = code_of(KEY, "door", *facts, is_example=is_example)
    save(actor, event)
    tell(actor, event, "planned", {"agency": agency, **filled(values_of(event, FIELDS))})
    return event


@transaction.atomic
def change_event(
    *, actor: Viewer, event_id: int, expected_version: int | None = None, **values: Any
) -> Event:
    """Change an event that is still to come; with more seats those who wait move up.

    Who registered is told where the day, the place or the link is another.
    """
    event = locked_event(actor, event_id, expected_version)
    step(event, "change")
    before = values_of(event, FIELDS)
    _fill(event, values, FIELDS)
    _check(event)
    if event.held_on and event.first_day > event.held_on:
        raise DomainError(_("It has begun already."), field="first_day")
    taken = event.registrations.seated().count()
    if event.seats is not None and event.seats < taken:
        words = _("%(taken)s people have a seat already: fewer seats than that are not possible.")
        raise DomainError(words % {"taken": taken}, field="seats")
    outside = event.sessions.exclude(day__range=(event.first_day, event.last_day))
    if outside.exists():
        raise DomainError(
            _("A line of the programme lies outside these days: change it first."),
            field="first_day",
        )
    save(actor, event)
    tell(actor, event, "changed", values_of(event, FIELDS), before=before)
    move_up(actor, event)
    if event.is_public and any(before[name] != getattr(event, name) for name in MATTERS):
        start_mails(actor, event, "changed")
    return event


@transaction.atomic
def publish_event(*, actor: Viewer, event_id: int, expected_version: int | None = None) -> Event:
    """Put an event on its public page: from the first day of registration people register."""
    event = locked_event(actor, event_id, expected_version)
    if not event.sessions.exists():
        raise NotComplete(_("Enter the programme first: at least one line."))
    if event.closes_on < actor.today:
        raise NotComplete(_("The days of registration are over: change them first."))
    event.published_on = event.published_on or actor.today
    return _step(actor, event, "publish")


@transaction.atomic
def close_registration(
    *, actor: Viewer, event_id: int, expected_version: int | None = None
) -> Event:
    """Take nobody in any more; whoever has a ticket keeps it."""
    return _step(actor, locked_event(actor, event_id, expected_version), "close")


@transaction.atomic
def reopen_registration(
    *, actor: Viewer, event_id: int, expected_version: int | None = None
) -> Event:
    """Take people in again."""
    event = locked_event(actor, event_id, expected_version)
    if event.closes_on < actor.today:
        raise NotComplete(_("The days of registration are over: change them first."))
    return _step(actor, event, "reopen")


@transaction.atomic
def hold_event(*, actor: Viewer, event_id: int, expected_version: int | None = None) -> Event:
    """Begin an event: from now on people are noted as present."""
    event = locked_event(actor, event_id, expected_version)
    if actor.today < event.first_day:
        raise OutOfPlace(_("Its day is still ahead: change the day if it is earlier."))
    event.held_on = actor.today
    return _step(actor, event, "hold")


@transaction.atomic
def finish_event(*, actor: Viewer, event_id: int, expected_version: int | None = None) -> Event:
    """Finish an event to which somebody came; certificates follow."""
    event = locked_event(actor, event_id, expected_version)
    event.came = event.registrations.present().count()
    if not event.came and event.state == EventState.RUNNING:
        raise NotComplete(_("Nobody is noted as present: note it, or cancel the event."))
    event.finished_on = actor.today
    return _step(actor, event, "finish", {"present": event.came})


@transaction.atomic
def cancel_event(
    *, actor: Viewer, event_id: int, expected_version: int | None = None, reason: str
) -> Event:
    """Give an event up; its public page says so and why, and who registered is told."""
    event = locked_event(actor, event_id, expected_version)
    event.reason = said(reason, "reason", _("Say why."))
    _step(actor, event, "cancel", {"reason": event.reason})
    if event.is_public:
        start_mails(actor, event, "cancelled")
    return event


@transaction.atomic
def add_session(
    *, actor: Viewer, event_id: int, expected_version: int | None = None, **values: Any
) -> EventSession:
    """Add a line to the programme of an event that is still to come."""
    event = _planned(actor, event_id, expected_version)
    session = EventSession(event=event, is_example=event.is_example)
    _fill(session, values, SESSION_FIELDS)
    _check_session(session)
    save(actor, session)
    tell(actor, event, "session_added", filled(values_of(session, SESSION_FIELDS)))
    return session


@transaction.atomic
def change_session(
    *, actor: Viewer, session_id: int, expected_version: int | None = None, **values: Any
) -> EventSession:
    """Change a line of the programme."""
    session = _session(actor, session_id, expected_version)
    before = values_of(session, SESSION_FIELDS)
    _fill(session, values, SESSION_FIELDS)
    _check_session(session)
    save(actor, session)
    after = values_of(session, SESSION_FIELDS)
    tell(actor, session.event, "session_changed", after, before=before)
    return session


@transaction.atomic
def remove_session(*, actor: Viewer, session_id: int, expected_version: int | None = None) -> Event:
    """Take a line off the programme; a published event keeps at least one."""
    session = _session(actor, session_id, expected_version)
    event = session.event
    if event.is_public and event.sessions.count() < 2:
        raise NotComplete(_("A published event keeps at least one line: change this one instead."))
    tell(actor, event, "session_removed", {}, before={"title": session.title, "day": session.day})
    session.delete()
    return event


def _planned(actor: Viewer, event_id: int, expected_version: int | None = None) -> Event:
    event = locked_event(actor, event_id, expected_version)
    step(event, "change")
    return event


def _session(actor: Viewer, pk: int, expected_version: int | None) -> EventSession:
    rows = EventSession.objects.visible_to(actor)
    event = _planned(actor, rows.values_list("event_id", flat=True).get(pk=pk))
    session: EventSession = claim(rows, pk, expected_version)
    session.event = event
    return session


def _step(actor: Viewer, event: Event, name: str, after: Mapping[str, Any] | None = None) -> Event:
    before = event.state
    step(event, name)
    save(actor, event)
    told = {"state": event.state, **(after or {})}
    tell(actor, event, name, told, before={"state": before})
    return event


def _fill(record: Any, values: Mapping[str, Any], fields: tuple[str, ...]) -> None:
    unknown = set(values) - set(fields)
    if unknown:
        raise TypeError(f"there is no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(record, name, cleaned(value) if isinstance(value, str) else value)


def _check(event: Event) -> None:
    if event.last_day < event.first_day:
        raise DomainError(_("The last day lies before the first."), field="last_day")
    if event.closes_on < event.opens_on:
        raise DomainError(_("The last day lies before the first."), field="closes_on")
    if event.closes_on > event.last_day:
        raise DomainError(_("Registration ends when the event does."), field="closes_on")
    if not event.place and not event.join_url:
        raise DomainError(_("Give a place, a link, or both."), field="place")


def _check_session(session: EventSession) -> None:
    if session.ends <= session.starts:
        raise DomainError(_("It ends before it begins."), field="ends")
    if not session.event.first_day <= session.day <= session.event.last_day:
        raise DomainError(_("This day lies outside the days of the event."), field="day")
