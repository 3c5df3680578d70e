"""What neighbours may use of events."""

from __future__ import annotations

from .services.event_attendance import check_in, note_present, scan_ticket
from .services.event_certificates import certify, revoke_certificate, start_certifying
from .services.event_examples import ExamplePeople, add_examples
from .services.event_people import enter_person, join_event, register, withdraw_own
from .services.event_steps import (
    add_session,
    cancel_event,
    close_registration,
    finish_event,
    hold_event,
    plan_event,
    publish_event,
)
from .services.event_talk import (
    add_material,
    answer_question,
    ask,
    release_material,
    reply,
)

__all__ = [
    "ExamplePeople",
    "add_examples",
    "add_material",
    "add_session",
    "answer_question",
    "ask",
    "cancel_event",
    "certify",
    "check_in",
    "close_registration",
    "enter_person",
    "finish_event",
    "hold_event",
    "join_event",
    "note_present",
    "plan_event",
    "publish_event",
    "register",
    "release_material",
    "reply",
    "revoke_certificate",
    "scan_ticket",
    "start_certifying",
    "withdraw_own",
]
