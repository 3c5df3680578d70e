"""Addresses of declarations."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

ROUND = ("declarations.Round", {**SERANG, "agency__kind": "inspectorate", "state": "open"})
CLOSED = ("declarations.Round", {**SERANG, "agency__kind": "inspectorate", "state": "closed"})
CONFLICT = ("declarations.Conflict", {**SERANG, "agency__kind": "inspectorate"})
PACT = ("declarations.Declaration", {**SERANG, "agency__kind": "inspectorate", "kind": "pact"})
TOLD = ("declarations.Statement", {**SERANG, "exception": "handled"})
TEAM = ("operations.Assignment", {**SERANG, "state": "drafted", "starts_on__gte": "2020-06-01"})
KIND = {"kind": "operations.assignment"}

DECLARATIONS: dict[str, Address] = {
    **{
        name: Address(Kind.LIST)
        for name in (
            "declarations_declarations",
            "declarations_conflicts",
            "declarations_rounds",
            "declarations_statements",
            # Anybody who works here declares a conflict of interest.
            "declarations_declare",
        )
    },
    "declarations_duties": Address(Kind.GUARDED_LIST),
    "declarations_round_open": Address(Kind.FORM),
    "declarations_round": Address(Kind.RECORD, *ROUND),
    **every(
        Kind.FORM,
        *ROUND,
        "declarations_round_remind",
        "declarations_round_extend",
        "declarations_round_close",
        "declarations_round_cancel",
    ),
    "declarations_round_reopen": Address(Kind.FORM, *CLOSED),
    # Who is asked finds the form, nobody else.
    "declarations_give": Address(
        Kind.OWN, "declarations.Duty", {**SERANG, "agency__kind": "inspectorate"}
    ),
    # What people declare is read by themselves and by few offices.
    "declarations_declaration": Address(Kind.GUARDED_RECORD, *PACT),
    "declarations_conflict": Address(Kind.GUARDED_RECORD, *CONFLICT),
    "declarations_conflict_decide": Address(Kind.GUARDED_RECORD, *CONFLICT),
    "declarations_conflict_end": Address(Kind.GUARDED_RECORD, *CONFLICT),
    "declarations_statement": Address(Kind.GUARDED_RECORD, *TOLD),
    "declarations_statement_handle": Address(Kind.GUARDED_RECORD, *TOLD),
    "declarations_pact_issue": Address(Kind.OWN, *PACT),
    "declarations_statement_give": Address(Kind.NAMED, *TEAM, extra=KIND),
    "declarations_statement_copy": Address(
        Kind.NAMED,
        *TEAM,
        extra=KIND,
        second=("member", "operations.TeamMember", {"user__isnull": False}),
    ),
}
