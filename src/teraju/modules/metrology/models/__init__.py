"""Tables of legal metrology."""

from .choices import PlaceKind, Standing
from .exemptions import Exemption
from .issues import Issue, IssuedRoll, IssuedStamp, IssuedStandard
from .registers import Instrument, InstrumentWord, Owner, Place, Repairer, TagSeries
from .scope import ScopeArea, ScopeLetter, ScopeLine
from .stamps import StampCount, StampCountLine, StampLine, StampStock
from .standards import RoomReading, Standard, StandardCertificate, StandardLoan
from .stickers import Sticker, StickerRoll

__all__ = [
    "Exemption",
    "Instrument",
    "InstrumentWord",
    "Issue",
    "IssuedRoll",
    "IssuedStamp",
    "IssuedStandard",
    "Owner",
    "Place",
    "PlaceKind",
    "Repairer",
    "RoomReading",
    "ScopeArea",
    "ScopeLetter",
    "ScopeLine",
    "StampCount",
    "StampCountLine",
    "StampLine",
    "StampStock",
    "Standard",
    "StandardCertificate",
    "StandardLoan",
    "Standing",
    "Sticker",
    "StickerRoll",
    "TagSeries",
]
