"""Tables of certification and of internal audits: bodies, programmes, audits, findings."""

from .bodies import Accreditation, CertificationBody
from .certificates import Certificate, CertificateStanding
from .certifications import BodyAudit, Certification, Visit
from .checklists import AuditFinding, AuditFindingClause, ChecklistRow
from .choices import (
    AuditKind,
    CertificationKind,
    CertificationStatus,
    Conclusion,
    FindingState,
    Grade,
    StandingKind,
    VerdictKind,
    VisitCode,
)
from .findings import BodyFinding, FindingClause, Verdict
from .internal_audits import AuditCopy, InternalAudit, PlanSlot, TeamMember
from .internal_choices import InternalKind, InternalStatus, Part, RowResult, YearStatus
from .links import CertificationLink
from .programmes import AuditProgramme, ProgrammeLine

__all__ = [
    "Accreditation",
    "AuditCopy",
    "AuditFinding",
    "AuditFindingClause",
    "AuditKind",
    "AuditProgramme",
    "BodyAudit",
    "BodyFinding",
    "Certificate",
    "CertificateStanding",
    "Certification",
    "CertificationBody",
    "CertificationKind",
    "CertificationLink",
    "CertificationStatus",
    "ChecklistRow",
    "Conclusion",
    "FindingClause",
    "FindingState",
    "Grade",
    "InternalAudit",
    "InternalKind",
    "InternalStatus",
    "Part",
    "PlanSlot",
    "ProgrammeLine",
    "RowResult",
    "StandingKind",
    "TeamMember",
    "Verdict",
    "VerdictKind",
    "Visit",
    "VisitCode",
    "YearStatus",
]
