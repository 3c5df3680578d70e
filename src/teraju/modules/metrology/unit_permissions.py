"""Who may do what with the unit's own records: scope, standards, stamps, stickers."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

SCOPE_WRITE = "metrology.scope.write"
STANDARD_WRITE = "metrology.standard.write"
ROOM_WRITE = "metrology.room.write"
STAMP_REQUEST = "metrology.stamp.request"
STAMP_KEEP = "metrology.stamp.keep"
ISSUE = "metrology.issue.keep"
STICKER_KEEP = "metrology.sticker.keep"
STICKER_BIND = "metrology.sticker.bind"

# Whoever keeps the safe hands out and takes back; the officials who verify take and bring.
_SAFE = {Role.METROLOGY_HEAD, Role.COUNTER}

UNIT_RIGHTS = register_rights(
    "metrology",
    {
        "scope.write": {Role.METROLOGY_HEAD, Role.QUALITY_COORDINATOR},
        "standard.write": {Role.METROLOGY_HEAD, Role.TESTER},
        "room.write": {Role.METROLOGY_HEAD, Role.TESTER, Role.COUNTER},
        # The application goes to the Directorate over the signature of the head of the agency.
        "stamp.request": {Role.METROLOGY_HEAD, Role.AGENCY_HEAD},
        "stamp.keep": _SAFE,
        "issue.keep": _SAFE,
        "sticker.keep": _SAFE,
        "sticker.bind": {Role.TESTER},
    },
)
