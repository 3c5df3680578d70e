"""Ways to tamper with a chain, and what is then found."""

from __future__ import annotations

from teraju.platform.audit.chain import HASHED_COLUMNS, event_hash, event_id
from teraju.platform.audit.models import TrailEvent
from teraju.platform.audit.tests.helpers import lifted_triggers
from teraju.platform.audit.verifying import Finding

LENGTH = 6


def rows(government):
    return TrailEvent.objects.filter(government=government)


def forge(event, **columns):
    with lifted_triggers():
        TrailEvent.objects.filter(pk=event.pk).update(**columns)


def rehashed(event):
    return event_hash({name: getattr(event, name) for name in HASHED_COLUMNS})


def place(event, sequence):
    """Put a row at another place of its chain, its content and hash as they are."""
    TrailEvent.objects.filter(pk=event.pk).update(
        id=event_id(event.government_id, sequence), sequence=sequence
    )


def finding(fault, event):
    return Finding(fault, event.sequence, event.pk)
