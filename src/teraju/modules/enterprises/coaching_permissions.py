"""Who may do what with coaching programmes."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

_KEEPERS = {Role.COACH, Role.QUALITY_COORDINATOR}

PLAN = "enterprises.programme.plan"
DECIDE = "enterprises.programme.decide"
COACH = "enterprises.coach"
ISSUE = "enterprises.coaching.issue"

COACHING_RIGHTS = register_rights(
    "enterprises",
    {
        # Programmes, applications, papers, scores.
        "programme.plan": _KEEPERS,
        # Who scores does not decide alone.
        "programme.decide": {Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR},
        # What is done with an enterprise on its road.
        "coach": _KEEPERS,
        # Papers are signed in the name of the head.
        "coaching.issue": {Role.AGENCY_HEAD},
    },
)
