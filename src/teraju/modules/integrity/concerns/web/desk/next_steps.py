"""Which steps a concern offers now: one that is due, and the others that are possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.concerns.domain.clocks import Due, Duty
from teraju.modules.integrity.concerns.domain.outcomes import DEMANDS, Outcome
from teraju.modules.integrity.concerns.domain.states import State
from teraju.modules.integrity.concerns.domain.triage import Path, Risk
from teraju.modules.integrity.concerns.models import Case
from teraju.modules.integrity.concerns.wording import PATHS, Text

S = State
OTHERS: Mapping[State, tuple[str, ...]] = {
    S.RECEIVED: (),
    S.ACKNOWLEDGED: ("answer", "extend"),
    S.TRIAGED: ("investigate", "answer", "forward", "turn-away", "conclude", "triage", "extend"),
    S.INVESTIGATING: ("note", "hearing", "answer", "plan", "conclude", "forward", "extend"),
    S.FORWARDED: ("answer", "take-back"),
    S.OUT_OF_SCOPE: ("answer", "reopen"),
    S.CONCLUDED: ("answer", "follow-up", "close", "reopen"),
    S.FOLLOWED_UP: ("answer", "reopen"),
    S.CLOSED: ("contact", "reopen"),
}
FIRST: Mapping[State, str] = {
    S.RECEIVED: "acknowledge",
    S.ACKNOWLEDGED: "triage",
    S.FORWARDED: "follow-up",
    S.OUT_OF_SCOPE: "close",
    S.FOLLOWED_UP: "close",
}
BY_PATH: Mapping[str, str] = {
    Path.INVESTIGATE: "investigate",
    Path.ASK: "answer",
    Path.FORWARD: "forward",
    Path.TURN_AWAY: "turn-away",
}
WORDS: Mapping[State, Text] = {
    S.RECEIVED: _("Read it and confirm to the reporter that it has arrived."),
    S.ACKNOWLEDGED: _("Assess what it is about, how much is known and who is in danger."),
    S.FORWARDED: _("Tell the reporter what the authority did, as far as you may."),
    S.OUT_OF_SCOPE: _("The reporter knows where it belongs. Close it."),
    S.FOLLOWED_UP: _("Everything is done and told. Close it."),
    S.CLOSED: _("The work has ended."),
}


@dataclass(frozen=True)
class Next:
    """What a concern offers: the step to take, the others, and a sentence about them."""

    words: Text
    first: str = ""
    others: list[str] = field(default_factory=list)


def next_of(case: Case, triage: Mapping[str, Any], due: Due | None, *, facts: Facts) -> Next:
    """What is to be done with a concern, by its state and by what stands in it."""
    state = State(case.state)
    words, first = _first(case, state, triage, due, facts)
    others = [each for each in OTHERS[state] if each != first]
    if case.extended or state not in {S.ACKNOWLEDGED, S.TRIAGED, S.INVESTIGATING}:
        others = [each for each in others if each != "extend"]
    if not case.reporter_recipient:
        others = [each for each in others if each != "answer"]
    if first != "protect" and state != S.RECEIVED:
        others.append("protect")
    if "note" not in others:
        others.append("note")
    return Next(words, first, others)


@dataclass(frozen=True)
class Facts:
    """What of a concern decides its next step."""

    heard: bool = False
    protected: bool = False
    # The day has come on which the plan of protection is looked at again.
    review_due: bool = False


def _first(
    case: Case, state: State, triage: Mapping[str, Any], due: Due | None, facts: Facts
) -> tuple[Text, str]:
    at_risk = triage.get("risk") in {Risk.MEDIUM, Risk.HIGH}
    if at_risk and not facts.protected and state != S.CLOSED:
        return _("The reporter is at risk. Plan first how they are protected."), "protect"
    if facts.review_due and state != S.CLOSED:
        return _("The day has come to look at the plan of protection again."), "protect"
    if state is S.TRIAGED:
        path = Path(triage.get("path", Path.INVESTIGATE))
        first = BY_PATH[path]
        if first == "answer" and not case.reporter_recipient:
            first = "investigate"
        return PATHS[path], first
    if state is S.INVESTIGATING:
        if facts.heard:
            return _("Those named were heard. Conclude when the facts are clear."), "conclude"
        return (
            _("Look into the facts and note what you find; hear who is named before you conclude."),
            "note",
        )
    if state is S.CONCLUDED:
        if case.outcome and DEMANDS[Outcome(case.outcome)].measures:
            return _("Tell the reporter what was done because of the outcome."), "follow-up"
        return _("The reporter knows the outcome. Close it."), "close"
    if state is S.CLOSED and due and due.duty is Duty.CONTACT:
        return _("The work has ended. Ask the reporter how they fare."), "contact"
    return WORDS[state], FIRST.get(state, "")
