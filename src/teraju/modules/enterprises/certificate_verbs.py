"""What the trail says of tests, certificates and marks."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CERTIFICATE_VERBS: Mapping[str, Promise] = {
    "enterprises.audit.planned": _("planned the audit at the firm"),
    "enterprises.audit.changed": _("planned the audit at the firm anew"),
    "enterprises.audit.held": _("recorded that the audit was held"),
    "enterprises.audit.concluded": _("said what the audit came to"),
    "enterprises.audit.dropped": _("called the audit off"),
    "enterprises.audit.resumed": _("planned the audit again"),
    "enterprises.audit.finding_added": _("entered a finding"),
    "enterprises.audit.finding_changed": _("corrected a finding"),
    "enterprises.audit.finding_settled": _("recorded what was done about a finding"),
    "enterprises.audit.finding_removed": _("took a finding out"),
    "enterprises.test.planned": _("noted a sample for the laboratory"),
    "enterprises.test.changed": _("corrected the test"),
    "enterprises.test.line_added": _("entered a parameter"),
    "enterprises.test.line_changed": _("changed a parameter"),
    "enterprises.test.line_removed": _("took a parameter out"),
    "enterprises.test.reported": _("entered the report of the laboratory"),
    "enterprises.test.dropped": _("called the test off"),
    "enterprises.test.resumed": _("took the test up again"),
    "enterprises.application.prepared": _("began the application"),
    "enterprises.application.changed": pgettext_lazy("certification", "changed the application"),
    "enterprises.application.submitted": _("recorded that the body has the application"),
    "enterprises.application.granted": _("recorded that the body grants it"),
    "enterprises.application.refused": _("recorded that the body refuses it"),
    "enterprises.application.withdrawn": _("took the application back"),
    "enterprises.application.reopened": _("prepares the application again"),
    "enterprises.certificate.entered": _("entered what the product was granted"),
    "enterprises.certificate.changed": _("corrected the certificate"),
    "enterprises.certificate.marked": _("recorded the approval of the SNI mark"),
    "enterprises.certificate.suspended": _("recorded that the certificate is suspended"),
    "enterprises.certificate.restored": _("recorded that the suspension is over"),
    "enterprises.certificate.withdrawn": _("recorded that the certificate is withdrawn"),
    "enterprises.certificate.taken_back": _("took out what was entered by mistake"),
    "enterprises.label.checked": _("checked the label"),
    "enterprises.label.settled": _("recorded that the label is put right"),
    "enterprises.label.extended": _("gave more time to put the label right"),
    "enterprises.label.withdrawn": _("took the check of the label back"),
}
