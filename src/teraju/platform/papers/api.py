"""What neighbours may know of papers."""

from __future__ import annotations

from .contents import (
    Approval,
    Card,
    CertificateLine,
    ControlledDocument,
    DocumentCover,
    EvidenceLine,
    FindingCount,
    Gap,
    Letter,
    ObjectiveLine,
    ObjectivesReport,
    ObjectiveValueLine,
    PackFile,
    PackIndex,
    PackManifest,
    PackRequirement,
    ProgrammeSummary,
    ReadinessReport,
    RequirementState,
    RevisionLine,
    StandardGaps,
    StateCounts,
    StatementSection,
    Step,
    SystemStatement,
)
from .embedding import Embedded
from .models import Paper
from .numbers import NumberKind, next_number, official_number, register_numbers
from .pictures import Drawing
from .rendering import Imprint, Letterhead, RenderedPaper, render
from .selectors import papers_of
from .services import Signatory, issue_paper, letterhead_of, revoke_paper

__all__ = [
    "Approval",
    "Card",
    "CertificateLine",
    "ControlledDocument",
    "DocumentCover",
    "Drawing",
    "Embedded",
    "EvidenceLine",
    "FindingCount",
    "Gap",
    "Imprint",
    "Letter",
    "Letterhead",
    "NumberKind",
    "ObjectiveLine",
    "ObjectiveValueLine",
    "ObjectivesReport",
    "PackFile",
    "PackIndex",
    "PackManifest",
    "PackRequirement",
    "Paper",
    "ProgrammeSummary",
    "ReadinessReport",
    "RenderedPaper",
    "RequirementState",
    "RevisionLine",
    "Signatory",
    "StandardGaps",
    "StateCounts",
    "StatementSection",
    "Step",
    "SystemStatement",
    "issue_paper",
    "letterhead_of",
    "next_number",
    "official_number",
    "papers_of",
    "register_numbers",
    "render",
    "revoke_paper",
]
