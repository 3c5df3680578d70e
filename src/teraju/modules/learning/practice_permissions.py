"""Who may do what with the library of practices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

PRACTICE_WRITE = "learning.practice.write"
PRACTICE_PUBLISH = "learning.practice.publish"
PRACTICE_ADOPT = "learning.practice.adopt"

_WRITERS = {
    Role.AGENCY_HEAD,
    Role.QUALITY_COORDINATOR,
    Role.COMPLIANCE_FUNCTION,
    Role.PROCESS_OWNER,
}

PRACTICE_RIGHTS: Mapping[str, Any] = register_rights(
    "learning",
    {
        "practice.write": _WRITERS,
        # What leaves the house does so in the name of its head.
        "practice.publish": {Role.AGENCY_HEAD, Role.REGIONAL_SECRETARY},
        # They register documents: what is adopted becomes one.
        "practice.adopt": _WRITERS,
    },
)
