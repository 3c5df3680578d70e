"""Who may do what with surveys and complaints. Reading is a matter of scope, not of rights."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

_KEEPERS = {Role.SURVEY_MANAGER, Role.QUALITY_COORDINATOR}
_HEADS = {Role.AGENCY_HEAD, Role.REGIONAL_SECRETARY}

WORK = "satisfaction.work"
PLAN = "satisfaction.plan"
ENTER = "satisfaction.enter"
JUDGE = "satisfaction.judge"
PUBLISH = "satisfaction.publish"
ISSUE = "satisfaction.issue"
HISTORY = "satisfaction.history"
RECEIVE = "satisfaction.receive"
ANSWER = "satisfaction.answer"
CONTACT = "satisfaction.contact"

RIGHTS = register_rights(
    "satisfaction",
    {
        # Who has its lines in the menu; everybody else reaches a record by a link.
        "work": _KEEPERS
        | _HEADS
        | {Role.COUNTER, Role.PROCESS_OWNER, Role.REGIONAL_HEAD, Role.ADMINISTRATOR}
        | {Role.BODY_AUDITOR},
        "plan": _KEEPERS,
        # Sheets of paper are typed in by whoever stands at the counter, too.
        "enter": _KEEPERS | {Role.COUNTER},
        # Whether marked answers count, and which comments are shown to everybody.
        "judge": _KEEPERS,
        # Whoever answers for the service says what is told of it.
        "publish": _HEADS,
        "issue": _KEEPERS | _HEADS,
        "history": _KEEPERS,
        "receive": _KEEPERS | {Role.COUNTER},
        "answer": _KEEPERS | _HEADS | {Role.PROCESS_OWNER},
        # Who complained and how to reach them.
        "contact": _KEEPERS | _HEADS | {Role.COUNTER, Role.PROCESS_OWNER},
    },
)
