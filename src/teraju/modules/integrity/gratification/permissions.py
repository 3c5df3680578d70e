"""Who may do what with gratification. Who sees a report, its wall says (models/walls.py)."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

COLLEAGUES = set(Role) - GUESTS
OFFICERS = {Role.UPG_OFFICER}

REPORT = "gratification.report"
HANDLE = "gratification.handle"
ATTACH = "gratification.attach"

RIGHTS = register_rights(
    "gratification",
    {
        # Whoever works here reports their own gifts.
        "report": COLLEAGUES,
        # The desk of the UPG; the wall shuts an officer out of what is too near.
        "handle": OFFICERS,
        # Photos are brought by the reporter and by the desk, each within what they see.
        "attach": COLLEAGUES,
    },
)
