"""What stands of a topic and of a requirement on a day: what records prove, and what was judged."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from teraju.kernel.periods import add_months

from .evidence import Proof, proved_by
from .states import OPEN, Progress, Result, State, weakest


class Reason(StrEnum):
    """Why a topic stands as it does; each has its sentence and its next action."""

    PROVED = "proved"
    JUDGED_CONFORMING = "judged_conforming"
    OVERRIDDEN = "overridden"
    LEFT_OUT = "left_out"
    RECORD_LEAVES_OUT = "record_leaves_out"
    NOTHING_RECORDED = "nothing_recorded"
    ONLY_SUPPORT = "only_support"
    RAN_OUT = "ran_out"
    RECORD_AGAINST = "record_against"
    JUDGED_MINOR = "judged_minor"
    JUDGED_MAJOR = "judged_major"
    WITHOUT_EVIDENCE = "without_evidence"
    OVERRIDE_TOO_OLD = "override_too_old"


class NextAction(StrEnum):
    """What somebody does next about a topic that is open."""

    ADD_EVIDENCE = "add_evidence"
    RENEW_EVIDENCE = "renew_evidence"
    JUDGE = "judge"
    JUDGE_AGAIN = "judge_again"
    CLOSE_GAP = "close_gap"
    FOLLOW_RECORD = "follow_record"


@dataclass(frozen=True)
class Judged:
    """What an assessor found on a topic, the newest of it."""

    result: Result
    progress: Progress
    note: str
    on: date
    office: str
    assessment_id: int
    user_id: int = 0


@dataclass(frozen=True)
class TopicStanding:
    """How a topic stands for one edition: the state, why, what the records say and who judged."""

    topic: str
    state: State
    reason: Reason
    computed: State
    action: NextAction | None = None
    judged: Judged | None = None
    valid: tuple[Proof, ...] = ()
    ran_out: tuple[Proof, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_against_records(self) -> bool:
        """The assessor and the records say different things; both are shown."""
        if self.judged is None:
            return False
        return _SAYS[self.judged.result] is not self.computed


@dataclass(frozen=True)
class RequirementStanding:
    """How a requirement stands: as its weakest topic does."""

    number: str
    state: State
    topics: tuple[TopicStanding, ...] = field(default_factory=tuple)

    @property
    def open_topics(self) -> list[TopicStanding]:
        """The topics that keep it open, those that decide first."""
        found = [one for one in self.topics if one.is_open]
        return sorted(found, key=lambda one: one.state is not State.MISSING)


@dataclass(frozen=True)
class Counts:
    """Requirements by state."""

    conforming: int = 0
    attention: int = 0
    missing: int = 0
    not_applicable: int = 0

    @property
    def open(self) -> int:
        return self.attention + self.missing

    @property
    def total(self) -> int:
        return self.open + self.conforming + self.not_applicable


_SAYS = {
    Result.CONFORMING: State.CONFORMING,
    Result.MINOR: State.ATTENTION,
    Result.MAJOR: State.MISSING,
    Result.NOT_APPLICABLE: State.NOT_APPLICABLE,
}


def stand(
    topic: str,
    proofs: Collection[Proof],
    judged: Judged | None,
    on: date,
    *,
    override_months: int,
) -> TopicStanding:
    """How a topic stands on a day.

    Args:
        proofs: what is on record for the topic and edition by that day, valid or run out.
        judged: the newest judgement by that day, None if nobody judged it.
        override_months: how long a judgement against the records holds.
    """
    valid = tuple(one for one in proofs if one.counts_on(on))
    gone = tuple(one for one in proofs if one.ran_out_by(on) and one.recorded_on <= on)
    computed = proved_by(valid)
    if judged is None:
        state, reason, action = computed, *_by_records(computed, valid, gone)
    else:
        state, reason, action = _by_judgement(judged, computed, valid, gone, on, override_months)
    return TopicStanding(topic, state, reason, computed, action, judged, valid, gone)


def _by_records(
    computed: State, valid: Sequence[Proof], gone: Sequence[Proof]
) -> tuple[Reason, NextAction | None]:
    if computed is State.CONFORMING:
        return Reason.PROVED, None
    if computed is State.NOT_APPLICABLE:
        return Reason.RECORD_LEAVES_OUT, None
    if not valid:
        if gone:
            return Reason.RAN_OUT, NextAction.RENEW_EVIDENCE
        return Reason.NOTHING_RECORDED, NextAction.ADD_EVIDENCE
    if all(one.supports for one in valid):
        return Reason.ONLY_SUPPORT, NextAction.JUDGE
    return Reason.RECORD_AGAINST, NextAction.FOLLOW_RECORD


def _by_judgement(
    judged: Judged,
    computed: State,
    valid: Sequence[Proof],
    gone: Sequence[Proof],
    on: date,
    override_months: int,
) -> tuple[State, Reason, NextAction | None]:
    match judged.result:
        case Result.NOT_APPLICABLE:
            return State.NOT_APPLICABLE, Reason.LEFT_OUT, None
        case Result.MINOR | Result.MAJOR:
            return _gap(judged, valid)
    against = _said_against(valid)
    if against and not (judged.note and all(one.was_wrong_by(judged.on) for one in against)):
        return computed, Reason.RECORD_AGAINST, NextAction.FOLLOW_RECORD
    if against:
        return _override(judged, on, override_months)
    lapsed = [one for one in gone if one.valid_until and one.valid_until >= judged.on]
    if _carries(judged, valid, lapsed):
        return State.CONFORMING, Reason.JUDGED_CONFORMING, None
    if lapsed:
        return State.ATTENTION, Reason.RAN_OUT, NextAction.RENEW_EVIDENCE
    if judged.note:
        return _override(judged, on, override_months)
    if valid:
        return State.ATTENTION, Reason.ONLY_SUPPORT, NextAction.JUDGE_AGAIN
    return State.ATTENTION, Reason.WITHOUT_EVIDENCE, NextAction.ADD_EVIDENCE


def _carries(judged: Judged, valid: Sequence[Proof], lapsed: Sequence[Proof]) -> bool:
    """Whether what is on record still carries a judgement that all is well.

    A proof does. What only supports must be what the assessor judged, or a later record of its
    kind, and does not make up for a proof that has run out since: a procedure is no audit.
    """
    if any(not one.supports for one in valid):
        return True
    if any(not one.supports for one in lapsed):
        return False
    weighed = {one.kind for one in (*valid, *lapsed) if one.recorded_on <= judged.on}
    return any(one.kind in weighed for one in valid)


def _gap(judged: Judged, valid: Sequence[Proof]) -> tuple[State, Reason, NextAction | None]:
    """What was found lacking stays so until it is judged anew, whatever came in since."""
    is_minor = judged.result is Result.MINOR
    state = State.ATTENTION if is_minor else State.MISSING
    reason = Reason.JUDGED_MINOR if is_minor else Reason.JUDGED_MAJOR
    is_news = any(one.recorded_on > judged.on for one in valid)
    return state, reason, NextAction.JUDGE_AGAIN if is_news else NextAction.CLOSE_GAP


def _override(judged: Judged, on: date, months: int) -> tuple[State, Reason, NextAction | None]:
    """A reason stands in for a record, for a time: an old word proves nothing this year."""
    if on < add_months(judged.on, months):
        return State.CONFORMING, Reason.OVERRIDDEN, None
    return State.ATTENTION, Reason.OVERRIDE_TOO_OLD, NextAction.JUDGE_AGAIN


def _said_against(valid: Sequence[Proof]) -> list[Proof]:
    return [one for one in valid if not one.supports and one.state in OPEN]


def requirement_standing(
    number: str, topics: Sequence[str], standings: Mapping[str, TopicStanding]
) -> RequirementStanding:
    """A requirement as its topics stand; those that do not apply decide only if none does.

    Raises ValueError for a requirement without topics, which no catalogue holds.
    """
    found = tuple(standings[topic] for topic in topics)
    return RequirementStanding(number, weakest(one.state for one in found), found)


def count(standings: Collection[RequirementStanding]) -> Counts:
    """How many requirements stand in each state."""
    tally = dict.fromkeys(State, 0)
    for one in standings:
        tally[one.state] += 1
    return Counts(**{state.value: number for state, number in tally.items()})
