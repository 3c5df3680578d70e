"""Who may do what with declarations. Whose declarations one reads says the scope of each table."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

COLLEAGUES = set(Role) - GUESTS
KEEPERS = {Role.AGENCY_HEAD, Role.COMPLIANCE_FUNCTION}
SUPERIORS = {Role.AGENCY_HEAD, Role.REGIONAL_SECRETARY, Role.REGIONAL_HEAD}
# The secretary stands in where an agency has no such function, or it is the function's own matter.
FUNCTION = {Role.COMPLIANCE_FUNCTION, Role.REGIONAL_SECRETARY}

DECLARE = "declarations.declare"
KEEP = "declarations.keep"
DECIDE = "declarations.decide"
HANDLE = "declarations.handle"
ISSUE = "declarations.issue"

RIGHTS = register_rights(
    "declarations",
    {
        # Whoever works here declares, for themselves alone.
        "declare": COLLEAGUES,
        # Rounds of a year: opening, reminding, closing, and who is late.
        "keep": KEEPERS,
        # What happens with a conflict of interest; never with one's own.
        "decide": SUPERIORS,
        # What a statement says of an offer; never one's own.
        "handle": FUNCTION,
        # The paper of one's own pact.
        "issue": COLLEAGUES,
    },
)
