"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "satisfaction.survey.planned": _("planned the survey"),
    "satisfaction.survey.changed": _("changed the survey"),
    "satisfaction.survey.ordered": _("set the order in print"),
    "satisfaction.survey.question_added": _("added a question to the survey"),
    "satisfaction.survey.question_removed": _("removed a question of the survey"),
    "satisfaction.survey.opened": _("opened the survey"),
    "satisfaction.survey.closed": _("closed the survey"),
    "satisfaction.survey.reopened": _("opened the survey again"),
    "satisfaction.survey.dropped": _("dropped the survey"),
    "satisfaction.survey.taken_up": _("took the survey up again"),
    "satisfaction.survey.kiosk_renewed": _("gave the kiosk a new address"),
    "satisfaction.survey.sheet_entered": _("typed in a sheet of the survey"),
    "satisfaction.survey.sheet_corrected": _("corrected a sheet of the survey"),
    "satisfaction.survey.imported": _("read answers from a file"),
    "satisfaction.survey.examples_added": _("entered example answers"),
    "satisfaction.survey.judged": _("decided on marked answers"),
    "satisfaction.survey.comments_shown": _("chose the comments that everybody may read"),
    "satisfaction.survey.published": _("published the result"),
    "satisfaction.survey.withdrawn": _("withdrew the published result"),
    "satisfaction.survey.followed_up": _("ordered actions that follow from the survey"),
    "satisfaction.survey.issued": _("issued the report of the survey"),
    "satisfaction.complaint.received": _("wrote the complaint down"),
    "satisfaction.complaint.changed": _("changed the complaint"),
    "satisfaction.complaint.taken_up": _("took the complaint up"),
    "satisfaction.complaint.answered": _("answered the complaint"),
    "satisfaction.complaint.closed": _("closed the complaint"),
    "satisfaction.complaint.forwarded": _("forwarded the complaint"),
    "satisfaction.complaint.withdrawn": _("recorded that the complaint was taken back"),
    "satisfaction.complaint.reopened": _("opened the complaint again"),
    "satisfaction.complaint.reported": _("reported a nonconformity from the complaint"),
    "satisfaction.pastindex.entered": _("entered an earlier index"),
    "satisfaction.pastindex.changed": _("changed an earlier index"),
    "satisfaction.pastindex.withdrawn": _("withdrew an earlier index"),
    "satisfaction.pastindex.restored": _("put an earlier index back"),
    "satisfaction.pastindex.imported": _("read earlier indices from a file"),
}
