"""How worksheets and answers stand, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity_zone.domain.scoring import Standing
from teraju.modules.integrity_zone.domain.states import SheetState
from teraju.modules.integrity_zone.models import Sheet
from teraju.modules.integrity_zone.models.choices import SHEET_STATES
from teraju.modules.integrity_zone.wording import points
from teraju.platform.web.kinds import Status, Tone

TONES: Mapping[str, Tone] = {
    SheetState.OPEN: "warn",
    SheetState.SUBMITTED: "warn",
    SheetState.ASSESSED: "good",
    SheetState.CLOSED: "good",
    SheetState.DROPPED: "none",
}
MEANINGS: Mapping[str, Any] = {
    SheetState.OPEN: _("The unit answers the questions and hands the sheet in."),
    SheetState.SUBMITTED: _("The internal assessor looks through the answers."),
    SheetState.ASSESSED: _("The head of the unit looks at the outcome and closes the sheet."),
    SheetState.CLOSED: _("The year is settled. Its summary may be published."),
}


def sheet_status(sheet: Sheet) -> Status:
    meaning = MEANINGS.get(sheet.state, sheet.dropped_because)
    if sheet.state == SheetState.OPEN and sheet.returned_because:
        meaning = format_lazy(_("Returned: {reason}"), reason=sheet.returned_because)
    if sheet.published_on is not None:
        meaning = _("The year is settled and its summary is published.")
    return Status(TONES[sheet.state], SHEET_STATES[sheet.state], meaning)


def standing_status(one: Standing) -> Status:
    """What an answer brings of what it could bring."""
    if one.share is None:
        return Status("none", _("no answer"))
    words = format_lazy(
        _("{reached} of {weight}"), reached=points(one.reached), weight=points(one.question.weight)
    )
    tone: Tone = "good" if not one.lost else "warn" if one.share else "bad"
    return Status(tone, words, _("Changed by the assessor") if one.differs else "")


def predicate_status(sheet: Sheet) -> Status:
    """By thresholds that are practice: said so wherever it is shown."""
    if sheet.predicate:
        return Status("good", sheet.predicate, _("All thresholds are met; they are not confirmed."))
    return Status("none", _("none yet"), _("Not all thresholds of WBK are met."))
