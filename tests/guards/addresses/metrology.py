"""Addresses of legal metrology."""

from __future__ import annotations

from .kinds import Address
from .metrology_fields import METROLOGY_FIELDS
from .metrology_orders import METROLOGY_ORDERS
from .metrology_plans import METROLOGY_PLANS
from .metrology_registers import METROLOGY_REGISTERS
from .metrology_sheets import METROLOGY_SHEETS
from .metrology_supervisions import METROLOGY_SUPERVISIONS
from .metrology_unit import METROLOGY_UNIT

METROLOGY: dict[str, Address] = {
    **METROLOGY_REGISTERS,
    **METROLOGY_UNIT,
    **METROLOGY_ORDERS,
    **METROLOGY_SHEETS,
    **METROLOGY_FIELDS,
    **METROLOGY_SUPERVISIONS,
    **METROLOGY_PLANS,
}
