"""Who may do what with the yearly plan, boards and reports."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

PLAN_WRITE = "metrology.plan.write"
FIGURE_WRITE = "metrology.figure.write"
REPORT_SIGN = "metrology.report.sign"
EXPORT = "metrology.national.export"
REMIND = "metrology.reminder.send"
ORDERLY_WRITE = "metrology.orderly.write"
HEADLINE_READ = "metrology.headline.read"

PLAN_RIGHTS = register_rights(
    "metrology",
    {
        "plan.write": {Role.METROLOGY_HEAD},
        # Potential and the day of the change of way are the unit's own statements.
        "figure.write": {Role.METROLOGY_HEAD},
        "report.sign": {Role.METROLOGY_HEAD, Role.AGENCY_HEAD},
        "national.export": {Role.METROLOGY_HEAD, Role.ADMINISTRATOR},
        "reminder.send": {Role.COUNTER, Role.METROLOGY_HEAD},
        "orderly.write": {Role.METROLOGY_HEAD, Role.COUNTER},
        # On whose overview the headline stands; its page is open to every colleague.
        "headline.read": {
            Role.METROLOGY_HEAD,
            Role.TESTER,
            Role.COUNTER,
            Role.AGENCY_HEAD,
            Role.REGIONAL_HEAD,
            Role.REGIONAL_SECRETARY,
        },
    },
)
