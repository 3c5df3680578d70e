"""Who may do what with supervision and reports of citizens."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

INSPECTION_PLAN = "metrology.inspection.plan"
INSPECTION_DO = "metrology.inspection.do"
INSPECTION_DECIDE = "metrology.inspection.decide"
REPORT_HANDLE = "metrology.report.handle"

SUPERVISION_RIGHTS = register_rights(
    "metrology",
    {
        "inspection.plan": {Role.SUPERVISOR, Role.METROLOGY_HEAD},
        # Whoever verifies does not supervise: only this role goes there.
        "inspection.do": {Role.SUPERVISOR},
        "inspection.decide": {Role.METROLOGY_HEAD, Role.AGENCY_HEAD},
        "report.handle": {Role.COUNTER, Role.SUPERVISOR, Role.METROLOGY_HEAD},
    },
)
