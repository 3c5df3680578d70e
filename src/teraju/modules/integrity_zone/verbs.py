"""What the trail says of worksheets, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "integrity_zone.sheet.opened": _("opened the worksheet"),
    "integrity_zone.sheet.changed": _("changed the aim or the last day"),
    "integrity_zone.sheet.filled": _("answered several questions at once"),
    "integrity_zone.sheet.submitted": _("handed the worksheet in"),
    "integrity_zone.sheet.taken_back": _("took the worksheet back"),
    "integrity_zone.sheet.returned": _("returned the worksheet to the unit"),
    "integrity_zone.sheet.assessed": _("finished the assessment"),
    "integrity_zone.sheet.assessing_again": _("took the assessment up again"),
    "integrity_zone.sheet.closed": _("closed the worksheet"),
    "integrity_zone.sheet.reopened": _("opened the closed worksheet again"),
    "integrity_zone.sheet.dropped": _("dropped the worksheet"),
    "integrity_zone.sheet.resumed": _("took the worksheet up again"),
    "integrity_zone.sheet.published": _("published the summary"),
    "integrity_zone.sheet.withdrawn": _("withdrew the summary from the public"),
    "integrity_zone.sheet.reported": _("issued the report"),
    "integrity_zone.answer.given": _("answered the question"),
    "integrity_zone.answer.assessed": _("assessed the answer"),
    "integrity_zone.answer.linked": _("linked a record"),
    "integrity_zone.answer.unlinked": _("took a record off"),
}
