"""Tables of enterprises and their coaching."""

from .coaching import Coaching, Programme, StageEntry
from .coaching_selection import Applicant, Criterion, Score
from .coaching_work import Cost, GapAnalysis, GapAnswer, Promised, Stop, Task, Undertaking
from .proposals import Proposal, ProposalStep
from .registers import Enterprise, Product, YearFigures
from .visit_owners import OwnerContact, OwnerQuestion, OwnerUpload
from .visits import Visit, VisitEntry, VisitPicture, VisitStep

__all__ = [
    "Applicant",
    "Coaching",
    "Cost",
    "Criterion",
    "Enterprise",
    "GapAnalysis",
    "GapAnswer",
    "OwnerContact",
    "OwnerQuestion",
    "OwnerUpload",
    "Product",
    "Programme",
    "Promised",
    "Proposal",
    "ProposalStep",
    "Score",
    "StageEntry",
    "Stop",
    "Task",
    "Undertaking",
    "Visit",
    "VisitEntry",
    "VisitPicture",
    "VisitStep",
    "YearFigures",
]
