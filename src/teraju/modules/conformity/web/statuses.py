"""States of this module as pages show them: colour, shape and word."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.models import Assessment
from teraju.modules.conformity.models.choices import ResultChoice
from teraju.platform.web.kinds import Status

RESULTS: dict[Result, Status] = {
    Result.CONFORMING: Status("good", ResultChoice.CONFORMING.label),
    Result.MINOR: Status("warn", ResultChoice.MINOR.label),
    Result.MAJOR: Status("bad", ResultChoice.MAJOR.label),
    Result.NOT_APPLICABLE: Status("none", ResultChoice.NOT_APPLICABLE.label),
}
# The chapters that all management systems share.
CHAPTERS = {
    "4": _("Context"),
    "5": pgettext_lazy("chapter", "Leadership"),
    "6": _("Planning"),
    "7": _("Support"),
    "8": _("Operation"),
    "9": _("Evaluation"),
    "10": _("Improvement"),
}
_STATUSES = {
    "open": Status(
        "warn",
        pgettext_lazy("assessment", "open"),
        _("Topics are being judged; each answer counts at once."),
    ),
    "concluded": Status("good", _("concluded"), _("Every topic was judged; the answers stay.")),
    "withdrawn": Status(
        "none",
        pgettext_lazy("assessment", "withdrawn"),
        _("Given up; what was judged in it counts no more."),
    ),
}


def assessment_status(assessment: Assessment) -> Status:
    return _STATUSES[assessment.status]
