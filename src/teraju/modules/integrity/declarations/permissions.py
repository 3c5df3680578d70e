"""Who may do what with declarations."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights

RIGHTS = register_rights("declarations", {})
