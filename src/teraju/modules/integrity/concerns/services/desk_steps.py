"""The steps of a concern: each one transaction, one event of the trail and no word in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.concerns import policy, wording
from teraju.modules.integrity.concerns.domain.casework import finding_of
from teraju.modules.integrity.concerns.domain.modes import Kind
from teraju.modules.integrity.concerns.domain.outcomes import (
    Finding,
    Hindrance,
    Outcome,
    Receiver,
    Scope,
    hinders_closing,
    hinders_outcome,
)
from teraju.modules.integrity.concerns.domain.states import ANSWERED, Event, State
from teraju.modules.integrity.concerns.domain.triage import (
    Jurisdiction,
    Proposal,
    Relevance,
    Triage,
    propose,
)
from teraju.modules.integrity.concerns.models import Case, CaseHandler
from teraju.modules.integrity.concerns.services.desk_common import (
    Hand,
    StepRefused,
    claim,
    keep,
    move,
    say,
    tell,
    written,
)
from teraju.modules.integrity.concerns.uploads import CheckedFile

FIELDS = {
    Hindrance.NO_OUTCOME: "outcome",
    Hindrance.NOT_INVESTIGATED: "outcome",
    Hindrance.NOT_A_CONCLUSION: "outcome",
    Hindrance.NO_FEEDBACK: "feedback",
    Hindrance.NO_RECEIVER: "receiver",
    Hindrance.NO_REASON: "reason",
}


@transaction.atomic
def declare(hand: Hand, number: str, *, expected_version: int) -> Case:
    """Declare that nothing binds oneself; a concern is opened after this and not before."""
    case = claim(hand, number, expected_version, declared=False)
    made = CaseHandler.objects.filter(
        case=case, handler=hand.visit.handler, declared_on=None
    ).update(declared_on=hand.today)
    if made:
        tell(hand, case, "case.declared")
    return case


@transaction.atomic
def acknowledge(hand: Hand, number: str, *, expected_version: int, text: str) -> Case:
    """Confirm to the reporter that the concern is read."""
    case = claim(hand, number, expected_version)
    move(case, Event.ACKNOWLEDGE)
    case.acknowledged_on = hand.today
    say(hand, case, Kind.ACKNOWLEDGEMENT, {"text": text}, to_reporter=True)
    return keep(hand, case, "case.acknowledged")


@transaction.atomic
def triage(
    hand: Hand,
    number: str,
    *,
    expected_version: int,
    relevance: str,
    jurisdiction: str,
    facts: Sequence[str],
    gravity: Sequence[str],
    danger: Sequence[str],
    priority: str = "",
    risk: str = "",
    text: str = "",
) -> Case:
    """Judge a concern; what the signs propose is kept beside what was decided."""
    case = claim(hand, number, expected_version)
    move(case, Event.TRIAGE)
    judged = Triage(
        Relevance(relevance),
        Jurisdiction(jurisdiction),
        tuple(facts),
        tuple(gravity),
        tuple(danger),
    )
    proposal = propose(judged, policy.thresholds_on(hand.today))
    content = {
        "relevance": relevance,
        "jurisdiction": jurisdiction,
        "facts": list(facts),
        "gravity": list(gravity),
        "danger": list(danger),
        **_decided(proposal, priority, risk),
        "rules": policy.rules_on(hand.today).name,
        "text": text,
    }
    say(hand, case, Kind.TRIAGE, content)
    return keep(hand, case, "case.triaged")


def _decided(proposal: Proposal, priority: str, risk: str) -> dict[str, Any]:
    """What was decided, or else proposed, with the proposal beside."""
    return {
        "completeness": proposal.completeness,
        "path": proposal.path,
        "priority": priority or proposal.priority,
        "risk": risk or proposal.risk,
        "proposed_priority": proposal.priority,
        "proposed_risk": proposal.risk,
    }


@transaction.atomic
def investigate(
    hand: Hand, number: str, *, expected_version: int, question: str, steps: str, care: str
) -> Case:
    """Begin to look into the facts, by a plan."""
    case = claim(hand, number, expected_version)
    move(case, Event.INVESTIGATE)
    say(hand, case, Kind.PLAN, {"question": question, "steps": steps, "care": care})
    return keep(hand, case, "case.investigation_begun")


@transaction.atomic
def plan(
    hand: Hand, number: str, *, expected_version: int, question: str, steps: str, care: str
) -> Case:
    """Change the plan of an investigation; the earlier one stays."""
    case = claim(hand, number, expected_version)
    if case.state != State.INVESTIGATING:
        raise StepRefused(_("There is no investigation now."))
    say(hand, case, Kind.PLAN, {"question": question, "steps": steps, "care": care})
    return keep(hand, case, "case.plan_changed")


@transaction.atomic
def hear(
    hand: Hand,
    number: str,
    *,
    person: str,
    held_on: date,
    told: str,
    text: str,
    answer_until: date | None = None,
    files: Sequence[CheckedFile] = (),
) -> Case:
    """Record that somebody named was heard on what is said of them."""
    case = claim(hand, number)
    if case.state != State.INVESTIGATING:
        raise StepRefused(_("Somebody is heard while the facts are looked into."))
    if held_on > hand.today:
        raise StepRefused(_("This day lies ahead."), field="held_on")
    content = {
        "person": person,
        "held_on": held_on.isoformat(),
        "told": told,
        "text": text,
        "answer_until": answer_until.isoformat() if answer_until else "",
    }
    say(hand, case, Kind.HEARING, content, files=files)
    tell(hand, case, "case.hearing_recorded")
    return case


@transaction.atomic
def protect(
    hand: Hand, number: str, *, expected_version: int, measures: str, person: str, review_on: date
) -> Case:
    """Write down how the reporter is protected."""
    case = claim(hand, number, expected_version)
    if review_on <= hand.today:
        raise StepRefused(_("Choose a day ahead."), field="review_on")
    content = {"measures": measures, "person": person, "review_on": review_on.isoformat()}
    say(hand, case, Kind.PROTECTION, content)
    return keep(hand, case, "case.protection_planned")


@transaction.atomic
def conclude(
    hand: Hand,
    number: str,
    *,
    expected_version: int,
    outcome: str,
    findings: str,
    measures: str,
    feedback: str,
) -> Case:
    """End the work on the facts with an outcome, and tell the reporter."""
    case = claim(hand, number, expected_version)
    _may_end(hand, case, Event.CONCLUDE, outcome=Outcome(outcome), feedback=bool(feedback.strip()))
    content = {"outcome": outcome, "findings": findings, "measures": measures}
    say(hand, case, Kind.CONCLUSION, content)
    return _answer(hand, case, Event.CONCLUDE, outcome, feedback, "case.concluded")


@transaction.atomic
def forward(
    hand: Hand, number: str, *, expected_version: int, receiver: str, text: str, feedback: str
) -> Case:
    """Record that a concern was handed to an authority, and tell the reporter."""
    case = claim(hand, number, expected_version)
    _may_end(
        hand,
        case,
        Event.FORWARD,
        outcome=Outcome.FORWARDED,
        receiver=Receiver(receiver),
        feedback=bool(feedback.strip()),
    )
    case.receiver = receiver
    content = {"outcome": Outcome.FORWARDED, "receiver": receiver, "findings": text}
    say(hand, case, Kind.CONCLUSION, content)
    return _answer(hand, case, Event.FORWARD, Outcome.FORWARDED, feedback, "case.forwarded")


@transaction.atomic
def turn_away(
    hand: Hand, number: str, *, expected_version: int, reason: str, feedback: str
) -> Case:
    """Tell the reporter that the concern does not belong here, and where it does."""
    case = claim(hand, number, expected_version)
    _may_end(
        hand,
        case,
        Event.TURN_AWAY,
        outcome=Outcome.OUTSIDE_SCOPE,
        reason=Scope(reason),
        feedback=bool(feedback.strip()),
    )
    say(hand, case, Kind.CONCLUSION, {"outcome": Outcome.OUTSIDE_SCOPE, "reason": reason})
    return _answer(hand, case, Event.TURN_AWAY, Outcome.OUTSIDE_SCOPE, feedback, "case.turned_away")


@transaction.atomic
def follow_up(hand: Hand, number: str, *, expected_version: int, text: str) -> Case:
    """Tell the reporter what was done because of the outcome."""
    case = claim(hand, number, expected_version)
    move(case, Event.FOLLOW_UP)
    case.followed_up_on = hand.today
    say(hand, case, Kind.FEEDBACK, {"text": text, "event": Event.FOLLOW_UP}, to_reporter=True)
    return keep(hand, case, "case.followed_up")


@transaction.atomic
def close(hand: Hand, number: str, *, expected_version: int, text: str) -> Case:
    """End the work on a concern; the reporter can write on."""
    case = claim(hand, number, expected_version)
    hindrance = hinders_closing(_finding(hand, case))
    if hindrance:
        raise StepRefused(wording.HINDRANCES[hindrance])
    move(case, Event.CLOSE)
    case.closed_on = hand.today
    say(hand, case, Kind.STEP, {"text": text, "event": Event.CLOSE}, to_reporter=True)
    return keep(hand, case, "case.closed")


@transaction.atomic
def take_back(hand: Hand, number: str, *, expected_version: int, reason: str) -> Case:
    """Go on with a concern that an authority gave back."""
    return _open_again(hand, number, Event.TAKE_BACK, expected_version, reason, "case.taken_back")


@transaction.atomic
def reopen(hand: Hand, number: str, *, expected_version: int, reason: str) -> Case:
    """Take up a concern again that was answered or closed."""
    return _open_again(hand, number, Event.REOPEN, expected_version, reason, "case.reopened")


@transaction.atomic
def extend(hand: Hand, number: str, *, expected_version: int, reason: str) -> Case:
    """Take longer for the feedback, once, with a reason that the reporter reads."""
    case = claim(hand, number, expected_version)
    if case.extended:
        raise StepRefused(_("The time was extended already; it is extended once."))
    if case.state in ANSWERED or case.acknowledged_on is None:
        raise StepRefused(_("There is no feedback to wait for now."))
    case.extended = True
    say(hand, case, Kind.STEP, {"text": reason, "event": "extend"}, to_reporter=True)
    return keep(hand, case, "case.extended")


def _open_again(
    hand: Hand, number: str, event: Event, version: int, reason: str, verb: str
) -> Case:
    case = claim(hand, number, version)
    move(case, event)
    # The earlier outcome stays among the entries; the days of the new round run anew.
    case.outcome, case.receiver = "", ""
    case.answered_on = case.followed_up_on = case.closed_on = None
    say(hand, case, Kind.STEP, {"text": reason, "event": event}, to_reporter=True)
    return keep(hand, case, verb)


def _finding(hand: Hand, case: Case) -> Finding:
    return finding_of(
        State(case.state),
        case.outcome,
        written(hand, case),
        measures_told=case.followed_up_on is not None,
    )


def _may_end(hand: Hand, case: Case, event: Event, **known: Any) -> None:
    """Raise StepRefused, at its field, where something of an outcome is missing."""
    hindrance = hinders_outcome(event, replace(_finding(hand, case), **known))
    if hindrance:
        raise StepRefused(wording.HINDRANCES[hindrance], field=FIELDS.get(hindrance))


def _answer(hand: Hand, case: Case, event: Event, outcome: str, feedback: str, verb: str) -> Case:
    move(case, event)
    case.outcome, case.answered_on = outcome, hand.today
    content: Mapping[str, Any] = {"text": feedback, "event": event, "outcome": outcome}
    say(hand, case, Kind.FEEDBACK, content, to_reporter=True)
    return keep(hand, case, verb)
