"""What codes of supervision and of citizens' reports are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.supervision import (
    Concern,
    Finding,
    InspectionState,
    Measure,
    NextStep,
    Origin,
    Outcome,
    ReportState,
)

ORIGINS: Mapping[str, Promise] = {
    Origin.PLAN: pgettext_lazy("inspection", "Planned"),
    Origin.REPORT: _("Report of a citizen"),
    Origin.FOLLOW_UP: _("Follows an earlier visit"),
}
INSPECTION_STATES: Mapping[str, Promise] = {
    InspectionState.PLANNED: pgettext_lazy("state of an inspection", "Planned"),
    InspectionState.ASSIGNED: pgettext_lazy("inspection", "Assigned"),
    InspectionState.VISITED: pgettext_lazy("inspection", "Visited"),
    InspectionState.CLOSED: pgettext_lazy("inspection", "Closed"),
    InspectionState.CANCELLED: pgettext_lazy("inspection", "Cancelled"),
}
FINDINGS: Mapping[str, Promise] = {
    Finding.IN_ORDER: pgettext_lazy("instrument in use", "In order"),
    Finding.NO_MARK: _("Bears no valid mark"),
    Finding.EXPIRED: _("Its verification has run out"),
    Finding.DAMAGED: _("Its mark is damaged"),
    Finding.SEAL_BROKEN: _("A securing mark is broken"),
    Finding.REPAIRED: _("Repaired or changed, and not verified since"),
    Finding.ADDED_DEVICE: _("A device was added"),
    Finding.OUT_OF_LIMITS: _("Its error is beyond the limit in use"),
    Finding.OTHER_USE: _("Used for what it is not for"),
}
MEASURES: Mapping[str, Promise] = {
    Measure.NONE: pgettext_lazy("supervision", "None"),
    Measure.WARNING: _("Written warning"),
    Measure.SEAL: _("Sealed, not to be used"),
    Measure.REFERRAL: _("Referred to investigators"),
}
OUTCOMES: Mapping[str, Promise] = {
    Outcome.PUT_RIGHT: _("Put right and verified"),
    Outcome.OUT_OF_USE: _("No longer used"),
    Outcome.HANDED_ON: _("In the hands of the investigators"),
    Outcome.NOT_PUT_RIGHT: _("Not put right"),
}
NEXT_STEPS: Mapping[str, Promise] = {
    NextStep.VISIT: _("Another visit"),
    NextStep.REFERRAL: _("Referred to investigators"),
    NextStep.REST: pgettext_lazy("supervision", "Nothing more is done"),
}
REPORT_STATES: Mapping[str, Promise] = {
    ReportState.RECEIVED: pgettext_lazy("report of a citizen", "Received"),
    ReportState.IN_INSPECTION: _("Is being inspected"),
    ReportState.ANSWERED: pgettext_lazy("report of a citizen", "Answered"),
    ReportState.NOT_OURS: _("No matter of this unit"),
}
# What is looked at on a visit for a report: for a signed letter, and so not in a citizen's words.
PURPOSES: Mapping[str, Promise] = {
    Concern.SHORT: _("Whether the instruments measure right, by the limits in use"),
    Concern.NO_MARK: _("Marks and stickers, and whether they are valid"),
    Concern.WRONG_STICKER: _("Whether stickers and tags belong to their instruments"),
    Concern.BROKEN_SEAL: _("Securing marks, and whether something was added"),
    Concern.OTHER: _("Measuring instruments in use"),
}
CONCERNS: Mapping[str, Promise] = {
    Concern.SHORT: _("I got less than I paid for"),
    Concern.NO_MARK: _("It bears no mark or sticker, or it has run out"),
    Concern.WRONG_STICKER: _("The sticker does not belong to this instrument"),
    Concern.BROKEN_SEAL: _("A seal is broken, or something was added"),
    Concern.OTHER: _("Something else about a measuring instrument"),
}
