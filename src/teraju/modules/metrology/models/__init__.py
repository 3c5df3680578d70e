"""Tables of legal metrology."""

from .choices import PlaceKind, Standing
from .registers import Instrument, Owner, Place, Repairer

__all__ = ["Instrument", "Owner", "Place", "PlaceKind", "Repairer", "Standing"]
