"""What the trail says of coaching programmes."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COACHING_VERBS: Mapping[str, Promise] = {
    "enterprises.programme.planned": _("planned the coaching programme"),
    "enterprises.programme.changed": _("changed the coaching programme"),
    "enterprises.programme.criterion_added": _("added a criterion"),
    "enterprises.programme.criterion_changed": _("changed a criterion"),
    "enterprises.programme.criterion_removed": _("removed a criterion"),
    "enterprises.programme.opened": _("opened the programme for applications"),
    "enterprises.programme.started": _("started the programme"),
    "enterprises.programme.opened_again": _("took applications once more"),
    "enterprises.programme.closed": _("closed the programme"),
    "enterprises.programme.reopened": _("opened the closed programme again"),
    "enterprises.programme.dropped": _("dropped the programme"),
    "enterprises.programme.taken_up": _("took the programme up again"),
    "enterprises.applicant.entered": _("entered the application"),
    "enterprises.applicant.changed": _("changed the application"),
    "enterprises.applicant.admitted": _("found the papers in order"),
    "enterprises.applicant.rejected": _("found the papers not in order"),
    "enterprises.applicant.scored": _("scored the applicant"),
    "enterprises.applicant.selected": _("selected the applicant"),
    "enterprises.applicant.reserved": _("put the applicant on the reserve list"),
    "enterprises.applicant.refused": _("did not select the applicant"),
    "enterprises.applicant.withdrawn": _("entered that the application was withdrawn"),
    "enterprises.applicant.looked_again": _("looked at the application again"),
    "enterprises.coaching.begun": _("began the coaching"),
    "enterprises.coaching.changed": _("changed the coaching"),
    "enterprises.coaching.road_changed": _("changed the road"),
    "enterprises.coaching.stopped": _("stopped the coaching"),
    "enterprises.coaching.taken_up": _("took the coaching up again"),
    "enterprises.coaching.went_on": _("went on to another road"),
    "enterprises.coaching.promises_changed": _("wrote down what is promised"),
    "enterprises.coaching.signed": _("entered the signed agreement"),
    "enterprises.coaching.agreement_reopened": _("opened the agreement again"),
    "enterprises.coaching.gaps_begun": _("began a gap analysis"),
    "enterprises.coaching.preparing": _("began to prepare"),
    "enterprises.coaching.task_added": _("added a line to the plan of the coaching"),
    "enterprises.coaching.tasks_taken": _("took gaps into the plan"),
    "enterprises.coaching.task_changed": _("changed a line of the plan of the coaching"),
    "enterprises.coaching.task_done": _("finished a line of the plan"),
    "enterprises.coaching.task_opened": _("opened a line of the plan again"),
    "enterprises.coaching.task_dropped": _("gave a line of the plan up"),
    "enterprises.coaching.cost_entered": _("entered a cost"),
    "enterprises.coaching.cost_changed": _("changed a cost"),
    "enterprises.coaching.cost_removed": _("removed a cost"),
    "enterprises.gap.answered": _("answered a question of the gap analysis"),
    "enterprises.gap.finished": _("finished the gap analysis"),
    "enterprises.gap.reopened": _("opened the gap analysis again"),
}
