"""What a page is made of, as plain values: views fill these, templates only show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from django.db.models import Model
from django.utils.functional import Promise

from teraju.platform.accounts.roles import Role

Text = str | Promise
Tone = Literal["good", "warn", "bad", "none"]


@dataclass(frozen=True)
class Status:
    """A state told three ways at once: tone (colour and shape), word, and what it means."""

    tone: Tone
    word: Text
    meaning: Text = ""


class Count(int):
    """How many of something: where four digits are no year, and its thousands are set apart."""


@dataclass(frozen=True)
class Action:
    """Something the viewer may do here, or the reason why not (`refusal`), never a dead button."""

    label: Text
    url: str
    refusal: Text = ""
    icon: str = ""


@dataclass(frozen=True)
class Link:
    """A cell of a table that leads somewhere."""

    label: Text
    url: str


@dataclass(frozen=True)
class Tick:
    """A ticked box of a row, where a form takes several; `what` says of which row it is.

    A file says `label` in its place. The form gets the values that are ticked under `name`, and
    under `shown` all that were there.
    """

    name: str
    value: int
    what: Text
    label: Text


@dataclass(frozen=True)
class Fact:
    """One line of a record's facts. `note` says where an unknown or example value comes from."""

    label: Text
    value: Any
    url: str = ""
    note: Text = ""


@dataclass(frozen=True)
class Step:
    """One point of a timeline picture. `state`: done, now, or ahead."""

    on: date | None
    label: Text
    state: Literal["done", "now", "ahead"]
    url: str = ""
    note: Text = ""


@dataclass(frozen=True)
class Section:
    """A block of a record page: a heading and a template of its own, with its data.

    `side` sections stand in the narrow column on a desktop, and last on a phone.
    """

    title: Text
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    side: bool = False
    action: Action | None = None


@dataclass(frozen=True)
class RecordPage:
    """A record: what it is, how it stands, what is next, what happened."""

    title: Text
    target: Model
    register_title: Text
    register_url: str
    number: str = ""
    status: Status | None = None
    next_step: Text = ""
    primary: Action | None = None
    actions: Sequence[Action] = ()
    facts: Sequence[Fact] = ()
    sections: Sequence[Section] = ()
    is_example: bool = False


@dataclass(frozen=True)
class Figure:
    """A number that matters, its trend (oldest first) and the records behind it."""

    label: Text
    value: Text | int
    url: str
    note: Text = ""
    trend: Sequence[int] = ()
    tone: Literal["act", "bad"] = "act"


@dataclass(frozen=True)
class MenuItem:
    """A line of the main menu; `right` is what a viewer must be able to do somewhere to see it.

    On a telephone the lines `on_phone` stand at its foot; before them, whoever has the right
    `daily_for` finds there what they do all day.
    """

    group: Text
    label: Text
    url_name: str
    icon: str
    order: int
    right: str = ""
    on_phone: bool = False
    daily_for: str = ""
    # Guests of which roles find anything there.
    guests: frozenset[Role] = frozenset()
    # Address names of other lists that are reached from this line's page.
    covers: tuple[str, ...] = ()
