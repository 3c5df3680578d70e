"""What the trail says of agreements, programmes and templates, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "cooperation.agreement.drafted": _("drafted the agreement"),
    "cooperation.agreement.changed": _("changed the draft"),
    "cooperation.agreement.details_changed": _("changed numbers, contacts or reminders"),
    "cooperation.agreement.sent": _("sent the draft for signing"),
    "cooperation.agreement.returned": _("gave the draft back"),
    "cooperation.agreement.signed": _("recorded the signing"),
    "cooperation.agreement.ended": _("recorded the end of the agreement"),
    "cooperation.agreement.cancelled": _("cancelled the draft"),
    "cooperation.agreement.renewal_drafted": _("drafted this renewal"),
    "cooperation.agreement.renewed": _("renewed the agreement by its successor"),
    "cooperation.agreement.published": _("showed the agreement to the public"),
    "cooperation.agreement.withdrawn": _("took the agreement off the public page"),
    "cooperation.agreement.party_added": _("added a party"),
    "cooperation.agreement.party_changed": _("changed a party"),
    "cooperation.agreement.party_removed": _("removed a party"),
    "cooperation.agreement.basis_added": _("added a legal basis"),
    "cooperation.agreement.basis_removed": _("removed a legal basis"),
    "cooperation.agreement.task_added": _("added a task to the plan"),
    "cooperation.agreement.task_changed": _("changed a task of the plan"),
    "cooperation.agreement.task_done": _("completed a task of the plan"),
    "cooperation.agreement.task_dropped": _("dropped a task of the plan"),
    "cooperation.agreement.task_reopened": _("opened a task of the plan again"),
    "cooperation.agreement.output_linked": _("linked what came of the agreement"),
    "cooperation.agreement.output_unlinked": _("removed a link"),
    "cooperation.agreement.evaluated": _("recorded a yearly evaluation"),
    "cooperation.agreement.coach_invited": _("let a coach of BSN in"),
    "cooperation.agreement.coach_ended": _("set the last day of a coach"),
    "cooperation.visit.recorded": _("recorded a visit of the coach"),
    "cooperation.visit.changed": _("changed the record of a visit"),
    "cooperation.visit.answered": _("said what was done with the advice"),
    "cooperation.visit.withdrawn": _("withdrew the record of a visit"),
    "cooperation.programme.started": _("started the programme"),
    "cooperation.programme.changed": _("changed the programme"),
    "cooperation.programme.step_added": _("added a step"),
    "cooperation.programme.step_changed": _("changed a step"),
    "cooperation.programme.step_reached": _("entered when a step was reached"),
    "cooperation.programme.step_removed": _("removed a step"),
    "cooperation.programme.linked": _("linked a record"),
    "cooperation.programme.unlinked": _("removed a link"),
    "cooperation.programme.finished": _("finished the programme"),
    "cooperation.programme.stopped": _("stopped the programme"),
    "cooperation.template.saved": _("saved the template"),
    "cooperation.template.withdrawn": _("withdrew the template"),
}
