"""Tables of legal metrology."""

from .choices import PlaceKind, Standing
from .exemptions import Exemption
from .registers import Instrument, InstrumentWord, Owner, Place, Repairer, TagSeries

__all__ = [
    "Exemption",
    "Instrument",
    "InstrumentWord",
    "Owner",
    "Place",
    "PlaceKind",
    "Repairer",
    "Standing",
    "TagSeries",
]
