"""The use-cases of this module: one function, one transaction, one event each."""

from .actions import (
    complete_action,
    drop_action,
    order_action,
    postpone_action,
    return_action,
    verify_action,
)
from .causes import look_for_similar, record_cause
from .checks import check_effect, close, reopen
from .handling import contain, correct, decide_action
from .imports import import_nonconformities
from .papers import issue_report
from .plans import (
    accept_plan,
    plan_action,
    return_plan,
    revise_plan,
    submit_plan,
    unplan_action,
)
from .reports import assign_owner, cancel, change_report, report, resume
from .suggestions import accept_suggestion, refuse_suggestion, suggest, withdraw_suggestion

__all__ = [
    "accept_plan",
    "accept_suggestion",
    "assign_owner",
    "cancel",
    "change_report",
    "check_effect",
    "close",
    "complete_action",
    "contain",
    "correct",
    "decide_action",
    "drop_action",
    "import_nonconformities",
    "issue_report",
    "look_for_similar",
    "order_action",
    "plan_action",
    "postpone_action",
    "record_cause",
    "refuse_suggestion",
    "reopen",
    "report",
    "resume",
    "return_action",
    "return_plan",
    "revise_plan",
    "submit_plan",
    "suggest",
    "unplan_action",
    "verify_action",
    "withdraw_suggestion",
]
