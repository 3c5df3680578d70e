"""Who may do what when an agency plans its system. Reading is a matter of scope, not of rights."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

HEAD = {Role.AGENCY_HEAD}
AGENCY = {Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR}
OWNERS = AGENCY | {Role.PROCESS_OWNER}
MEASURERS = OWNERS | {Role.COMPLIANCE_FUNCTION}

CONTEXT_WRITE = "planning.context.write"
PARTY_WRITE = "planning.party.write"
SCOPE_WRITE = "planning.scope.write"
PROCESS_WRITE = "planning.process.write"
RESOURCE_WRITE = "planning.resource.write"
RESOURCE_UPKEEP = "planning.resource.upkeep"
STATEMENT_WRITE = "planning.statement.write"
APPROVE = "planning.approve"
OBJECTIVE_WRITE = "planning.objective.write"
OBJECTIVE_MEASURE = "planning.objective.measure"
OBJECTIVE_PLAN = "planning.objective.plan"
OBJECTIVE_ACT = "planning.objective.act"
OBJECTIVE_ISSUE = "planning.objective.issue"
REVIEW_WRITE = "planning.review.write"
CHANGE_WRITE = "planning.change.write"
CHANGE_CLOSE = "planning.change.close"

RIGHTS = register_rights(
    "planning",
    {
        # The head approves; the one who wrote never does (see services/approval.py).
        "approve": HEAD,
        "context.write": AGENCY | {Role.COMPLIANCE_FUNCTION},
        "party.write": AGENCY | {Role.COMPLIANCE_FUNCTION},
        "scope.write": AGENCY,
        "process.write": OWNERS,
        "resource.write": OWNERS,
        # Who uses a thing notes that it was looked after.
        "resource.upkeep": OWNERS | {Role.STAFF},
        "statement.write": AGENCY,
        "objective.write": MEASURERS,
        "objective.measure": MEASURERS,
        "objective.plan": MEASURERS,
        # An action is done by whoever it was given to.
        "objective.act": MEASURERS | {Role.STAFF},
        "objective.issue": AGENCY,
        "review.write": {Role.QUALITY_COORDINATOR, Role.COMPLIANCE_FUNCTION},
        "change.write": MEASURERS,
        "change.close": AGENCY,
    },
)
