"""How instructions and agencies stand, in colour, shape and word."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from teraju.insight.board import Standing
from teraju.insight.domain.instructions import State
from teraju.insight.domain.progress import STILL_AFTER, Pace
from teraju.insight.models import STATES, Instruction
from teraju.platform.web.kinds import Status, Text, Tone

_STATES: dict[str, tuple[Tone, Promise]] = {
    State.OPEN: ("warn", _("It stays in the work list of the head of the agency until answered.")),
    State.ANSWERED: ("warn", _("Who gave it accepts the answer or gives it back.")),
    State.ACCEPTED: ("good", _("The answer was accepted; nothing is left to do.")),
    State.WITHDRAWN: ("none", _("It was taken back; no answer is asked for.")),
}


def instruction_status(instruction: Instruction, today: date) -> Status:
    """Where an instruction stands on a day."""
    if instruction.is_late(today):
        return Status("bad", _("late"), _("Its day is over and it is not answered."))
    if instruction.is_returned:
        return Status("warn", _("given back"), _("The answer did not suffice: a new one is due."))
    tone, meaning = _STATES[instruction.state]
    return Status(tone, STATES[State(instruction.state)], meaning)


def stage_status(standing: Standing) -> Status:
    """The stage an agency stands at; the tone says whether it moves."""
    pace, stage = standing.progress.pace, standing.stage
    if pace is Pace.LAPSED:
        return Status("bad", _("certificate ran out"), _("No certificate of it is valid any more."))
    if stage is None:
        return Status("none", _("no stage yet"), _("No stage is on record."))
    if pace is Pace.CERTIFIED:
        return Status("good", stage.label, _("It holds a certificate for named sites."))
    if pace is Pace.STILL:
        return Status("bad", stage.label, still_meaning())
    return Status("warn", stage.label, _("On its way to the certificate."))


def pace_status(standing: Standing) -> Status | None:
    """For how long nothing has moved; nothing to say of who is there or has not begun."""
    days = standing.progress.still_for
    if days is None:
        return None
    words = ngettext("%d day", "%d days", days) % days
    if standing.progress.pace is Pace.MOVING:
        return Status("none", words, _("A further stage was reached within the last half year."))
    return Status("bad", words, still_meaning())


def still_meaning() -> Text:
    return format_lazy(_("No further stage for more than {days} days."), days=STILL_AFTER.days)


PACES: dict[str, Promise] = {
    "still": _("standing still"),
    "lapsed": _("certificate ran out"),
    "moving": pgettext_lazy("pace", "moving"),
    "certified": pgettext_lazy("pace", "certified"),
}
