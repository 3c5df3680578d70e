"""Who may do what with orders, sessions and the queue."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights

ORDER_RIGHTS = register_rights("metrology", {})
