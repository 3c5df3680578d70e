"""Who may do what with test sheets, marks and certificates."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights

SHEET_RIGHTS = register_rights("metrology", {})
