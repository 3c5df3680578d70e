"""The use-cases of this module: one function, one transaction, one event each."""

from .conflicts import decide_conflict, end_conflict
from .declaring import Told, declare_event, give
from .papers import issue_pact
from .rounds import (
    cancel_round,
    close_round,
    extend_round,
    open_round,
    remind_round,
    reopen_round,
    sync_round,
)
from .statements import copy_statement, give_statement, handle_exception

__all__ = [
    "Told",
    "cancel_round",
    "close_round",
    "copy_statement",
    "decide_conflict",
    "declare_event",
    "end_conflict",
    "extend_round",
    "give",
    "give_statement",
    "handle_exception",
    "issue_pact",
    "open_round",
    "remind_round",
    "reopen_round",
    "sync_round",
]
