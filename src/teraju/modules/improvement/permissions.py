"""Who may do what with improvement. Reading is a matter of scope, not of rights."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

COLLEAGUES = set(Role) - GUESTS
DECIDERS = {Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR, Role.COMPLIANCE_FUNCTION}
JUDGES = DECIDERS | {Role.INTERNAL_AUDITOR}
WORKERS = DECIDERS | {Role.PROCESS_OWNER}

REPORT = "improvement.report"
WORK = "improvement.work"
DECIDE = "improvement.decide"
JUDGE = "improvement.judge"
ACT = "improvement.act"
ORDER = "improvement.order"
SUGGEST = "improvement.suggest"
ISSUE = "improvement.issue"
ATTACH = "improvement.attach"

RIGHTS = register_rights(
    "improvement",
    {
        # Whoever works here says so when something is not as it has to be.
        "report": COLLEAGUES,
        # And the owner of the nonconformity, whichever role they hold (see services/common.py).
        "work": WORKERS,
        # Whether a corrective action is needed, whose it is, whether it is unfounded.
        "decide": DECIDERS,
        # Plans, effects, closing; never by who owns it or did the work (see services/judging.py).
        "judge": JUDGES,
        # An action is done by whoever it was given to.
        "act": WORKERS | {Role.STAFF},
        "order": JUDGES,
        "suggest": COLLEAGUES,
        "issue": JUDGES,
        # Proofs are brought by whoever works on it or judges it.
        "attach": JUDGES | WORKERS | {Role.STAFF},
    },
)
