"""Who may do what with supervision and reports of citizens."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights

SUPERVISION_RIGHTS = register_rights("metrology", {})
