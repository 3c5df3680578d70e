"""Who may do what on the way to a certificate. The auditee never closes a finding."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

AGENCY = {Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR}
AUDITEE = AGENCY | {Role.PROCESS_OWNER}

BODY_READ = "audits.body.read"
BODY_MANAGE = "audits.body.manage"
MANAGE = "audits.certification.manage"
APPLY = "audits.certification.apply"
WITHDRAW = "audits.certification.withdraw"
FINDING_RECORD = "audits.finding.record"
FINDING_ANSWER = "audits.finding.answer"
FINDING_JUDGE = "audits.finding.judge"
# Copying the body's letter is asked for on the whole government, never on the audited agency.
FINDING_TRANSCRIBE = "audits.finding.transcribe"
DECISION_RECORD = "audits.decision.record"
CERTIFICATE_MANAGE = "audits.certificate.manage"
FILE_ADD = "audits.file.add"
FILE_REMOVE = "audits.file.remove"
GUEST_INVITE = "accounts.guest.invite"

RIGHTS = register_rights(
    "audits",
    {
        "body.read": set(Role) - GUESTS,
        "body.manage": {Role.ADMINISTRATOR},
        "certification.manage": AGENCY | {Role.ADMINISTRATOR},
        "certification.apply": AGENCY,
        "certification.withdraw": {Role.AGENCY_HEAD},
        "finding.record": {Role.BODY_AUDITOR, Role.QUALITY_COORDINATOR, Role.ADMINISTRATOR},
        "finding.answer": AUDITEE,
        "finding.judge": {Role.BODY_AUDITOR},
        "finding.transcribe": {Role.ADMINISTRATOR},
        "decision.record": AGENCY | {Role.ADMINISTRATOR},
        "certificate.manage": AGENCY | {Role.ADMINISTRATOR},
        "file.add": AUDITEE | {Role.ADMINISTRATOR},
        "file.remove": {Role.QUALITY_COORDINATOR, Role.ADMINISTRATOR},
    },
)
