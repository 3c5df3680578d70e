"""What comes next with a report at the desk, and the ways beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.completeness import Part
from teraju.modules.integrity.gratification.domain.custody import Thing
from teraju.modules.integrity.gratification.domain.states import State
from teraju.platform.web.kinds import Action
from teraju.platform.web.templatetags.values import day

from .desk_common import step


@dataclass(frozen=True)
class Case:
    """A report with what its next step depends on."""

    report: Any
    missing: Sequence[Part]
    things: Sequence[Thing]

    @property
    def held(self) -> bool:
        return any(thing.is_held for thing in self.things)

    @property
    def spoils(self) -> bool:
        return any(thing.is_perishable and not thing.is_donated for thing in self.things)


Ways = tuple[str, list[Action]]


def next_of(case: Case) -> tuple[str, Action | None, list[Action]]:
    """The sentence, the one button, and the others; by the state."""
    text, ways = _BY_STATE[State(case.report.state)](case)
    return text, (ways[0] if ways else None), ways[1:]


def _assess(case: Case) -> Action:
    return step(_("Assess"), "assess", case.report, "scale")


def _give_back(case: Case) -> Action:
    return step(_("Give it back to be completed"), "give_back", case.report, "undo-2")


def _take_up(case: Case, label: str) -> Action:
    return step(label, "take_up", case.report, "clipboard-check")


def _drop(case: Case) -> Action:
    return step(_("Do not follow it up"), "drop", case.report, "ban")


def _reassess(case: Case) -> Action:
    return step(_("Assess once more"), "reassess", case.report, "rotate-ccw")


def _close(case: Case) -> Action:
    return step(pgettext("gift", "Close"), "close", case.report, "check")


def _decide(case: Case) -> Action:
    return step(_("Record KPK's decision"), "decide", case.report, "gavel")


def _paper(case: Case) -> Action:
    return step(_("Print for KPK (PDF)"), "paper", case.report, "printer")


def _donate(case: Case) -> Action:
    return step(_("Record to whom it was given"), "donate", case.report, "gift")


def _submitted(case: Case) -> Ways:
    return _("Read it and check whether it is complete."), [_take_up(case, _("Take it up"))]


def _under_check(case: Case) -> Ways:
    if case.missing:
        text = _("The law asks for more than the report says: look at what is missing.")
        return text, [_give_back(case), _assess(case), _drop(case)]
    text = _("The report says what the law asks. Say what becomes of it.")
    return text, [_assess(case), _give_back(case), _drop(case)]


def _returned(case: Case) -> Ways:
    text = _("The reporter completes it by %(day)s. Take it up if the rest came on paper.") % {
        "day": day(case.report.complete_by)
    }
    return text, [_take_up(case, _("It is complete now")), _drop(case)]


def _not_reportable(case: Case) -> Ways:
    if case.held:
        return _("Give back first what lies in custody."), [_reassess(case)]
    return _("Nothing is left to do but to close it."), [_close(case), _reassess(case)]


def _upg_level(case: Case) -> Ways:
    if case.spoils:
        text = _("Record to whom what spoils was given, with the receipt.")
        return text, [_donate(case), _reassess(case)]
    return _not_reportable(case)


def _to_kpk(case: Case) -> Ways:
    text = _(
        "Enter it in KPK's application or send it by letter, then record the number here. "
        "Nothing is sent from here by itself."
    )
    forward = step(_("Record that it was forwarded"), "forward", case.report, "send")
    return text, [forward, _paper(case), _reassess(case)]


def _refusal(case: Case) -> Ways:
    text = _("The refusal is on record. KPK may be told of it.")
    forward = step(_("Record that it was forwarded"), "forward", case.report, "send")
    return text, [_close(case), forward, _paper(case), _reassess(case)]


def _forwarded(case: Case) -> Ways:
    gol = step(_("Enter the GOL number"), "gol", case.report, "hash")
    verify = step(_("KPK verifies it"), "verify", case.report, "search-check")
    analyse = step(_("KPK analyses it"), "analyse", case.report, "scan-search")
    if case.report.kind == Kind.REFUSED:
        return _("Of a refused gift KPK decides nothing."), [_close(case), gol, _paper(case)]
    if not case.report.gol_number:
        text = _("KPK's number is not on record yet.")
        return text, [gol, verify, analyse, _decide(case), _paper(case), _drop(case)]
    text = _("Record what KPK tells you of it.")
    return text, [verify, analyse, _decide(case), gol, _paper(case), _drop(case)]


def _verification(case: Case) -> Ways:
    analyse = step(_("KPK analyses it"), "analyse", case.report, "scan-search")
    text = _("Record what KPK tells you of it; give it back if KPK asks for more.")
    return text, [analyse, _give_back(case), _decide(case), _paper(case), _drop(case)]


def _analysis(case: Case) -> Ways:
    return _("KPK decides whose the gift is."), [_decide(case), _paper(case), _drop(case)]


def _direct(case: Case) -> Ways:
    text = _("KPK answers the reporter. Record the decision, or close it without.")
    return text, [_decide(case), _close(case), _drop(case)]


def _decided_state(case: Case) -> Ways:
    hand = step(_("Record the hand-over"), "hand_over", case.report, "landmark")
    wrong = step(_("The decision was entered wrongly"), "correct_decision", case.report, "undo-2")
    due = case.report.handling.hand_over_by
    text = _("The gift is handed over to the state by %(day)s, at the latest by %(last)s.") % {
        "day": day(due.cautious if due else None),
        "last": day(due.last if due else None),
    }
    return text, [hand, wrong]


def _decided_receiver(case: Case) -> Ways:
    wrong = step(_("The decision was entered wrongly"), "correct_decision", case.report, "undo-2")
    if case.held:
        return _("Give back first what lies in custody."), [wrong]
    return _("The receiver keeps it. Close the report."), [_close(case), wrong]


def _handed_over(case: Case) -> Ways:
    return _("The state has it. Close the report."), [_close(case)]


def _dropped(case: Case) -> Ways:
    if case.held:
        return _("Give back first what lies in custody."), [_reassess(case)]
    return _("Nothing is left to do but to close it."), [_close(case), _reassess(case)]


def _withdrawn(case: Case) -> Ways:
    if case.held:
        return _("Give back what lies in custody."), []
    return _("The reporter took it back; the days of the law go on."), []


def _closed(case: Case) -> Ways:
    reopen = step(_("Open it again"), "reopen", case.report, "rotate-ccw")
    return _("Closed on %(day)s.") % {"day": day(case.report.handling.closed_on)}, [reopen]


_BY_STATE: dict[State, Callable[[Case], Ways]] = {
    State.SUBMITTED: _submitted,
    State.UNDER_CHECK: _under_check,
    State.RETURNED: _returned,
    State.NOT_REPORTABLE: _not_reportable,
    State.UPG_LEVEL: _upg_level,
    State.TO_KPK: _to_kpk,
    State.REFUSAL_RECORDED: _refusal,
    State.FORWARDED: _forwarded,
    State.KPK_VERIFICATION: _verification,
    State.KPK_ANALYSIS: _analysis,
    State.REPORTED_DIRECTLY: _direct,
    State.DECIDED_STATE: _decided_state,
    State.DECIDED_RECEIVER: _decided_receiver,
    State.HANDED_OVER: _handed_over,
    State.NOT_FOLLOWED_UP: _dropped,
    State.WITHDRAWN: _withdrawn,
    State.CLOSED: _closed,
}
