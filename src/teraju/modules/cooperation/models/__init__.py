"""Agreements, what follows from them, and the programmes that lead to a certificate."""

from .agreements import Agreement, AgreementQuerySet, LegalBasis, Party
from .coaching import CoachAccess, CoachVisit, CoachVisitQuerySet
from .follow_up import Evaluation, Output, PlanTask
from .programmes import (
    Programme,
    ProgrammeLink,
    ProgrammeStep,
    ProgrammeTemplate,
    ProgrammeTemplateStep,
)

__all__ = [
    "Agreement",
    "AgreementQuerySet",
    "CoachAccess",
    "CoachVisit",
    "CoachVisitQuerySet",
    "Evaluation",
    "LegalBasis",
    "Output",
    "Party",
    "PlanTask",
    "Programme",
    "ProgrammeLink",
    "ProgrammeStep",
    "ProgrammeTemplate",
    "ProgrammeTemplateStep",
]
