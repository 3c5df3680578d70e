"""What the codes of events are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.domain.event_states import AskState, EventState, Seat


class EventKind(StrEnum):
    """What sort of event it is."""

    TRAINING = "training"
    SOCIALISATION = "socialisation"
    WEBINAR = "webinar"


class Way(StrEnum):
    """How somebody came onto the list."""

    PAGE = "page"
    ACCOUNT = "account"
    DESK = "desk"
    FILE = "file"


class CameBy(StrEnum):
    """How it became known that somebody was present."""

    SELF = "self"
    DESK = "desk"
    FILE = "file"


EVENT_KINDS: Mapping[EventKind, Promise] = {
    EventKind.TRAINING: pgettext_lazy("kind of event", "open training"),
    EventKind.SOCIALISATION: pgettext_lazy("kind of event", "socialisation"),
    EventKind.WEBINAR: pgettext_lazy("kind of event", "webinar"),
}
EVENT_STATES: Mapping[EventState, Promise] = {
    EventState.DRAFT: pgettext_lazy("event", "draft"),
    EventState.OPEN: pgettext_lazy("event", "registration open"),
    EventState.CLOSED: pgettext_lazy("event", "registration closed"),
    EventState.RUNNING: pgettext_lazy("event", "under way"),
    EventState.FINISHED: pgettext_lazy("event", "finished"),
    EventState.CANCELLED: pgettext_lazy("event", "cancelled"),
}
SEATS: Mapping[Seat, Promise] = {
    Seat.SEATED: pgettext_lazy("seat at an event", "has a seat"),
    Seat.WAITING: pgettext_lazy("seat at an event", "on the waiting list"),
    Seat.WITHDRAWN: pgettext_lazy("seat at an event", "withdrawn"),
}
WAYS: Mapping[Way, Promise] = {
    Way.PAGE: pgettext_lazy("way of registering", "public page"),
    Way.ACCOUNT: pgettext_lazy("way of registering", "account in Teraju"),
    Way.DESK: pgettext_lazy("way of registering", "at the desk"),
    Way.FILE: pgettext_lazy("way of registering", "file"),
}
CAME_BY: Mapping[CameBy, Promise] = {
    CameBy.SELF: pgettext_lazy("way of being present", "by the code of the room"),
    CameBy.DESK: pgettext_lazy("way of being present", "noted at the desk"),
    CameBy.FILE: pgettext_lazy("way of being present", "from a file"),
}
ASK_STATES: Mapping[AskState, Promise] = {
    AskState.NEW: pgettext_lazy("question of an event", "to be looked at"),
    AskState.SHOWN: pgettext_lazy("question of an event", "shown, not answered"),
    AskState.ANSWERED: pgettext_lazy("question of an event", "answered"),
    AskState.HIDDEN: pgettext_lazy("question of an event", "not shown"),
}
