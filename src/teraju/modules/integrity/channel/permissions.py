"""Who may do what with what is known of the channel. No right here opens a concern."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

WRITE = "channel.write"
READ = "channel.read"

RIGHTS = register_rights(
    "channel",
    {
        # The function announces the channel and takes its statements in.
        "write": {Role.COMPLIANCE_FUNCTION},
        # Numbers, months and classes of outcomes, for those who answer for the system.
        "read": {
            Role.COMPLIANCE_FUNCTION,
            Role.CONCERN_HANDLER,
            Role.REGIONAL_HEAD,
            Role.REGIONAL_SECRETARY,
            Role.AGENCY_HEAD,
            Role.INTERNAL_AUDITOR,
            Role.BODY_AUDITOR,
        },
    },
)
