"""What codes of visits and of the owner's page are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.visits import (
    Answer,
    Meeting,
    Outcome,
    VisitState,
    Whose,
)

VISIT_STATES: Mapping[str, Promise] = {
    VisitState.PLANNED: pgettext_lazy("visit to a firm", "Planned"),
    VisitState.HELD: pgettext_lazy("visit to a firm", "Held"),
    VisitState.CANCELLED: pgettext_lazy("visit to a firm", "Cancelled"),
}
ANSWERS: Mapping[str, Promise] = {
    Answer.YES: pgettext_lazy("checklist of a visit", "In place"),
    Answer.PARTLY: pgettext_lazy("checklist of a visit", "In part"),
    Answer.NO: pgettext_lazy("checklist of a visit", "Not yet"),
    Answer.NOT_ASKED: pgettext_lazy("checklist of a visit", "Does not apply"),
}
WHOSE: Mapping[str, Promise] = {
    Whose.OWNER: _("The owner"),
    Whose.COACH: _("The coach"),
}
OUTCOMES: Mapping[str, Promise] = {
    Outcome.STORED: pgettext_lazy("entry of a telephone", "Stored"),
    Outcome.CONFLICT: pgettext_lazy("entry of a telephone", "Conflict"),
    Outcome.REFUSED: pgettext_lazy("entry of a telephone", "Refused"),
    Outcome.DISCARDED: pgettext_lazy("entry of a telephone", "Discarded"),
}
MEETINGS: Mapping[str, Promise] = {
    Meeting.HELD_ALREADY: _("Somebody else wrote this visit down already"),
    Meeting.CANCELLED: _("The visit was cancelled meanwhile"),
}
