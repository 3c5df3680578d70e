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
from .guest_work import RecordRequest, RequestLink, Sample
from .internal_audits import AuditCopy, InternalAudit, PlanSlot, TeamMember
from .internal_choices import InternalKind, InternalStatus, Part, RowResult, YearStatus
from .links import CertificationLink
from .programmes import AuditProgramme, ProgrammeLine
from .reviews import (
    GoverningBodyChoice,
    Review,
    ReviewDecision,
    ReviewLine,
    ReviewNote,
    ReviewReceipt,
)

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
    "GoverningBodyChoice",
    "Grade",
    "InternalAudit",
    "InternalKind",
    "InternalStatus",
    "Part",
    "PlanSlot",
    "ProgrammeLine",
    "RecordRequest",
    "RequestLink",
    "Review",
    "ReviewDecision",
    "ReviewLine",
    "ReviewNote",
    "ReviewReceipt",
    "RowResult",
    "Sample",
    "StandingKind",
    "TeamMember",
    "Verdict",
    "VerdictKind",
    "Visit",
    "VisitCode",
    "YearStatus",
]
