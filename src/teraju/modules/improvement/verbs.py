"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "improvement.nonconformity.reported": _("reported the nonconformity"),
    "improvement.nonconformity.changed": _("corrected the report"),
    "improvement.nonconformity.assigned": _("said whose it is"),
    "improvement.nonconformity.contained": _("kept it from spreading"),
    "improvement.nonconformity.corrected": _("put it right"),
    "improvement.nonconformity.decided": _("decided that its cause has to be removed"),
    "improvement.nonconformity.waived": _("decided that no corrective action is needed"),
    "improvement.nonconformity.analysed": _("analysed the cause"),
    "improvement.nonconformity.compared": _("looked for similar cases"),
    "improvement.nonconformity.action_planned": _("put an action into the plan"),
    "improvement.nonconformity.action_unplanned": _("took an action out of the plan"),
    "improvement.nonconformity.submitted": _("handed the plan in"),
    "improvement.nonconformity.accepted": _("accepted the plan"),
    "improvement.nonconformity.returned": _("gave the plan back"),
    "improvement.nonconformity.revised": _("had the plan revised"),
    "improvement.nonconformity.implemented": _("carried the plan out"),
    "improvement.nonconformity.found_effective": _("found the actions effective"),
    "improvement.nonconformity.found_ineffective": _("found the actions not effective"),
    "improvement.nonconformity.closed_on_plan": _("closed it on its accepted plan"),
    "improvement.nonconformity.closed": _("closed it"),
    "improvement.nonconformity.reopened": _("opened it again"),
    "improvement.nonconformity.cancelled": _("cancelled it as unfounded"),
    "improvement.nonconformity.resumed": _("took it up again"),
    "improvement.nonconformity.issued": _("issued the report as a paper"),
    "improvement.nonconformities.imported": _("imported nonconformities from a file"),
    "improvement.action.ordered": _("ordered the action"),
    "improvement.action.completed": _("carried the action out"),
    "improvement.action.verified": _("verified the action"),
    "improvement.action.returned": _("gave the action back"),
    "improvement.action.postponed": _("postponed the action"),
    "improvement.action.dropped": _("dropped the action"),
    "improvement.suggestion.proposed": _("made the suggestion"),
    "improvement.suggestion.accepted": _("accepted the suggestion"),
    "improvement.suggestion.refused": _("refused the suggestion"),
    "improvement.suggestion.withdrawn": _("took the suggestion back"),
    "improvement.suggestion.carried_out": _("carried the suggestion out"),
}
