"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "gratification.report.drafted": _("began a report"),
    "gratification.report.changed": _("changed the report"),
    "gratification.report.submitted": _("handed the report in"),
    "gratification.report.completed": _("completed the report"),
    "gratification.report.reported_directly": _("reported it to KPK directly"),
    "gratification.report.withdrawn": _("withdrew the report"),
    "gratification.report.resumed": _("took the report up again"),
    "gratification.report.imported": _("brought in the envelopes from a file"),
    "gratification.settings.changed": _("changed the settings of the unit"),
}
