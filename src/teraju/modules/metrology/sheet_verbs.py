"""What the trail says of test sheets, marks and certificates."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SHEET_VERBS: Mapping[str, Promise] = {
    "metrology.sheet.opened": _("began the test"),
    "metrology.sheet.read": _("entered readings"),
    "metrology.sheet.standards_chosen": _("said which standards are used"),
    "metrology.sheet.plate_completed": _("completed the plate"),
    "metrology.sheet.tried_again": _("tried again after a remedy"),
    "metrology.sheet.given_up": _("ended the test without a mark"),
    "metrology.verification.marked": _("marked the instrument"),
    "metrology.verification.unmarked": _("verified an instrument that bears no mark"),
    "metrology.verification.voided": _("recorded that the mark is void"),
    "metrology.verification.restored": _("took back that the mark is void"),
    "metrology.certificate.asked": _("asked for a certificate"),
    "metrology.certificate.signed": _("signed the certificate"),
    "metrology.certificate.sent_back": _("sent the certificate back"),
    "metrology.certificate.submitted": _("submitted the certificate again"),
    "metrology.certificate.withdrawn": _("withdrew the certificate"),
}
