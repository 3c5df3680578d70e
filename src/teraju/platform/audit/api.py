"""What neighbours may know of the trail."""

from __future__ import annotations

from .models import TrailEvent
from .naming import renamed
from .plain import filled, values_of
from .recording import Happening, hold_trail, record_event, record_events
from .selectors import first_recorded, first_recorded_of, has_done, said_today
from .shredding import shred_personal
from .timelines import TimelineEntry, timeline
from .veils import hidden_on, keep_within, register_veil
from .verbs import register_verbs
from .verifying import Verdict, verify

__all__ = [
    "Happening",
    "TimelineEntry",
    "TrailEvent",
    "Verdict",
    "filled",
    "first_recorded",
    "first_recorded_of",
    "has_done",
    "hidden_on",
    "hold_trail",
    "keep_within",
    "record_event",
    "record_events",
    "register_veil",
    "register_verbs",
    "renamed",
    "said_today",
    "shred_personal",
    "timeline",
    "values_of",
    "verify",
]
