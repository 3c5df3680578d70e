"""Every address of the house, what it leads to and who should get there.

A new address fails `test_access.py` until it stands here.
"""

from __future__ import annotations

from .audits import AUDITS
from .channel import CHANNEL
from .conformity import CONFORMITY
from .cooperation import COOPERATION
from .declarations import DECLARATIONS
from .documents import DOCUMENTS
from .enterprises_certificates import ENTERPRISES_CERTIFICATES
from .enterprises_coaching import ENTERPRISES_COACHING
from .enterprises_offers import ENTERPRISES_OFFERS
from .enterprises_register import ENTERPRISES_REGISTER
from .enterprises_visits import ENTERPRISES_VISITS
from .gratification import GRATIFICATION
from .gratification_nil import GRATIFICATION_NIL
from .house import INSIGHT, PLATFORM, PUBLIC
from .improvement import IMPROVEMENT
from .integrity_zone import INTEGRITY_ZONE
from .internal_audits import INTERNAL_AUDITS
from .iso18091 import ISO18091
from .kinds import Address, Kind
from .learning import LEARNING
from .learning_events import LEARNING_EVENTS
from .learning_practices import LEARNING_PRACTICES
from .learning_studies import LEARNING_STUDIES
from .metrology import METROLOGY
from .operations import OPERATIONS
from .planning import PLANNING
from .risks import RISKS
from .satisfaction import SATISFACTION
from .standards import STANDARDS

__all__ = ["ADDRESSES", "Address", "Kind"]

ADDRESSES: dict[str, Address] = {
    **PUBLIC,
    **PLATFORM,
    **STANDARDS,
    **CONFORMITY,
    **DOCUMENTS,
    **PLANNING,
    **OPERATIONS,
    **RISKS,
    **IMPROVEMENT,
    **GRATIFICATION,
    **GRATIFICATION_NIL,
    **DECLARATIONS,
    **CHANNEL,
    **METROLOGY,
    **SATISFACTION,
    **ISO18091,
    **INTEGRITY_ZONE,
    **LEARNING,
    **ENTERPRISES_REGISTER,
    **ENTERPRISES_COACHING,
    **ENTERPRISES_CERTIFICATES,
    **ENTERPRISES_VISITS,
    **ENTERPRISES_OFFERS,
    **LEARNING_EVENTS,
    **LEARNING_STUDIES,
    **LEARNING_PRACTICES,
    **COOPERATION,
    **AUDITS,
    **INTERNAL_AUDITS,
    **INSIGHT,
}
