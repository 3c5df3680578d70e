"""The way to the owner's page: a code to a telephone or mail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.models import OwnerContact
from teraju.platform.notify.contacts import Door

DOOR = Door(
    contacts=OwnerContact,
    purpose="enterprises.owner",
    right=permissions.OWNER_SERVE,
    verb="enterprises.owner_contact",
    subject=_("Your code for the page of your business"),
    whatsapp=_("Your code for the page of your business: %(code)s. Open %(url)s."),
)
