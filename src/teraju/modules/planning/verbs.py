"""What the trail says of the planning of a system, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_APPROVAL: Mapping[str, Promise] = {
    "drafted": _("drafted it"),
    "changed": _("changed the draft"),
    "submitted": _("handed the draft in for approval"),
    "returned": _("gave the draft back"),
    "approved": _("approved it"),
    "superseded": _("replaced it by a newer one"),
    "discarded": _("discarded the draft"),
}
_APPROVED_KINDS = ("context", "party_review", "scope", "map", "statement")

VERBS: Mapping[str, Promise] = {
    f"planning.{kind}.{verb}": words
    for kind in _APPROVED_KINDS
    for verb, words in _APPROVAL.items()
} | {
    "planning.context.issue_added": _("added an issue"),
    "planning.context.issue_changed": _("changed an issue"),
    "planning.context.issue_removed": _("removed an issue"),
    "planning.party.added": _("added an interested party"),
    "planning.party.changed": _("changed what is known of the party"),
    "planning.party.ended": _("took the party off the list"),
    "planning.party.resumed": _("put the party back on the list"),
    "planning.scope.exclusion_added": _("declared a requirement not applicable"),
    "planning.scope.exclusion_removed": _("took a declaration back"),
    "planning.scope.issued": _("issued the statement as a paper"),
    "planning.process.added": _("described a process"),
    "planning.process.changed": _("changed the process"),
    "planning.process.part_added": _("added a part of the process"),
    "planning.process.part_removed": _("removed a part of the process"),
    "planning.process.linked": _("linked a record"),
    "planning.process.unlinked": _("removed a link"),
    "planning.process.withdrawn": _("withdrew the process"),
    "planning.process.resumed": _("took the process up again"),
    "planning.map.issued": _("issued the map as a paper"),
    "planning.resource.added": _("registered the resource"),
    "planning.resource.changed": _("changed the resource"),
    "planning.resource.upkeep_done": _("noted what was done for upkeep"),
    "planning.resource.stopped": _("noted that it is out of order"),
    "planning.resource.resumed": _("put it back into use"),
    "planning.resource.disposed": _("disposed of it"),
    "planning.resources.imported": _("imported resources from a file"),
    "planning.objective.drafted": _("drafted the objective"),
    "planning.objective.changed": _("changed the draft of the objective"),
    "planning.objective.target_added": _("added a target"),
    "planning.objective.target_changed": _("changed a target"),
    "planning.objective.target_removed": _("removed a target"),
    "planning.objective.submitted": _("handed the objective in for approval"),
    "planning.objective.returned": _("gave the objective back"),
    "planning.objective.approved": _("approved the objective"),
    "planning.objective.closed": _("closed the objective"),
    "planning.objective.withdrawn": _("withdrew the objective"),
    "planning.objective.measured": _("recorded a value"),
    "planning.objective.corrected": _("corrected a value"),
    "planning.objective.planned": _("made a plan for the red objective"),
    "planning.values.imported": _("imported values from a file"),
    "planning.plan.made": _("made the plan"),
    "planning.plan.action_added": _("added an action"),
    "planning.plan.action_done": _("finished an action"),
    "planning.plan.action_dropped": _("dropped an action"),
    "planning.plan.dropped": _("dropped the plan"),
    "planning.review.written": _("wrote the review"),
    "planning.review.changed": _("changed the review"),
    "planning.review.acknowledged": _("took note of the review"),
    "planning.review.withdrawn": _("withdrew the review"),
    "planning.objectives.issued": _("issued the objectives of a year as a paper"),
    "planning.change.proposed": _("proposed the change"),
    "planning.change.changed": _("changed the proposal"),
    "planning.change.decided": _("decided that the change is made"),
    "planning.change.refused": _("refused the change"),
    "planning.change.cancelled": _("cancelled the change"),
    "planning.change.carried_out": _("noted that the change is carried out"),
    "planning.change.reviewed": _("reviewed the effect of the change"),
    "planning.change.closed": _("closed the change"),
    "planning.change.linked": _("linked a record"),
    "planning.change.unlinked": _("removed a link"),
}
