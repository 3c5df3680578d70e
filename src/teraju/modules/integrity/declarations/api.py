"""What neighbours may use of declarations."""

from __future__ import annotations

from .domain.kinds import Handling, Interest, Outcome, RoundKind
from .models import Conflict, Declaration, Duty, Round, Statement
from .selectors.teams import own_owed
from .services import (
    Told,
    cancel_round,
    close_round,
    copy_statement,
    decide_conflict,
    declare_event,
    end_conflict,
    extend_round,
    give,
    give_statement,
    handle_exception,
    issue_pact,
    open_round,
    remind_round,
    reopen_round,
)

__all__ = [
    "Conflict",
    "Declaration",
    "Duty",
    "Handling",
    "Interest",
    "Outcome",
    "Round",
    "RoundKind",
    "Statement",
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
    "own_owed",
    "remind_round",
    "reopen_round",
]
