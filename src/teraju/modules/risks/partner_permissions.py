"""Who may do what with partners, their checks and the worksheets of controls."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

_FUNCTION = {Role.COMPLIANCE_FUNCTION}
_LOOK_AFTER = {Role.QUALITY_COORDINATOR, Role.COMPLIANCE_FUNCTION}
_WORK_WITH = {*_LOOK_AFTER, Role.PROCESS_OWNER}

PARTNER_READ = "risks.partner.read"
PARTNER_WRITE = "risks.partner.write"
LEVEL_JUDGE = "risks.partner.judge"
PARTNER_BLOCK = "risks.partner.block"
ENGAGEMENT_WRITE = "risks.engagement.write"
EVALUATION_WRITE = "risks.evaluation.write"
DILIGENCE_READ = "risks.diligence.read"
DILIGENCE_WRITE = "risks.diligence.write"
DILIGENCE_REVIEW = "risks.diligence.review"
DILIGENCE_APPROVE = "risks.diligence.approve"
COMMITMENT_WRITE = "risks.commitment.write"
CONTROL_CHECK_WRITE = "risks.control_check.write"
WORKSHEET_WRITE = "risks.worksheet.write"
WORKSHEET_APPROVE = "risks.worksheet.approve"
PARTNER_PAPER = "risks.partner.paper"

PARTNER_RIGHTS = register_rights(
    "risks",
    {
        "partner.read": {*(set(Role) - GUESTS), Role.BODY_AUDITOR},
        "partner.write": _WORK_WITH,
        # How far a partner is exposed, and who is shut out, the compliance function says.
        "partner.judge": _FUNCTION,
        "partner.block": {Role.AGENCY_HEAD, Role.COMPLIANCE_FUNCTION},
        "engagement.write": _WORK_WITH,
        "evaluation.write": {Role.QUALITY_COORDINATOR, Role.PROCESS_OWNER},
        # What was found on a partner is for few: whoever works on it, decides it or audits it.
        "diligence.read": {*_WORK_WITH, Role.AGENCY_HEAD, Role.INTERNAL_AUDITOR},
        "diligence.write": _WORK_WITH,
        "diligence.review": _FUNCTION,
        "diligence.approve": {Role.AGENCY_HEAD},
        "commitment.write": _LOOK_AFTER,
        "control_check.write": _FUNCTION,
        "worksheet.write": _LOOK_AFTER,
        "worksheet.approve": {Role.AGENCY_HEAD},
        # Papers are signed in the name of the head.
        "partner.paper": {Role.AGENCY_HEAD},
    },
)
