"""Tables of enterprises and their coaching."""

from .certificates import Application, CertificateSaying, ProductCertificate
from .coaching import Coaching, Programme, StageEntry
from .coaching_selection import Applicant, Criterion, Score
from .coaching_work import Cost, GapAnalysis, GapAnswer, Promised, Stop, Task, Undertaking
from .firm_audits import FirmAudit, FirmFinding
from .labels import LabelCheck
from .offer_papers import FirmPapers
from .offer_showcase import Listing
from .offer_tourism import ReadinessCheck, TourismPlace
from .product_tests import ProductTest, TestLine
from .proposals import Proposal, ProposalStep
from .registers import Enterprise, Product, YearFigures
from .visit_owners import OwnerContact, OwnerQuestion, OwnerUpload
from .visits import Visit, VisitEntry, VisitPicture, VisitStep

__all__ = [
    "Applicant",
    "Application",
    "CertificateSaying",
    "Coaching",
    "Cost",
    "Criterion",
    "Enterprise",
    "FirmAudit",
    "FirmFinding",
    "FirmPapers",
    "GapAnalysis",
    "GapAnswer",
    "LabelCheck",
    "Listing",
    "OwnerContact",
    "OwnerQuestion",
    "OwnerUpload",
    "Product",
    "ProductCertificate",
    "ProductTest",
    "Programme",
    "Promised",
    "Proposal",
    "ProposalStep",
    "ReadinessCheck",
    "Score",
    "StageEntry",
    "Stop",
    "Task",
    "TestLine",
    "TourismPlace",
    "Undertaking",
    "Visit",
    "VisitEntry",
    "VisitPicture",
    "VisitStep",
    "YearFigures",
]
