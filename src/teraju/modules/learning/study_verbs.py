"""What the trail says of study visits."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STUDY_VERBS: Mapping[str, Promise] = {
    "learning.study.requested": _("asked for a study visit"),
    "learning.study.entered": _("entered a request from a letter"),
    "learning.study.changed": _("changed the request"),
    "learning.study.accepted": _("accepted the study visit"),
    "learning.study.proposed": _("proposed another day"),
    "learning.study.agreed": _("agreed to the day proposed"),
    "learning.study.declined": _("could not take the day proposed"),
    "learning.study.refused": _("refused the study visit"),
    "learning.study.cancelled": _("called the study visit off"),
    "learning.study.agenda_added": _("added a line to the agenda"),
    "learning.study.agenda_changed": _("changed a line of the agenda"),
    "learning.study.agenda_removed": _("removed a line of the agenda"),
    "learning.study.held": _("recorded the study visit"),
    "learning.study.record_corrected": _("corrected the record of the visit"),
    "learning.study.taken_added": _("entered what the guests took home"),
    "learning.study.taken_removed": _("removed what the guests took home"),
    "learning.study.followed_up": _("entered what the guests did"),
    "learning.study.milestone_added": _("entered what the guests reached"),
    "learning.study.milestone_removed": _("removed what the guests reached"),
    "learning.study.released": _("showed the study visit to everybody"),
    "learning.study.withheld": _("took the study visit from the public page"),
    "learning.study.replied": _("issued the reply letter"),
    "learning.study.minuted": _("issued the minutes"),
}
