"""Who may do what on the way to a certificate and in internal audits.

The auditee never closes a finding. Who works on an internal audit is named in its team.
"""

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
INTERNAL_READ = "audits.internal.read"
PROGRAMME_MANAGE = "audits.programme.manage"
PROGRAMME_APPROVE = "audits.programme.approve"
INTERNAL_PLAN = "audits.internal.plan"
# Held somewhere in the government; of one audit its team says who works on it.
INTERNAL_WORK = "audits.internal.work"
INTERNAL_ANSWER = "audits.internal.answer"

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
        "internal.read": set(Role) - GUESTS,
        "programme.manage": {Role.QUALITY_COORDINATOR, Role.INTERNAL_AUDITOR},
        "programme.approve": {Role.AGENCY_HEAD, Role.REGIONAL_SECRETARY, Role.REGIONAL_HEAD},
        "internal.plan": {Role.QUALITY_COORDINATOR, Role.INTERNAL_AUDITOR},
        "internal.work": {Role.INTERNAL_AUDITOR},
        "internal.answer": AUDITEE,
        "file.add": AUDITEE | {Role.ADMINISTRATOR},
        "file.remove": {Role.QUALITY_COORDINATOR, Role.ADMINISTRATOR},
    },
)
