"""Addresses of improvement."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

ONE = (
    "improvement.Nonconformity",
    {**SERANG, "agency__kind": "inspectorate", "source": "complaint"},
)
ACTION = ("improvement.Action", {**SERANG, "agency__kind": "inspectorate", "round": None})
SUGGESTION = ("improvement.Suggestion", {**SERANG, "state": "proposed"})

IMPROVEMENT: dict[str, Address] = {
    **{
        name: Address(Kind.LIST)
        for name in (
            "improvement_nonconformities",
            "improvement_ageing",
            "improvement_actions",
            "improvement_suggestions",
            # Anybody who works here reports and suggests.
            "improvement_report",
            "improvement_suggestion_add",
        )
    },
    "improvement_action_add": Address(Kind.FORM),
    "improvement_nonconformity": Address(Kind.RECORD, *ONE),
    "improvement_action": Address(Kind.RECORD, *ACTION),
    "improvement_suggestion": Address(Kind.RECORD, *SUGGESTION),
    **every(
        Kind.FORM,
        *ONE,
        "improvement_change",
        "improvement_assign",
        "improvement_contain",
        "improvement_correct",
        "improvement_decide",
        "improvement_cause",
        "improvement_similar",
        "improvement_plan_action",
        "improvement_submit",
        "improvement_accept",
        "improvement_return",
        "improvement_revise",
        "improvement_check",
        "improvement_close",
        "improvement_reopen",
        "improvement_cancel",
        "improvement_resume",
        "improvement_issue",
    ),
    "improvement_unplan": Address(
        Kind.FORM, "improvement.Action", {**SERANG, "nonconformity__isnull": False}
    ),
    **every(
        Kind.FORM,
        *ACTION,
        "improvement_action_complete",
        "improvement_action_verify",
        "improvement_action_return",
        "improvement_action_postpone",
        "improvement_action_drop",
    ),
    **every(
        Kind.FORM, *SUGGESTION, "improvement_suggestion_accept", "improvement_suggestion_refuse"
    ),
    # Only who made it takes it back.
    "improvement_suggestion_withdraw": Address(Kind.NAMED, *SUGGESTION),
}
