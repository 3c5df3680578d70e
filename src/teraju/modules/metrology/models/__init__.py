"""Tables of legal metrology."""

from .appointments import Appointment, CalendarFeed, DayOfTester
from .choices import PlaceKind, Standing
from .exemptions import Exemption
from .field import FieldEntry, FieldKey
from .issues import Issue, IssuedRoll, IssuedStamp, IssuedStandard
from .marks import Certificate, Mark, Verification, Voiding
from .net import NetContact, NetRequest
from .orders import LinePause, Order, OrderLine, Session
from .plan import (
    MarketStatement,
    PeriodReport,
    PlanLine,
    Potential,
    Reminder,
    ReminderStop,
    WayChange,
    YearPlan,
)
from .regions import OrderlyRegion
from .registers import Instrument, InstrumentWord, Owner, Place, Repairer, TagSeries
from .scope import ScopeArea, ScopeLetter, ScopeLine
from .sheets import Attempt, Sheet
from .stamps import StampCount, StampCountLine, StampLine, StampStock
from .standards import RoomReading, Standard, StandardCertificate, StandardLoan
from .stickers import Sticker, StickerRoll
from .supervision import CitizenReport, Inspection, InspectionItem
from .tariffs import TariffLine

__all__ = [
    "Appointment",
    "Attempt",
    "CalendarFeed",
    "Certificate",
    "CitizenReport",
    "DayOfTester",
    "Exemption",
    "FieldEntry",
    "FieldKey",
    "Inspection",
    "InspectionItem",
    "Instrument",
    "InstrumentWord",
    "Issue",
    "IssuedRoll",
    "IssuedStamp",
    "IssuedStandard",
    "LinePause",
    "Mark",
    "MarketStatement",
    "NetContact",
    "NetRequest",
    "Order",
    "OrderLine",
    "OrderlyRegion",
    "Owner",
    "PeriodReport",
    "Place",
    "PlaceKind",
    "PlanLine",
    "Potential",
    "Reminder",
    "ReminderStop",
    "Repairer",
    "RoomReading",
    "ScopeArea",
    "ScopeLetter",
    "ScopeLine",
    "Session",
    "Sheet",
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
    "TariffLine",
    "Verification",
    "Voiding",
    "WayChange",
    "YearPlan",
]
