"""Who sets how the unit is called here and how many of the law's days it allows itself."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

SETTINGS = "gratification.settings"

DESK_RIGHTS = register_rights("gratification", {"settings": {Role.UPG_OFFICER, Role.ADMINISTRATOR}})
