"""Tables of concerns; none holds a word that somebody wrote."""

from .cases import (
    Case,
    CaseHandler,
    Entry,
    Identity,
    IdentityKeeper,
    IdentityRequest,
    SealedFile,
)
from .doors import Attempts, Session, Spent
from .offices import Handler, Office, Person
from .trail import TrailEvent

__all__ = [
    "Attempts",
    "Case",
    "CaseHandler",
    "Entry",
    "Handler",
    "Identity",
    "IdentityKeeper",
    "IdentityRequest",
    "Office",
    "Person",
    "SealedFile",
    "Session",
    "Spent",
    "TrailEvent",
]
