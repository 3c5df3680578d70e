"""Who may look over a government, give instructions and answer them, and who coaches."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

from .domain.instructions import ROLES, Event

READ = "insight.overview.read"
COACH = "insight.coaching.read"
GIVE = "insight.instruction.give"
ATTACH = "insight.instruction.attach"

_LEADERS = {Role.REGIONAL_HEAD, Role.REGIONAL_SECRETARY}

RIGHTS = register_rights(
    "insight",
    {
        "overview.read": {*_LEADERS, Role.ADMINISTRATOR},
        "coaching.read": {Role.BSN_COACH},
        "instruction.give": _LEADERS,
        "instruction.attach": {*_LEADERS, Role.AGENCY_HEAD},
        **{
            f"instruction.{event}": {Role(role) for role in roles} for event, roles in ROLES.items()
        },
    },
)


def right_to(event: Event) -> str:
    """The name of the right that an event asks for."""
    return f"insight.instruction.{event}"
