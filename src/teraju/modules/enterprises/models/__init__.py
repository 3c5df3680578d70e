"""Tables of enterprises and their coaching."""

from .coaching import Coaching, Programme, StageEntry
from .registers import Enterprise, Product, YearFigures
from .visit_owners import OwnerContact, OwnerQuestion, OwnerUpload
from .visits import Visit, VisitEntry, VisitPicture, VisitStep

__all__ = [
    "Coaching",
    "Enterprise",
    "OwnerContact",
    "OwnerQuestion",
    "OwnerUpload",
    "Product",
    "Programme",
    "StageEntry",
    "Visit",
    "VisitEntry",
    "VisitPicture",
    "VisitStep",
    "YearFigures",
]
