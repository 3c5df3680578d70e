"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .event_verbs import EVENT_VERBS
from .practice_verbs import PRACTICE_VERBS
from .study_verbs import STUDY_VERBS

VERBS: Mapping[str, Promise] = {
    "learning.position.added": _("added the post"),
    "learning.position.changed": _("changed the post"),
    "learning.position.closed": _("closed the post"),
    "learning.position.reopened": _("took the post up again"),
    "learning.position.filled": _("entered who holds the post"),
    "learning.position.left": _("entered who left the post"),
    "learning.position.need_set": _("set what the post needs"),
    "learning.requirements.imported": _("read needs of posts from a file"),
    "learning.competence.added": _("added the competence"),
    "learning.competence.changed": _("changed the competence"),
    "learning.competence.retired": _("took the competence out of use"),
    "learning.assessment.recorded": _("assessed the competence"),
    "learning.assessment.changed": _("put the assessment of the same day right"),
    "learning.assessments.imported": _("read assessments from a file"),
    "learning.plan.written": _("began the training plan"),
    "learning.plan.changed": _("changed the training plan"),
    "learning.plan.line_added": _("added a line to the plan"),
    "learning.plan.line_changed": _("changed a line of the plan"),
    "learning.plan.line_removed": _("removed a line of the plan"),
    "learning.plan.sent": _("sent the plan for approval"),
    "learning.plan.returned": _("gave the plan back"),
    "learning.plan.approved": _("approved the plan"),
    "learning.plan.closed": _("closed the plan"),
    "learning.plan.dropped": _("dropped the plan"),
    "learning.training.planned": _("planned the training"),
    "learning.training.repeated": _("planned the repetition of the training"),
    "learning.training.changed": _("changed the training"),
    "learning.training.invited": _("added people to the training"),
    "learning.training.participant_removed": _("took somebody off the training"),
    "learning.training.postponed": _("postponed the training"),
    "learning.training.rescheduled": _("set new days for the training"),
    "learning.training.cancelled": _("cancelled the training"),
    "learning.training.held": _("recorded that the training took place"),
    "learning.training.attendance_changed": _("changed the attendance"),
    "learning.training.evaluated": _("judged the effect of the training"),
    "learning.training.concluded": _("judged the effect for the last participant"),
    "learning.training.closed": _("closed the training"),
    "learning.campaign.drafted": _("drafted the campaign"),
    "learning.campaign.repeated": _("drafted the campaign of the next period"),
    "learning.campaign.changed": _("changed the campaign"),
    "learning.campaign.question_added": _("added a question"),
    "learning.campaign.question_removed": _("removed a question"),
    "learning.campaign.started": _("started the campaign"),
    "learning.campaign.acknowledged": _("acknowledged the message"),
    "learning.campaign.failed": _("answered the questions wrong"),
    "learning.campaign.reminded": _("reminded those who have not acknowledged"),
    "learning.campaign.finished": _("finished the campaign"),
    "learning.campaign.cancelled": _("cancelled the campaign"),
    "learning.template.added": _("added the onboarding template"),
    "learning.template.item_added": _("added a line to the template"),
    "learning.template.item_removed": _("removed a line of the template"),
    "learning.template.withdrawn": _("took the template out of use"),
    "learning.onboarding.started": _("started the onboarding"),
    "learning.onboarding.ticked": _("ticked a line of the onboarding"),
    "learning.onboarding.finished": _("ticked the last line of the onboarding"),
    "learning.onboarding.stopped": _("stopped the onboarding"),
    **EVENT_VERBS,
    **STUDY_VERBS,
    **PRACTICE_VERBS,
}
