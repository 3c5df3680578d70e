"""The day of these tests, and the event that came last."""

from __future__ import annotations

from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.models import TrailEvent

TODAY = NOW.date()


def last_event() -> TrailEvent:
    return TrailEvent.objects.order_by("pk").last()
