"""Who keeps the government's own data, its agencies and places."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

RIGHTS = register_rights(
    "organisation",
    {
        "government.manage": {Role.ADMINISTRATOR, Role.REGIONAL_SECRETARY},
        "agency.manage": {Role.ADMINISTRATOR},
        "place.manage": {Role.ADMINISTRATOR, Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR},
    },
)
