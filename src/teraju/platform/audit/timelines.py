"""Events in plain words, for the page of a record."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst

from .models import TrailEvent
from .selectors import model_of
from .veils import hidden_on
from .verbs import Text, sentence_of
from .words import word

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(rf"{DAY.pattern}T\d\d:\d\d.*")


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened. `sentence` is translated when shown."""

    at: datetime
    office: str
    sentence: Text
    changes: Sequence[tuple[Text, Any, Any]]


def timeline(
    target: models.Model,
    limit: int = 50,
    *,
    bare: Collection[str] = (),
    day: date | None = None,
    which: models.Q | None = None,
    also: models.Q | None = None,
    told: Collection[str] = (),
) -> list[TimelineEntry]:
    """What happened to a record, the latest first; events with a verb in `bare` without changes.

    Without the day on which it is read, whatever may be hidden is left out; `which` leaves out what
    concerns another part of the record; `also` adds events of other records that concern this one,
    with the facts that are named in `told`. Queries once.
    """
    own = {"target_type": target._meta.label_lower, "target_id": str(target.pk)}
    of_it = models.Q(**own) & (which or models.Q())
    rows = TrailEvent.objects.filter(of_it | also if also else of_it)
    found = list(rows.exclude(hidden_on(day)).order_by("-at", "-pk")[:limit])
    for event in found:
        if {"target_type": event.target_type, "target_id": event.target_id} != own:
            event.changes = {name: one for name, one in event.changes.items() if name in told}
    entries = [(event.verb, entry_of(event)) for event in found]
    return [replace(one, changes=[]) if verb in bare else one for verb, one in entries]


def entry_of(event: TrailEvent) -> TimelineEntry:
    return TimelineEntry(event.at, event.office, sentence_of(event.verb), changes_of(event))


def changes_of(event: TrailEvent) -> list[tuple[Text, Any, Any]]:
    """The changes of an event as (label, before, after), in the words of the record's form."""
    model = model_of(event)
    lines = []
    for name, (before, after) in event.changes.items():
        field = _field(model, name)
        lines.append((_label(field, name), _shown(field, before), _shown(field, after)))
    return lines


def _field(model: type[models.Model] | None, name: str) -> models.Field[Any, Any] | None:
    try:
        field = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) else None


def _label(field: models.Field[Any, Any] | None, name: str) -> Text:
    # Without a name of its own a field is called after its column, in no language.
    if field is None or not isinstance(field.verbose_name, Promise):
        return word(name)
    return capfirst(field.verbose_name)


def _shown(field: models.Field[Any, Any] | None, value: Any) -> Any:
    if isinstance(value, list):
        return [_shown(field, item) for item in value]
    if isinstance(value, dict):
        return value.get("name", value)
    if field is not None and field.choices and not isinstance(value, (list, dict)):
        return dict(field.flatchoices).get(value, value)
    try:
        return _typed(field, value)
    except (ValueError, InvalidOperation):
        return value


def _typed(field: models.Field[Any, Any] | None, value: Any) -> Any:
    if not isinstance(value, str) or not value:
        return value
    if field is None and DAY.fullmatch(value):
        return date.fromisoformat(value)
    if isinstance(field, models.DateTimeField) or (field is None and MOMENT.fullmatch(value)):
        return datetime.fromisoformat(value)
    if isinstance(field, models.DateField):
        return date.fromisoformat(value)
    if isinstance(field, models.TimeField):
        return time.fromisoformat(value)
    return Decimal(value) if isinstance(field, models.DecimalField) else value
