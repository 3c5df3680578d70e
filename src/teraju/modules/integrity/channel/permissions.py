"""Who may do what with channel."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights

RIGHTS = register_rights("channel", {})
