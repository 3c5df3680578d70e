"""Who may revoke papers and who keeps the patterns of numbers; issuing is each module's own."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

REVOKE = "papers.paper.revoke"
MANAGE_PATTERNS = "papers.pattern.manage"

RIGHTS = register_rights(
    "papers",
    {
        "paper.revoke": {Role.AGENCY_HEAD, Role.REGIONAL_SECRETARY},
        "pattern.manage": {Role.ADMINISTRATOR},
    },
)
