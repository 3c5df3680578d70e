"""Who may keep licensed text. The catalogues themselves are changed by files alone."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

LICENSED_TEXT_WRITE = "standards.licensed_text.write"

RIGHTS = register_rights(
    "standards",
    {
        "licensed_text.write": {
            Role.QUALITY_COORDINATOR,
            Role.COMPLIANCE_FUNCTION,
            Role.ADMINISTRATOR,
        },
    },
)
