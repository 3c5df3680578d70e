"""What neighbours may know of papers."""

from __future__ import annotations

from .contents import Card, CertificateLine, FindingCount, Letter, ProgrammeSummary, Step
from .models import Paper
from .numbers import NumberKind, next_number, official_number, register_numbers
from .rendering import Imprint, Letterhead, RenderedPaper, render
from .selectors import papers_of
from .services import Signatory, issue_paper, letterhead_of, revoke_paper

__all__ = [
    "Card",
    "CertificateLine",
    "FindingCount",
    "Imprint",
    "Letter",
    "Letterhead",
    "NumberKind",
    "Paper",
    "ProgrammeSummary",
    "RenderedPaper",
    "Signatory",
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
