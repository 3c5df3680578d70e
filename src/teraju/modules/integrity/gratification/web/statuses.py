"""How a report stands for its reporter, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import GiftReport
from teraju.modules.integrity.gratification.models.choices import STATES
from teraju.platform.web.kinds import Status, Tone

TONES: Mapping[State, Tone] = {
    State.DRAFT: "warn",
    State.RETURNED: "bad",
    State.NOT_REPORTABLE: "good",
    State.UPG_LEVEL: "good",
    State.REFUSAL_RECORDED: "good",
    State.REPORTED_DIRECTLY: "good",
    State.DECIDED_RECEIVER: "good",
    State.HANDED_OVER: "good",
    State.DECIDED_STATE: "warn",
    State.CLOSED: "good",
}
MEANINGS: Mapping[State, Promise] = {
    State.DRAFT: _("Only you see it. Nothing is handed in yet."),
    State.SUBMITTED: _("The unit has it and will check it."),
    State.UNDER_CHECK: _("The unit looks whether everything is there."),
    State.RETURNED: _("Something is missing: add it and send it again."),
    State.NOT_REPORTABLE: _("The unit found that KPK need not be told. The gift is yours."),
    State.UPG_LEVEL: _("The unit settles it without KPK."),
    State.TO_KPK: _("The unit will forward it to KPK."),
    State.REFUSAL_RECORDED: _("That you refused is on record."),
    State.FORWARDED: _("KPK has it."),
    State.KPK_VERIFICATION: _("KPK looks whether everything is there."),
    State.KPK_ANALYSIS: _("KPK decides whose the gift is."),
    State.REPORTED_DIRECTLY: _("You reported it to KPK yourself: KPK decides and writes to you."),
    State.DECIDED_STATE: _("KPK decided: it goes to the state. Bring it to the unit."),
    State.DECIDED_RECEIVER: _("KPK decided: you keep it."),
    State.HANDED_OVER: _("It was handed over to the state."),
    State.NOT_FOLLOWED_UP: _("It is not followed up; the reason stands below."),
    State.WITHDRAWN: _("You took it back. The days of the law run on."),
    State.CLOSED: _("Everything is settled."),
}


def report_status(report: GiftReport) -> Status:
    state = State(report.state)
    return Status(TONES.get(state, "none"), STATES[state], MEANINGS[state])


def answer_status(report: GiftReport) -> Status:
    """The answer of the rules as a cell of a list."""
    if report.reportable is None:
        return Status("none", _("is told"))
    if report.reportable:
        return Status("warn", _("has to be reported"))
    return Status("good", _("need not be reported"))
