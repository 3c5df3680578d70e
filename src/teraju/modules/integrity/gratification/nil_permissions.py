"""Who states that no gift was reported, and who decides on what the organisation gives."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

NIL = "gratification.nil"
ASK = "gratification.ask"
DECIDE = "gratification.decide"

RIGHTS = register_rights(
    "gratification",
    {
        # For the agency: its head, or the officer of the unit.
        "nil": {Role.AGENCY_HEAD, Role.UPG_OFFICER},
        # What the organisation gives or is offered: whoever prepares the event asks first.
        "ask": set(Role) - GUESTS,
        # Never who asked; the secretary where the head asked.
        "decide": {Role.AGENCY_HEAD, Role.REGIONAL_SECRETARY},
    },
)
