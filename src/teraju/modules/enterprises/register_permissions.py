"""Who may do what with the register of enterprises and the catalogue of SNI."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

WORK = "enterprises.work"
WRITE = "enterprises.write"
CONTACT = "enterprises.contact"
PROPOSE = "enterprises.propose"

_KEEPERS = {Role.COACH, Role.QUALITY_COORDINATOR}
_HEADS = {Role.AGENCY_HEAD, Role.REGIONAL_SECRETARY, Role.REGIONAL_HEAD}

REGISTER_RIGHTS = register_rights(
    "enterprises",
    {
        # Who has its lines in the menu; everybody else reaches a record by a link.
        "work": _KEEPERS | _HEADS | {Role.STAFF, Role.ADMINISTRATOR, Role.BODY_AUDITOR},
        "write": _KEEPERS,
        # Who owns it and how to reach them.
        "contact": _KEEPERS | {Role.AGENCY_HEAD},
        # Who prepares a standard that is missing; it goes to BSN in the name of the agency.
        "propose": _KEEPERS | {Role.AGENCY_HEAD},
    },
)
