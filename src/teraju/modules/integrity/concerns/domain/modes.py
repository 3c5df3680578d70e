"""How a concern is raised, and on which side of it something was written."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """What the desk may know of who raises a concern."""

    # Nobody knows. No reward under PP 43/2018, which asks for a name and an identity card.
    ANONYMOUS = "anonymous"
    # The name lies sealed in two layers; a second person has to approve before it is read.
    CONFIDENTIAL = "confidential"
    # Whoever handles the concern reads the name.
    NAMED = "named"


class Channel(StrEnum):
    """By which way a concern came."""

    WEB = "web"
    LETTER = "letter"
    PHONE = "phone"
    VISIT = "visit"


class Side(StrEnum):
    """Who wrote an entry."""

    REPORTER = "reporter"
    HANDLER = "handler"


class Audience(StrEnum):
    """To whom an entry is sealed."""

    ALL = "all"
    HANDLERS = "handlers"


class Kind(StrEnum):
    """What an entry is. The desk adds its own."""

    REPORT = "report"
    MESSAGE = "message"
    # Who raised a named concern; sealed to its handlers.
    IDENTITY = "identity"
    ACKNOWLEDGEMENT = "acknowledgement"
    TRIAGE = "triage"
    RETALIATION = "retaliation"
    PROTECTION = "protection"
    PLAN = "plan"
    NOTE = "note"
    HEARING = "hearing"
    CONCLUSION = "conclusion"
    FEEDBACK = "feedback"
    CONTACT = "contact"
    STEP_BACK = "step_back"
    MASKED = "masked"
    STEP = "step"
