"""Tables of certification: bodies, certifications, audits, findings, certificates."""

from .bodies import Accreditation, CertificationBody
from .certificates import Certificate, CertificateStanding
from .certifications import BodyAudit, Certification, Visit
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
from .links import CertificationLink
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
    "AuditKind",
    "BodyAudit",
    "BodyFinding",
    "Certificate",
    "CertificateStanding",
    "Certification",
    "CertificationBody",
    "CertificationKind",
    "CertificationLink",
    "CertificationStatus",
    "Conclusion",
    "FindingClause",
    "FindingState",
    "GoverningBodyChoice",
    "Grade",
    "RecordRequest",
    "RequestLink",
    "Review",
    "ReviewDecision",
    "ReviewLine",
    "ReviewNote",
    "ReviewReceipt",
    "Sample",
    "StandingKind",
    "Verdict",
    "VerdictKind",
    "Visit",
    "VisitCode",
]
