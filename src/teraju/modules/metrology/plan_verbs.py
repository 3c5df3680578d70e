"""What the trail says of the yearly plan, boards and reports."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLAN_VERBS: Mapping[str, Promise] = {
    "metrology.plan.proposed": _("had the sessions of the year proposed"),
    "metrology.planline.added": _("put a session into the plan"),
    "metrology.planline.moved": _("moved the session in the plan"),
    "metrology.planline.split": _("split the session in the plan"),
    "metrology.planline.dropped": _("dropped the session from the plan"),
    "metrology.planline.taken_up": _("took the session into the plan again"),
    "metrology.planline.planned": _("planned the session"),
    "metrology.potential.entered": _("entered the potential"),
    "metrology.potential.withdrawn": _("withdrew the potential"),
    "metrology.way.set": _("set the day of the change of way"),
    "metrology.way.withdrawn": _("withdrew the day of the change of way"),
    "metrology.market.stated": _("stated a condition of the market"),
    "metrology.region.recorded": _("recorded that the region was declared orderly (DTU)"),
    "metrology.region.withdrawn": _("withdrew that the region is orderly (DTU)"),
    "metrology.reminder.mailed": _("sent a reminder by e-mail"),
    "metrology.reminder.passed_on": _("sent a reminder by WhatsApp"),
    "metrology.reminder.told": _("told the owner in person or by telephone what runs out"),
    "metrology.reminders.stopped": _("recorded that the owner wishes no reminders"),
    "metrology.reminders.resumed": _("recorded that the owner wishes reminders again"),
    "metrology.report.signed": _("signed the report"),
    "metrology.report.replaced": _("put a newer report of the period in its place"),
    "metrology.tariff.recorded": _("recorded a line of the region's tariff"),
    "metrology.tariff.withdrawn": _("withdrew the line of the region's tariff"),
    "metrology.national.exported": _("had the export for the ministry written"),
}
