"""Who may look after people, roles and the government's own data."""

from __future__ import annotations

from .rights import register_rights
from .roles import Role

RIGHTS = register_rights(
    "accounts",
    {
        # Held for the whole government: the list of people is not an agency's.
        "people.read": {Role.ADMINISTRATOR, Role.REGIONAL_SECRETARY},
        "people.manage": {Role.ADMINISTRATOR},
        # A guest is let in by those who answer for the audit, at their own agency.
        "guest.invite": {Role.ADMINISTRATOR, Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR},
    },
)
