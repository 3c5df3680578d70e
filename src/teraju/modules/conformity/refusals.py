"""What this module refuses, in words fit for the user."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError

from .domain.judging import Objection


class AssessmentNotOpen(DomainError):
    """Only an open assessment is judged, concluded or withdrawn."""


class JudgementRefused(DomainError):
    """An assessor may not find this on this topic."""


class NotAllJudged(DomainError):
    """An assessment is concluded when every topic has been judged."""


class EvidenceGone(DomainError):
    """The evidence was withdrawn already."""


class WrongChoice(DomainError):
    """What was chosen does not belong here."""


OBJECTIONS: Mapping[Objection, Promise] = {
    Objection.OWN_TOPIC: _(
        "You answer for this topic yourself: somebody else judges it, or names another person "
        "in charge first."
    ),
    Objection.ALWAYS_APPLIES: _("Always applies: {numbers}."),
    Objection.REASON_MISSING: _("Say why it does not apply to this agency."),
    Objection.AGAINST_RECORDS: _(
        "The records say something else: add evidence, or write in the note why you judge so."
    ),
    Objection.RISK_NOT_ASSESSED: _(
        "Left out only where the bribery risk is low: put the bribery risk assessment on record "
        "first, then name it in the note."
    ),
    Objection.NOT_IN_PLACE: _("What is not begun cannot conform: choose the progress first."),
}
OBJECTION_FIELDS: Mapping[Objection, str] = {
    Objection.OWN_TOPIC: "result",
    Objection.ALWAYS_APPLIES: "result",
    Objection.REASON_MISSING: "note",
    Objection.AGAINST_RECORDS: "note",
    Objection.NOT_IN_PLACE: "progress",
    Objection.RISK_NOT_ASSESSED: "result",
}
