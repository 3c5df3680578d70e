"""Who may do what with documents for small firms, tourism and the showcase."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

PAPERS = "enterprises.papers"
TOURISM = "enterprises.tourism"
SHOW = "enterprises.show"

_KEEPERS = {Role.COACH, Role.QUALITY_COORDINATOR}

OFFER_RIGHTS = register_rights(
    "enterprises",
    {
        "papers": _KEEPERS,
        "tourism": _KEEPERS,
        # Whoever answers for the agency may say what everybody sees, too.
        "show": _KEEPERS | {Role.AGENCY_HEAD},
    },
)
