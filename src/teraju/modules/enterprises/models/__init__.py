"""Tables of enterprises and their coaching."""

from .coaching import Coaching, Programme, StageEntry
from .proposals import Proposal, ProposalStep
from .registers import Enterprise, Product, YearFigures

__all__ = [
    "Coaching",
    "Enterprise",
    "Product",
    "Programme",
    "Proposal",
    "ProposalStep",
    "StageEntry",
    "YearFigures",
]
