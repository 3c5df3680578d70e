"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .partner_verbs import PARTNER_VERBS

VERBS: Mapping[str, Promise] = {
    **PARTNER_VERBS,
    "risks.scheme.set": _("chose matrix, bands and appetite"),
    "risks.risk.identified": _("entered the risk"),
    "risks.risk.changed": _("changed the description of the risk"),
    "risks.risk.rated": _("rated the risk"),
    "risks.risk.answered": _("decided how the risk is answered"),
    "risks.risk.accepted": _("accepted the risk as it is"),
    "risks.risk.treated": _("stated that the risk is treated"),
    "risks.risk.closed": _("closed the risk"),
    "risks.risk.reopened": _("opened the risk again"),
    "risks.risk.monitored": _("recorded how the risk stands in the quarter"),
    "risks.risks.imported": _("imported risks from a file"),
    "risks.control.added": _("added a control"),
    "risks.control.checked": _("looked at a control again"),
    "risks.control.ended": _("ended a control"),
    "risks.treatment.planned": _("planned a treatment"),
    "risks.treatment.changed": _("changed the treatment"),
    "risks.treatment.reported": _("reported progress of the treatment"),
    "risks.treatment.finished": _("finished the treatment"),
    "risks.treatment.dropped": _("dropped the treatment"),
    "risks.treatment.reopened": _("took the treatment up again"),
    "risks.event.recorded": _("recorded that the risk happened"),
    "risks.event.analysed": _("analysed why it happened"),
    "risks.assessment.drafted": _("began the assessment"),
    "risks.assessment.changed": _("changed the draft of the assessment"),
    "risks.assessment.submitted": _("handed the assessment in for approval"),
    "risks.assessment.returned": _("gave the assessment back"),
    "risks.assessment.approved": _("approved the assessment"),
    "risks.assessment.superseded": _("replaced the assessment by a newer one"),
    "risks.assessment.discarded": _("discarded the draft of the assessment"),
    "risks.report.issued": _("issued the report of the quarter"),
    "risks.check.recorded": _("recorded a check of an exposed post"),
    "risks.check.withdrawn": _("withdrew a check of an exposed post"),
}
