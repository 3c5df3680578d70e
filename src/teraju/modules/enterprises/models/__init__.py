"""Tables of enterprises and their coaching."""

from .certificates import Application, CertificateSaying, ProductCertificate
from .coaching import Coaching, Programme, StageEntry
from .firm_audits import AuditFinding, FirmAudit
from .labels import LabelCheck
from .product_tests import ProductTest, TestLine
from .proposals import Proposal, ProposalStep
from .registers import Enterprise, Product, YearFigures

__all__ = [
    "Application",
    "AuditFinding",
    "CertificateSaying",
    "Coaching",
    "Enterprise",
    "FirmAudit",
    "LabelCheck",
    "Product",
    "ProductCertificate",
    "ProductTest",
    "Programme",
    "Proposal",
    "ProposalStep",
    "StageEntry",
    "TestLine",
    "YearFigures",
]
