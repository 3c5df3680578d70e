"""What the trail says of partners and their checks, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTNER_VERBS: Mapping[str, Promise] = {
    "risks.partner.added": _("entered the partner"),
    "risks.partner.changed": _("changed the partner"),
    "risks.partner.level_judged": _("judged the bribery risk of the partner"),
    "risks.partner.blocked": _("blocked the partner"),
    "risks.partner.unblocked": _("lifted the block of the partner"),
    "risks.partner.ended": _("ended the work with the partner"),
    "risks.partner.resumed": _("took the work with the partner up again"),
    "risks.partners.imported": _("read partners from a file"),
    "risks.engagement.planned": _("planned the engagement"),
    "risks.engagement.changed": _("changed the engagement"),
    "risks.engagement.started": _("started the engagement"),
    "risks.engagement.ended": _("ended the engagement"),
    "risks.engagement.cancelled": _("cancelled the engagement"),
    "risks.evaluation.made": _("evaluated the provider"),
    "risks.evaluation.annulled": _("annulled the evaluation"),
    "risks.diligence.begun": _("began the due diligence"),
    "risks.diligence.answered": _("answered a question of the due diligence"),
    "risks.diligence.sent": _("sent the due diligence for a decision"),
    "risks.diligence.returned": _("gave the due diligence back"),
    "risks.diligence.reviewed": _("judged the due diligence"),
    "risks.diligence.decided": _("decided the due diligence"),
    "risks.diligence.approved": _("approved the decision on the due diligence"),
    "risks.diligence.dropped": _("dropped the due diligence"),
    "risks.diligence.condition_met": _("recorded that a condition was met"),
    "risks.commitment.recorded": _("recorded the commitment"),
    "risks.commitment.excused": _("recorded why a commitment is not practicable"),
    "risks.commitment.withdrawn": _("withdrew the commitment"),
    "risks.control_check.made": _("looked at the partner's own controls"),
    "risks.worksheet.begun": _("began the control worksheet"),
    "risks.worksheet.answered": _("entered how a control stands"),
    "risks.worksheet.sent": _("sent the control worksheet for approval"),
    "risks.worksheet.returned": _("gave the control worksheet back"),
    "risks.worksheet.approved": _("approved the control worksheet"),
    "risks.worksheet.dropped": _("dropped the control worksheet"),
    "risks.worksheet.gap_closed": _("recorded what was done about a gap"),
}
