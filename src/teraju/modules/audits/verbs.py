"""What the events of this module say in a trail, after the office of whoever did it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "audits.body.registered": _("registered the certification body"),
    "audits.body.changed": _("changed the certification body"),
    "audits.accreditation.added": _("added an accreditation"),
    "audits.accreditation.changed": _("changed an accreditation"),
    "audits.certification.planned": _("planned the certification"),
    "audits.recertification.planned": _("planned the recertification"),
    "audits.certification.changed": _("changed the certification"),
    "audits.certification.applied": _("noted the application to the body"),
    "audits.certification.withdrawn": _("withdrew the certification"),
    "audits.certification.linked": _("linked an agreement"),
    "audits.certification.unlinked": _("removed the link to an agreement"),
    "audits.audit.planned": _("planned an audit of the body"),
    "audits.audit.begun": _("noted that an audit of the body began"),
    "audits.audit.ended": _("noted that an audit of the body ended"),
    "audits.finding.recorded": _("recorded a finding"),
    "audits.plan.submitted": _("submitted the plan of correction"),
    "audits.correction.submitted": _("submitted the correction"),
    "audits.finding.plan_accepted": _("accepted the plan of correction"),
    "audits.finding.correction_verified": _("verified the correction"),
    "audits.finding.returned": _("returned the answer for more work"),
    "audits.decision.granted": _("recorded that the body granted the certificates"),
    "audits.decision.refused": _("recorded that the body refused the certificates"),
    "audits.certificate.handed_over": _("recorded the handover of certificates"),
    "audits.certificate.recorded": _("recorded a certificate that existed already"),
    "audits.certificate.completed": _("filled in what was open on the certificate"),
    "audits.certificate.suspended": _("recorded the suspension of the certificate"),
    "audits.certificate.restored": _("recorded the end of the suspension"),
    "audits.certificate.reduced": _("recorded a smaller scope"),
    "audits.certificate.withdrawn": _("recorded the withdrawal of the certificate"),
    "audits.guest.invited": _("let an auditor of the body in as a guest"),
    "audits.guest.ended": _("set the last day of a guest"),
}
