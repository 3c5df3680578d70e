"""Who may do what with visits and the owner's page."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

VISIT_PLAN = "enterprises.visit.plan"
VISIT_HOLD = "enterprises.visit.hold"
VISIT_SETTLE = "enterprises.visit.settle"
VISIT_OVERSEE = "enterprises.visit.oversee"
OWNER_SERVE = "enterprises.owner.serve"

_COACHES = {Role.COACH, Role.QUALITY_COORDINATOR}

VISIT_RIGHTS = register_rights(
    "enterprises",
    {
        "visit.plan": _COACHES,
        # What was seen on the spot is the coach's own: nobody sends it in another's name.
        "visit.hold": {Role.COACH},
        # What nobody wants is put aside by who sent it, or by the coordinator.
        "visit.settle": _COACHES,
        "visit.oversee": {Role.QUALITY_COORDINATOR},
        # Codes to hand over, photos to look at, questions to ask.
        "owner.serve": _COACHES,
    },
)
