"""Who may enter decrees that move working days."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

RIGHTS = register_rights(
    "calendar", {"decree.manage": {Role.ADMINISTRATOR, Role.REGIONAL_SECRETARY}}
)
