"""Who may do what with field work without a connection."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights

FIELD_RIGHTS = register_rights("metrology", {})
