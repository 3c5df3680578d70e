"""Who may do what with the yearly plan, boards and reports."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights

PLAN_RIGHTS = register_rights("metrology", {})
