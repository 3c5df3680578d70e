"""Who may do what with risks."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights

RIGHTS = register_rights("risks", {})
