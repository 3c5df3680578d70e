"""Who may do what with the 39. Reading is a matter of scope, not of rights."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

READ = "iso18091.read"
LEAD = "iso18091.lead"
ANSWER = "iso18091.answer"
IMPORT = "iso18091.import"
VERIFY = "iso18091.verify"

ANSWERERS = {
    Role.REGIONAL_SECRETARY,
    Role.AGENCY_HEAD,
    Role.QUALITY_COORDINATOR,
    Role.PROCESS_OWNER,
}
VERIFIERS = {Role.INTERNAL_AUDITOR}

RIGHTS = register_rights(
    "iso18091",
    {
        "read": set(Role) - GUESTS,
        # The diagnosis is the government's: only a hat of the whole of it reaches it.
        "lead": {Role.REGIONAL_SECRETARY, Role.QUALITY_COORDINATOR},
        # For the indicators of their agency; those of none belong to whoever leads.
        "answer": ANSWERERS,
        # Wherever in the government they work (see verifying.py).
        "verify": VERIFIERS,
        # Of a file each row is held against the right that its diagnosis asks for.
        "import": ANSWERERS | VERIFIERS,
    },
)
