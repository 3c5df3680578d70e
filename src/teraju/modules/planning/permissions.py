"""Who may do what when an agency plans its system. Reading is a matter of scope, not of rights."""

from __future__ import annotations

from typing import Any

from teraju.platform.accounts.rights import refusal, register_rights, require
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.scope import Viewer

COLLEAGUES = set(Role) - GUESTS
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
        # And the office that looks after a thing, whichever role it holds (see is_holder).
        "resource.upkeep": OWNERS,
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


def is_holder(viewer: Viewer, resource: Any) -> bool:
    """Whether the viewer's office, in this agency, is the one that looks after a resource."""
    named = resource.holder_office.casefold() == viewer.office.casefold()
    return named and viewer.has_role(COLLEAGUES, resource.government_id, resource.agency.path)


def upkeep_refusal(viewer: Viewer, resource: Any) -> object:
    """Why the viewer may not note upkeep of a resource; an empty string if they may."""
    return "" if is_holder(viewer, resource) else refusal(viewer, RESOURCE_UPKEEP, resource)


def require_upkeep(viewer: Viewer, resource: Any) -> None:
    """Raise NotAllowed unless the viewer may note upkeep of a resource."""
    if not is_holder(viewer, resource):
        require(viewer, RESOURCE_UPKEEP, resource)
