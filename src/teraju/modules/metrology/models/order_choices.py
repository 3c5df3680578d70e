"""What codes of orders, sheets and marks are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.judging import Verdict
from teraju.modules.metrology.domain.marks import (
    CertificateState,
    Remedy,
    Result,
    SheetState,
    VoidReason,
)
from teraju.modules.metrology.domain.orders import (
    LineState,
    OrderSite,
    PauseReason,
    SessionState,
)
from teraju.modules.metrology.domain.requests import AppointmentState, RequestState

ORDER_SITES: Mapping[str, Promise] = {
    OrderSite.OFFICE: _("At the office"),
    OrderSite.IN_PLACE: _("Where it stands (loko)"),
    OrderSite.SESSION: _("Market session (sidang)"),
}
LINE_STATES: Mapping[str, Promise] = {
    LineState.WAITING: pgettext_lazy("instrument of an order", "Waiting"),
    LineState.IN_TEST: _("In test"),
    LineState.PAUSED: _("Waits for somebody else"),
    LineState.TO_SIGN: _("To sign"),
    LineState.RETURNED: _("Back with the tester"),
    LineState.DONE: pgettext_lazy("instrument of an order", "Done"),
    LineState.REFERRED: _("Referred"),
    LineState.CANCELLED: pgettext_lazy("instrument of an order", "Cancelled"),
}
PAUSE_REASONS: Mapping[str, Promise] = {
    PauseReason.REPAIRER: _("Waits for the repairer"),
    PauseReason.OWNER: _("Waits for the owner"),
}
SESSION_STATES: Mapping[str, Promise] = {
    SessionState.PLANNED: pgettext_lazy("market session", "Planned"),
    SessionState.CONFIRMED: pgettext_lazy("market session", "Confirmed"),
    SessionState.HELD: pgettext_lazy("market session", "Held"),
    SessionState.CANCELLED: pgettext_lazy("market session", "Cancelled"),
}
APPOINTMENT_STATES: Mapping[str, Promise] = {
    AppointmentState.BOOKED: pgettext_lazy("appointment", "Booked"),
    AppointmentState.KEPT: pgettext_lazy("appointment", "Kept"),
    AppointmentState.MISSED: pgettext_lazy("appointment", "Missed"),
    AppointmentState.CANCELLED: pgettext_lazy("appointment", "Cancelled"),
}
REQUEST_STATES: Mapping[str, Promise] = {
    RequestState.RECEIVED: pgettext_lazy("request from the net", "Waits for the counter"),
    RequestState.TAKEN: pgettext_lazy("request from the net", "Became an order"),
    RequestState.DECLINED: pgettext_lazy("request from the net", "Declined"),
    RequestState.WITHDRAWN: pgettext_lazy("request from the net", "Withdrawn"),
}
CONTROLS: Mapping[str, Promise] = {
    Control.INITIAL: _("Initial verification (tera)"),
    Control.SUBSEQUENT: _("Re-verification (tera ulang)"),
    Control.IN_SERVICE: _("Inspection in use"),
}
RESULTS: Mapping[str, Promise] = {
    Result.SAH: _("Sah (valid)"),
    Result.BATAL: _("Batal (rejected)"),
}
VERDICTS: Mapping[str, Promise] = {
    Verdict.PASS: pgettext_lazy("test sheet", "Passes"),
    Verdict.FAIL: pgettext_lazy("test sheet", "Fails"),
    Verdict.UNDECIDED: pgettext_lazy("test sheet", "Not decided"),
    Verdict.UNFIT: pgettext_lazy("test sheet", "Not fit to be tested so"),
}
REMEDIES: Mapping[str, Promise] = {
    Remedy.NONE: pgettext_lazy("test sheet", "Nothing"),
    Remedy.ADJUSTED: _("Adjusted by the official"),
    Remedy.REPAIRED: _("Repaired by a repairer"),
}
SHEET_STATES: Mapping[str, Promise] = {
    SheetState.OPEN: pgettext_lazy("test sheet", "Open"),
    SheetState.DECIDED: pgettext_lazy("test sheet", "Decided"),
    SheetState.GIVEN_UP: pgettext_lazy("test sheet", "Given up"),
}
VOID_REASONS: Mapping[str, Promise] = {
    VoidReason.DAMAGE: _("The mark or the instrument is damaged"),
    VoidReason.SEAL_BROKEN: _("A securing mark is broken"),
    VoidReason.REPAIR: _("Repaired or changed since"),
    VoidReason.MOVE: _("Moved although it is fixed"),
    VoidReason.ADDED_DEVICE: _("A device was added"),
    VoidReason.OVER_LIMIT: _("Its error is beyond the limit in use"),
    VoidReason.NO_MARK: _("Bears no valid mark"),
    VoidReason.OUT_OF_USE: _("Was out of use"),
    VoidReason.MISTAKE: _("Recorded by mistake"),
}
CERTIFICATE_STATES: Mapping[str, Promise] = {
    CertificateState.TO_SIGN: pgettext_lazy("certificate", "To sign"),
    CertificateState.SIGNED: pgettext_lazy("certificate", "Signed"),
    CertificateState.SENT_BACK: pgettext_lazy("certificate", "Sent back"),
    CertificateState.WITHDRAWN: pgettext_lazy("certificate", "Withdrawn"),
}
