"""What the trail says of supervision and reports of citizens."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SUPERVISION_VERBS: Mapping[str, Promise] = {
    "metrology.inspection.planned": _("planned the inspection"),
    "metrology.inspection.changed": _("changed the inspection"),
    "metrology.inspection.assigned": _("issued the letter of assignment"),
    "metrology.inspection.recalled": _("took the assignment back"),
    "metrology.inspection.cancelled": _("called the inspection off"),
    "metrology.inspection.visited": _("recorded the visit"),
    "metrology.inspection.signed": _("signed the minutes of the visit"),
    "metrology.inspection.closed": _("closed the inspection"),
    "metrology.item.added": _("entered what was found at the instrument"),
    "metrology.item.changed": _("corrected what was found at the instrument"),
    "metrology.item.withdrawn": _("took the instrument out of the list of the visit"),
    "metrology.item.warned": _("issued the written warning"),
    "metrology.item.handed_on": _("issued the letter of referral"),
    "metrology.item.followed_up": _("recorded what came of the measure"),
    "metrology.item.carried": _("planned another visit for it"),
    "metrology.item.referred": _("referred it to the investigators"),
    "metrology.item.answered": _("recorded what the receiver answered"),
    "metrology.item.rested": _("decided that nothing more is done"),
    "metrology.item.returned": _("said that the other visit does not take place"),
    "metrology.instrument.voided": _("found that the mark of the instrument holds no more"),
    "metrology.report.received": _("the report of a citizen came in, without an account"),
    "metrology.report.taken_up": _("took the report up for an inspection"),
    "metrology.report.returned": _("put the report back: the inspection was called off"),
    "metrology.report.answered": _("answered the report"),
    "metrology.report.refused": _("said that the report is no matter of this unit"),
}
