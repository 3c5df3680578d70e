"""What the trail says of the desk's steps, after the office. No word of what was given."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DESK_VERBS: Mapping[str, Promise] = {
    "gratification.report.taken_up": _("took the report up"),
    "gratification.report.returned": _("gave the report back to be completed"),
    "gratification.report.assessed": _("assessed the report"),
    "gratification.report.reassessed": _("took the report up for another assessment"),
    "gratification.report.forwarded": _("forwarded the report to KPK"),
    "gratification.report.numbered": _("entered the number of KPK's application"),
    "gratification.report.verified": _("recorded that KPK verifies the report"),
    "gratification.report.analysed": _("recorded that KPK analyses the report"),
    "gratification.report.decided": _("recorded KPK's decision"),
    "gratification.report.decision_corrected": _("took a wrongly entered decision back"),
    "gratification.report.dropped": _("recorded that the report is not followed up"),
    "gratification.report.handed_over": _("recorded the hand-over to the state"),
    "gratification.report.closed": _("closed the report"),
    "gratification.report.reopened": _("reopened the report"),
    "gratification.report.printed": _("printed the report for KPK"),
    "gratification.report.exported": _("took the data of the report along for KPK"),
    "gratification.report.donated": _("recorded that goods were given away"),
    "gratification.deposit.taken_in": _("took a thing into custody"),
    "gratification.deposit.moved": _("moved a thing in custody"),
    "gratification.deposit.sent": _("lent a thing to KPK"),
    "gratification.deposit.taken_back": _("took a thing back from KPK"),
    "gratification.deposit.given_back": _("gave a thing back to its receiver"),
    "gratification.deposit.handed_over": _("handed a thing over to the state"),
    "gratification.desk.named": _("changed the name of the unit"),
}
