"""Addresses of events."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

# The event of the world of the guards that people still register for.
OPEN = {**SERANG, "title": "Acara contoh yang dibuka"}
OVER = {**SERANG, "title": "Acara contoh yang selesai"}
IN_OPEN = {f"event__{key}": value for key, value in OPEN.items()}
IN_OVER = {f"event__{key}": value for key, value in OVER.items()}
CODE, TICKET, KEY = {"code": "AAAAAAAA"}, {"code": "ABCDEFGH2345"}, {"key": "AAAAAAAA"}

LEARNING_EVENTS: dict[str, Address] = (
    {
        name: Address(Kind.LIST)
        for name in (
            "learning_events",
            "learning_event_participants",
            "learning_event_certificates",
            "learning_event_questions",
        )
    }
    | {"learning_event_add": Address(Kind.FORM)}
    | every(
        Kind.RECORD,
        "learning.Event",
        OPEN,
        "learning_event",
        "learning_event_invitation",
        # Every colleague may register.
        "learning_event_join",
    )
    | every(
        Kind.FORM,
        "learning.Event",
        OPEN,
        "learning_event_change",
        "learning_event_publish",
        "learning_event_close",
        "learning_event_reopen",
        "learning_event_hold",
        "learning_event_finish",
        "learning_event_cancel",
        "learning_event_session_add",
        "learning_event_person_add",
        "learning_event_material_add",
    )
    | every(Kind.FORM, "learning.Event", OVER, "learning_event_certify")
    | every(
        Kind.GUARDED_RECORD,
        "learning.Event",
        OPEN,
        "learning_event_desk",
        "learning_event_screen",
    )
    | every(
        Kind.FORM,
        "learning.EventSession",
        IN_OPEN,
        "learning_event_session_change",
        "learning_event_session_remove",
    )
    | {"learning_event_material": Address(Kind.RECORD, "learning.EventMaterial", IN_OPEN)}
    | every(
        Kind.FORM,
        "learning.EventMaterial",
        IN_OPEN,
        "learning_event_material_release",
        "learning_event_material_remove",
    )
    | every(
        Kind.GUARDED_RECORD,
        "learning.Registration",
        IN_OPEN,
        "learning_event_person",
        "learning_event_person_change",
        "learning_event_person_present",
        "learning_event_person_absent",
        "learning_event_person_withdraw",
    )
    | every(
        Kind.GUARDED_RECORD,
        "learning.Registration",
        IN_OVER,
        "learning_event_revoke",
    )
    | every(
        Kind.GUARDED_RECORD,
        "learning.EventQuestion",
        IN_OPEN,
        "learning_event_question",
        "learning_event_question_answer",
        "learning_event_question_show",
        "learning_event_question_hide",
    )
    | {
        name: Address(Kind.PUBLIC, extra=CODE)
        for name in (
            "learning_event_public",
            "learning_event_public_register",
            "learning_event_public_ask",
        )
    }
    | {
        "learning_events_public": Address(Kind.PUBLIC, extra={"slug": "kabupaten-serang"}),
        "learning_event_public_here": Address(Kind.PUBLIC, extra={**CODE, **KEY}),
        "learning_event_public_material": Address(Kind.PUBLIC, extra={**CODE, "pk": 1}),
    }
    | {
        name: Address(Kind.PUBLIC, extra=TICKET)
        for name in (
            "learning_event_public_ticket",
            "learning_event_public_change",
            "learning_event_public_withdraw",
            "learning_event_public_evaluate",
        )
    }
)
