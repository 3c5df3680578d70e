"""The list of owners who wait for a code to the page of their business."""

from __future__ import annotations

from teraju.modules.enterprises.models import OwnerContact
from teraju.modules.enterprises.services.visit_contacts import DOOR
from teraju.platform.exchange.registers import Register
from teraju.platform.notify.web.contacts import waiting_register

CODES: Register[OwnerContact] = waiting_register(
    DOOR, "enterprises.codes", code_page="enterprises_owner_contact"
)
