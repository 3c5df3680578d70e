"""Who may do what with risks. Reading is a matter of scope, but for checks of people."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

HEAD = {Role.AGENCY_HEAD}
LEADERS = {Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR, Role.COMPLIANCE_FUNCTION}
WRITERS = LEADERS | {Role.PROCESS_OWNER}

RISK_WRITE = "risks.risk.write"
RISK_DECIDE = "risks.risk.decide"
TREATMENT_ACT = "risks.treatment.act"
EVENT_WRITE = "risks.event.write"
MONITOR = "risks.monitor"
ASSESSMENT_WRITE = "risks.assessment.write"
APPROVE = "risks.approve"
SCHEME_WRITE = "risks.scheme.write"
CHECK_WRITE = "risks.check.write"
CHECK_READ = "risks.check.read"
REPORT_ISSUE = "risks.report.issue"

RIGHTS = register_rights(
    "risks",
    {
        "risk.write": WRITERS,
        # Bear it, call it treated, close it.
        "risk.decide": LEADERS,
        # A treatment is carried out by whoever it was given to.
        "treatment.act": WRITERS | {Role.STAFF},
        "event.write": WRITERS | {Role.INTERNAL_AUDITOR},
        "monitor": WRITERS,
        "assessment.write": LEADERS,
        # The head approves; the one who wrote never does.
        "approve": HEAD,
        "scheme.write": HEAD | {Role.REGIONAL_SECRETARY},
        "check.write": {Role.COMPLIANCE_FUNCTION},
        # What was found about people is read by those who answer for it.
        "check.read": {Role.COMPLIANCE_FUNCTION, Role.AGENCY_HEAD, Role.INTERNAL_AUDITOR},
        "report.issue": LEADERS,
    },
)
