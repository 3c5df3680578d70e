"""Tables of enterprises and their coaching."""

from .coaching import Coaching, Programme, StageEntry
from .offer_papers import FirmPapers
from .offer_showcase import Listing
from .offer_tourism import ReadinessCheck, TourismPlace
from .registers import Enterprise, Product, YearFigures

__all__ = [
    "Coaching",
    "Enterprise",
    "FirmPapers",
    "Listing",
    "Product",
    "Programme",
    "ReadinessCheck",
    "StageEntry",
    "TourismPlace",
    "YearFigures",
]
