"""Who may assess, add evidence and hand it out. Nobody judges a topic that they answer for."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

from .domain.states import ASSESSORS

READ = "conformity.readiness.read"
ASSESS = "conformity.assessment.judge"
EVIDENCE_ADD = "conformity.evidence.add"
EVIDENCE_WITHDRAW = "conformity.evidence.withdraw"
OWNER_SET = "conformity.owner.set"
REPORT_ISSUE = "conformity.report.issue"
PACK_MAKE = "conformity.pack.make"

_AGENCY = {Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR}

RIGHTS = register_rights(
    "conformity",
    {
        # A self-assessment is the government's own: no guest and nobody outside reads it.
        "readiness.read": set(Role) - GUESTS,
        "assessment.judge": {Role(role) for role in ASSESSORS},
        "evidence.add": {
            *_AGENCY,
            Role.COMPLIANCE_FUNCTION,
            Role.INTERNAL_AUDITOR,
            Role.PROCESS_OWNER,
            Role.UPG_OFFICER,
        },
        "evidence.withdraw": {*_AGENCY, Role.COMPLIANCE_FUNCTION, Role.INTERNAL_AUDITOR},
        "owner.set": _AGENCY,
        "report.issue": {*_AGENCY, Role.COMPLIANCE_FUNCTION, Role.INTERNAL_AUDITOR},
        "pack.make": {*_AGENCY, Role.COMPLIANCE_FUNCTION},
    },
)
