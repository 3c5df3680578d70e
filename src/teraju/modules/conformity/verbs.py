"""What the trail says of assessments and evidence, after the office of whoever did it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "conformity.assessment.started": _("started the assessment"),
    "conformity.assessment.changed": _("changed the assessment"),
    "conformity.assessment.judged": _("judged"),
    "conformity.assessment.concluded": _("concluded the assessment"),
    "conformity.assessment.reopened": _("opened the assessment again"),
    "conformity.assessment.withdrawn": _("withdrew the assessment"),
    "conformity.assessment.reported": _("issued the report of the assessment"),
    "conformity.evidence.added": _("added the evidence"),
    "conformity.evidence.replaced": _("replaced the evidence by newer"),
    "conformity.evidence.withdrawn": _("withdrew the evidence"),
    "conformity.evidence.imported": _("imported evidence from a file"),
    "conformity.owner.set": _("named who answers for a topic"),
    "conformity.pack.made": _("made a pack for the auditor"),
}
