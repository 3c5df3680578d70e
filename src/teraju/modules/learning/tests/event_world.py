"""An event and the people around it, for tests."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from teraju.modules.learning.models import Event, Registration
from teraju.modules.learning.services import event_attendance as attendance
from teraju.modules.learning.services import event_people as people
from teraju.modules.learning.services import event_steps as steps
from teraju.modules.learning.tests.factories import TODAY, House
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.accounts.tests.factories import NOW

ANYBODY = anonymous(NOW)


def values(**more: Any) -> dict[str, Any]:
    """What an event of today is planned with."""
    usual = {
        "kind": "webinar",
        "title": "Tera dalam satu hari",
        "summary": "Bagi unit metrologi yang hendak menirunya.",
        "first_day": TODAY,
        "last_day": TODAY,
        "starts": time(9),
        "place": "Aula",
        "seats": 3,
        "opens_on": TODAY - timedelta(days=5),
        "closes_on": TODAY,
        "contact": "UPT Metrologi Legal",
        "for_awareness": True,
    }
    return {**usual, **more}


def session_values(**more: Any) -> dict[str, Any]:
    usual = {"day": TODAY, "starts": time(9), "ends": time(10), "title": "Pembukaan"}
    return {**usual, **more}


def draft(home: House, **more: Any) -> Event:
    event = steps.plan_event(actor=home.at("coordinator"), agency=home.agency, **values(**more))
    steps.add_session(actor=home.at("coordinator"), event_id=event.pk, **session_values())
    return event


def published(home: House, **more: Any) -> Event:
    event = draft(home, **more)
    return steps.publish_event(actor=home.at("coordinator"), event_id=event.pk)


def running(home: House, **more: Any) -> Event:
    event = published(home, **more)
    return steps.hold_event(actor=home.at("coordinator"), event_id=event.pk)


def comes(event: Event, number: int = 1, actor: Viewer = ANYBODY, **more: Any) -> Registration:
    """Somebody registers on the public page."""
    usual = {
        "contact": f"peserta{number}@contoh.go.id",
        "name": f"Peserta {number}",
        "organisation": f"UPT {number}",
        "agreed": True,
        "form_key": f"kunci-{event.pk}-{number}",
    }
    return people.register(actor=actor, event_id=event.pk, **{**usual, **more}).registration


def held(home: House, present: int = 2, **more: Any) -> Event:
    """An event that is over, with so many people who were there."""
    event = published(home, **{"seats": None, **more})
    rows = [comes(event, number) for number in range(1, present + 1)]
    steps.hold_event(actor=home.at("coordinator"), event_id=event.pk)
    for row in rows:
        attendance.check_in(actor=ANYBODY, event_id=event.pk, typed=row.ticket)
    return steps.finish_event(actor=home.at("coordinator"), event_id=event.pk)
