"""What neighbours may know of the trail."""

from __future__ import annotations

from .models import TrailEvent
from .recording import record_event
from .timelines import TimelineEntry, timeline
from .verbs import register_verbs

__all__ = [
    "TimelineEntry",
    "TrailEvent",
    "record_event",
    "register_verbs",
    "timeline",
]
