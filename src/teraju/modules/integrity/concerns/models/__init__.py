"""Tables of concerns; none holds a word that somebody wrote."""

from .afterwards import (
    ChannelTest,
    HandOver,
    IssuedStatement,
    Keeping,
    Leftover,
    Lesson,
    PublishedPeriod,
    Shredded,
)
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
from .recovery import Escrow, Recovery, RecoveryKey, RecoveryLayers
from .trail import TrailEvent

__all__ = [
    "Attempts",
    "Case",
    "CaseHandler",
    "ChannelTest",
    "Entry",
    "Escrow",
    "HandOver",
    "Handler",
    "Identity",
    "IdentityKeeper",
    "IdentityRequest",
    "IssuedStatement",
    "Keeping",
    "Leftover",
    "Lesson",
    "Office",
    "Person",
    "PublishedPeriod",
    "Recovery",
    "RecoveryKey",
    "RecoveryLayers",
    "SealedFile",
    "Session",
    "Shredded",
    "Spent",
    "TrailEvent",
]
