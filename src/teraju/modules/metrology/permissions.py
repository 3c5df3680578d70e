"""Who may do what with legal metrology. Reading is a matter of scope, not of rights."""

from __future__ import annotations

from .field_permissions import FIELD_RIGHTS
from .order_permissions import ORDER_RIGHTS
from .plan_permissions import PLAN_RIGHTS
from .register_permissions import REGISTER_RIGHTS
from .sheet_permissions import SHEET_RIGHTS
from .supervision_permissions import SUPERVISION_RIGHTS
from .unit_permissions import UNIT_RIGHTS

RIGHTS = {
    **REGISTER_RIGHTS,
    **UNIT_RIGHTS,
    **ORDER_RIGHTS,
    **SHEET_RIGHTS,
    **FIELD_RIGHTS,
    **SUPERVISION_RIGHTS,
    **PLAN_RIGHTS,
}
