"""What the trail says of visits and the owner's page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VISIT_VERBS: Mapping[str, Promise] = {
    "enterprises.visit.planned": _("planned the visit"),
    "enterprises.visit.changed": _("changed the visit"),
    "enterprises.visit.postponed": _("moved the visit to another day"),
    "enterprises.visit.cancelled": _("cancelled the visit"),
    "enterprises.visit.resumed": _("planned the visit again"),
    "enterprises.visit.held": _("wrote the visit down"),
    "enterprises.visit.corrected": _("corrected what was written of the visit"),
    "enterprises.visit.signed": _("signed the minutes of the visit"),
    "enterprises.visit.step_done": _("recorded that a next step is done"),
    "enterprises.visit.step_reopened": _("opened a next step again"),
    "enterprises.visit.step_told": _("said on the owner's page that a next step is done"),
    "enterprises.visit.step_untold": _("said on the owner's page that a next step is not done yet"),
    "enterprises.visit_entry.arrived": _("sent a visit from a telephone"),
    "enterprises.visit_entry.taken": _("had a visit of a telephone taken"),
    "enterprises.visit_entry.discarded": _("put a visit of a telephone aside"),
    "enterprises.visit_entry.pictured": _("sent a photo of the visit"),
    "enterprises.owner_contact.asked": _("asked for a code to the owner's page"),
    "enterprises.owner_contact.handed": _("prepared a code for a telephone"),
    "enterprises.owner_upload.sent": _("sent a photo from the owner's page"),
    "enterprises.owner_upload.seen": _("looked at a photo of the owner"),
    "enterprises.owner_question.asked": _("asked the owner something"),
    "enterprises.owner_question.answered": _("answered from the owner's page"),
    "enterprises.owner_question.withdrawn": _("withdrew a question to the owner"),
}
