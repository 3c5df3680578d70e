"""Who may do what with gratification."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights

RIGHTS = register_rights("gratification", {})
