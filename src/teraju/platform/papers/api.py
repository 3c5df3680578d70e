"""What neighbours may know of papers."""

from __future__ import annotations

from .contents import (
    AssignmentLetter,
    Card,
    CertificateLine,
    EvidenceLine,
    FindingCount,
    Gap,
    Letter,
    PackFile,
    PackIndex,
    PackManifest,
    PackRequirement,
    ProgrammeSummary,
    ReadinessReport,
    RequirementState,
    ServiceStandard,
    StandardGaps,
    StandardPart,
    StateCounts,
    Step,
)
from .models import Paper
from .numbers import NumberKind, next_number, official_number, register_numbers
from .pictures import Drawing
from .rendering import Imprint, Letterhead, RenderedPaper, render
from .selectors import papers_of
from .services import Signatory, issue_paper, letterhead_of, revoke_paper

__all__ = [
    "AssignmentLetter",
    "Card",
    "CertificateLine",
    "Drawing",
    "EvidenceLine",
    "FindingCount",
    "Gap",
    "Imprint",
    "Letter",
    "Letterhead",
    "NumberKind",
    "PackFile",
    "PackIndex",
    "PackManifest",
    "PackRequirement",
    "Paper",
    "ProgrammeSummary",
    "ReadinessReport",
    "RenderedPaper",
    "RequirementState",
    "ServiceStandard",
    "Signatory",
    "StandardGaps",
    "StandardPart",
    "StateCounts",
    "Step",
    "issue_paper",
    "letterhead_of",
    "next_number",
    "official_number",
    "papers_of",
    "register_numbers",
    "render",
    "revoke_paper",
]
