"""How events, registrations and questions stand, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.domain.event_seats import takes_registrations
from teraju.modules.learning.domain.event_states import AskState, EventState, Seat
from teraju.modules.learning.models import Event, EventQuestion, Registration
from teraju.modules.learning.models.event_choices import (
    ASK_STATES,
    CAME_BY,
    EVENT_STATES,
    SEATS,
    CameBy,
)
from teraju.platform.web.kinds import Status, Tone

_EVENTS: Mapping[EventState, tuple[Tone, Promise]] = {
    EventState.DRAFT: ("none", _("Only the office sees it; publish it with its programme.")),
    EventState.OPEN: ("good", _("People register on the public page.")),
    EventState.CLOSED: ("warn", _("Nobody new is taken in; tickets stay valid.")),
    EventState.RUNNING: ("good", _("People are noted as present, each once.")),
    EventState.FINISHED: ("none", _("It took place; certificates and evaluation follow.")),
    EventState.CANCELLED: ("bad", _("Given up, with the reason.")),
}
_SEATS: Mapping[Seat, Tone] = {Seat.SEATED: "good", Seat.WAITING: "warn", Seat.WITHDRAWN: "none"}
_ASKED: Mapping[AskState, Tone] = {
    AskState.NEW: "warn",
    AskState.SHOWN: "warn",
    AskState.ANSWERED: "good",
    AskState.HIDDEN: "none",
}
# The questions of the evaluation and its scale.
ASPECTS: Mapping[str, Promise] = {
    "useful": _("Useful for my work"),
    "clear": _("Well explained"),
    "organised": _("Well organised"),
}
SCALE: Mapping[int, Promise] = {
    4: pgettext_lazy("scale of an evaluation", "very much"),
    3: pgettext_lazy("scale of an evaluation", "yes"),
    2: pgettext_lazy("scale of an evaluation", "partly"),
    1: pgettext_lazy("scale of an evaluation", "no"),
}


def event_status(event: Event, today: date) -> Status:
    """Where an event stands on a day; what is late follows from its days."""
    state = EventState(event.state)
    if state in (EventState.OPEN, EventState.CLOSED) and event.last_day < today:
        return Status("bad", _("overdue"), _("Its day is over: begin and finish it, or cancel it."))
    if state is EventState.OPEN and not takes_registrations(
        state, event.opens_on, event.closes_on, today
    ):
        word = pgettext_lazy("event", "published")
        return Status("warn", word, _("Today lies outside the days of registration."))
    tone, meaning = _EVENTS[state]
    return Status(tone, EVENT_STATES[state], meaning)


def seat_status(row: Registration) -> Status:
    seat = Seat(row.seat)
    return Status(_SEATS[seat], SEATS[seat])


def presence_status(row: Registration) -> Status:
    if row.came_at is None:
        return Status("none", _("not noted as present"))
    return Status("good", _("present"), CAME_BY[CameBy(row.came_by)])


def question_status(question: EventQuestion) -> Status:
    state = AskState(question.state)
    return Status(_ASKED[state], ASK_STATES[state])


def certificate_status(row: Any) -> Status:
    if row.paper is None:
        return Status("none", _("no certificate"))
    if row.paper.is_valid:
        return Status("good", pgettext_lazy("certificate of attendance", "in force"))
    return Status("bad", pgettext_lazy("certificate of attendance", "revoked"))


def dated(event: Event) -> str:
    """An event by title and day, as files name it: titles come back every year."""
    return f"{event.title} ({event.first_day:%d/%m/%Y})"
