"""What the trail says of field work without a connection."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELD_VERBS: Mapping[str, Promise] = {
    "metrology.field.arrived": _("sent a sheet from the field"),
    "metrology.field.taken": _("had a sheet of the field taken"),
    "metrology.field.discarded": _("put a sheet of the field aside"),
    "metrology.field.pictured": _("sent the photo of a sheet from the field"),
}
