"""The list of owners who wait for a code to their requests."""

from __future__ import annotations

from teraju.modules.metrology.models import NetContact
from teraju.modules.metrology.services.net import DOOR
from teraju.platform.exchange.registers import Register
from teraju.platform.notify.web.contacts import waiting_register

CODES: Register[NetContact] = waiting_register(
    DOOR, "metrology.codes", code_page="metrology_contact"
)
