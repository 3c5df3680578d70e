"""Who may do what with worksheets of the integrity zone. Reading is a matter of scope."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

_HEADS = {Role.AGENCY_HEAD, Role.METROLOGY_HEAD}
_TEAM = {*_HEADS, Role.QUALITY_COORDINATOR, Role.COMPLIANCE_FUNCTION}

READ = "integrity_zone.sheet.read"
KEEP = "integrity_zone.sheet.keep"
FILL = "integrity_zone.sheet.fill"
SUBMIT = "integrity_zone.sheet.submit"
ASSESS = "integrity_zone.sheet.assess"
CLOSE = "integrity_zone.sheet.close"
PUBLISH = "integrity_zone.sheet.publish"
REPORT = "integrity_zone.sheet.report"

RIGHTS = register_rights(
    "integrity_zone",
    {
        "sheet.read": set(Role) - GUESTS,
        # Opening a sheet for a year, its last day and aim, and dropping one opened by mistake.
        "sheet.keep": _TEAM,
        "sheet.fill": {*_TEAM, Role.PROCESS_OWNER},
        "sheet.submit": _HEADS,
        # Never on one's own unit: services ask for that besides.
        "sheet.assess": {Role.TPI_ASSESSOR},
        "sheet.close": _HEADS,
        "sheet.publish": _HEADS,
        "sheet.report": {*_HEADS, Role.TPI_ASSESSOR},
    },
)
