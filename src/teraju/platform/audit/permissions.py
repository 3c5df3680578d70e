"""Who may read the trail, and who may shred the personal part of an event."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

READ = "audit.trail.read"
SHRED = "audit.personal.shred"

RIGHTS = register_rights(
    "audit",
    {
        "trail.read": {Role.ADMINISTRATOR, Role.REGIONAL_SECRETARY, Role.INTERNAL_AUDITOR},
        "personal.shred": {Role.ADMINISTRATOR},
    },
)
