"""What the trail says of events."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENT_VERBS: Mapping[str, Promise] = {
    "learning.event.planned": _("planned the event"),
    "learning.event.changed": _("changed the event"),
    "learning.event.session_added": _("added a line to the programme"),
    "learning.event.session_changed": _("changed a line of the programme"),
    "learning.event.session_removed": _("took a line off the programme"),
    "learning.event.publish": _("published the event"),
    "learning.event.close": _("closed the registration"),
    "learning.event.reopen": _("opened the registration again"),
    "learning.event.hold": _("began the event"),
    "learning.event.finish": _("finished the event"),
    "learning.event.cancel": _("cancelled the event"),
    "learning.event.material_added": _("added a material"),
    "learning.event.material_released": _("released a material"),
    "learning.event.material_removed": _("took a material away"),
    "learning.event.imported": _("read participants from a file"),
    "learning.event.certifying": _("had the certificates of attendance made"),
    "learning.registration.entered": _("registered"),
    "learning.registration.again": _("registered again"),
    "learning.registration.changed": _("changed the registration"),
    "learning.registration.withdrawn": _("withdrew"),
    "learning.registration.moved_up": _("moved up from the waiting list"),
    "learning.registration.present": _("noted as present"),
    "learning.registration.absent": _("took the presence back"),
    "learning.registration.certified": _("issued the certificate of attendance"),
    "learning.registration.revoked": _("revoked the certificate of attendance"),
    "learning.eventquestion.asked": _("asked a question"),
    "learning.eventquestion.show": _("showed the question"),
    "learning.eventquestion.answer": _("answered the question"),
    "learning.eventquestion.hide": _("hid the question"),
}
