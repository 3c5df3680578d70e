"""Who may do what with legal metrology. Reading is a matter of scope, not of rights."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights

from .unit_permissions import UNIT_RIGHTS

RIGHTS = {**register_rights("metrology", {}), **UNIT_RIGHTS}
