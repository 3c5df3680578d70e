"""Who may do what with tests, certificates and marks."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

CERTIFY = "enterprises.certify"
CHECK_LABEL = "enterprises.check_label"

CERTIFICATE_RIGHTS = register_rights(
    "enterprises",
    {
        # Audits, tests, applications, certificates and what is said of them.
        "certify": {Role.COACH, Role.QUALITY_COORDINATOR},
        "check_label": {Role.COACH, Role.QUALITY_COORDINATOR},
    },
)
