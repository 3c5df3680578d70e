"""What the trail says of the registers, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REGISTER_VERBS: Mapping[str, Promise] = {
    "metrology.owner.added": _("entered the owner"),
    "metrology.owner.changed": _("changed the owner"),
    "metrology.owner.completed": _("completed the owner from a file"),
    "metrology.owner.ended": _("recorded that the owner trades no longer"),
    "metrology.owner.resumed": _("recorded that the owner trades again"),
    "metrology.place.added": _("entered the place"),
    "metrology.place.changed": _("changed the place"),
    "metrology.place.closed": _("closed the place"),
    "metrology.place.reopened": _("opened the place again"),
    "metrology.instrument.added": _("entered the instrument"),
    "metrology.instrument.changed": _("changed the instrument"),
    "metrology.instrument.corrected": _("changed the instrument from a file"),
    "metrology.instrument.moved": _("moved the instrument"),
    "metrology.instrument.handed_over": _("recorded owner and user of the instrument"),
    "metrology.instrument.pictured": _("put a photo to the instrument"),
    "metrology.instrument.unpictured": _("took the photo of the instrument away"),
    "metrology.instrument.retired": _("took the instrument out of use"),
    "metrology.instrument.restored": _("took the instrument into use again"),
    "metrology.instruments.imported": _("read instruments from a file"),
    "metrology.repairer.added": _("entered the repairer"),
    "metrology.repairer.changed": _("changed the repairer"),
    "metrology.repairer.ended": _("ended the entry of the repairer"),
    "metrology.repairer.resumed": _("took the repairer up again"),
    "metrology.exemption.requested": _("recorded the request for an exemption"),
    "metrology.exemption.granted": _("granted the exemption"),
    "metrology.exemption.refused": _("refused the exemption"),
    "metrology.exemption.withdrawn": _("withdrew the exemption"),
}
