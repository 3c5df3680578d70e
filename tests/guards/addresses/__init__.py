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
from .gratification import GRATIFICATION
from .gratification_nil import GRATIFICATION_NIL
from .house import INSIGHT, PLATFORM, PUBLIC
from .improvement import IMPROVEMENT
from .integrity_zone import INTEGRITY_ZONE
from .internal_audits import INTERNAL_AUDITS
from .iso18091 import ISO18091
from .kinds import Address, Kind
from .learning import LEARNING
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
    **COOPERATION,
    **AUDITS,
    **INTERNAL_AUDITS,
    **INSIGHT,
}
