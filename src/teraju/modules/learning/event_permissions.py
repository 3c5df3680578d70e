"""Who may do what with events.

Who registered is known to those who look after the event and to the desk, and to nobody else.
"""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

_LOOK_AFTER = {
    Role.QUALITY_COORDINATOR,
    Role.COMPLIANCE_FUNCTION,
    Role.AGENCY_HEAD,
    Role.METROLOGY_HEAD,
}

READ = "learning.event.read"
MANAGE = "learning.event.manage"
DESK = "learning.event.desk"
CERTIFY = "learning.event.certify"
REVOKE = "learning.event.revoke"

EVENT_RIGHTS = register_rights(
    "learning",
    {
        "event.read": {*(set(Role) - GUESTS), Role.BODY_AUDITOR},
        "event.manage": _LOOK_AFTER,
        # Whoever sits at the door on the day.
        "event.desk": {*_LOOK_AFTER, Role.COUNTER},
        # Certificates are signed in the name of the head, and revoked by who may revoke papers.
        "event.certify": {Role.AGENCY_HEAD, Role.METROLOGY_HEAD},
        "event.revoke": {Role.AGENCY_HEAD},
    },
)
