"""Who may do what with study visits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

STUDY_HANDLE = "learning.study.handle"
STUDY_PAPER = "learning.study.paper"
STUDY_RELEASE = "learning.study.release"

STUDY_RIGHTS: Mapping[str, Any] = register_rights(
    "learning",
    {
        # Whom to reach among the guests is for these alone.
        "study.handle": {Role.QUALITY_COORDINATOR, Role.AGENCY_HEAD, Role.REGIONAL_SECRETARY},
        # Papers are signed in the name of the head.
        "study.paper": {Role.AGENCY_HEAD},
        "study.release": {Role.AGENCY_HEAD, Role.REGIONAL_SECRETARY},
    },
)
