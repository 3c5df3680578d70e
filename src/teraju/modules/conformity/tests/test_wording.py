"""Every reason has its sentence, every gap its four parts."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from django.utils import translation

from teraju.modules.conformity import wording
from teraju.modules.conformity.domain.evidence import Late, Proof
from teraju.modules.conformity.domain.readiness import Judged, NextAction, Reason, TopicStanding
from teraju.modules.conformity.domain.states import Progress, Result, State
from teraju.modules.conformity.registry import EvidenceKind
from teraju.modules.standards.api import TopicLine

DAY = date(2018, 4, 12)


def proof(title: str = "Decree 1", state: State = State.CONFORMING, **changes: object) -> Proof:
    made = Proof(
        kind="test.kind",
        key=title,
        agency_id=1,
        topics=frozenset({"scope"}),
        title=title,
        url="/x/",
        happened_on=date(2018, 1, 2),
        recorded_on=date(2018, 1, 3),
        state=state,
    )
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def judged(result: Result = Result.CONFORMING, note: str = "seen {on} site") -> Judged:
    return Judged(result, Progress.IN_PLACE, note, DAY, "Auditor", 1, 7)


def standing(reason: Reason, **fields: object) -> TopicStanding:
    given: dict[str, object] = {"state": State.ATTENTION, "computed": State.MISSING, **fields}
    return TopicStanding("scope", reason=reason, **given)  # type: ignore[arg-type]


AGAINST = proof("Finding 3", State.MISSING)
CASES = {
    Reason.PROVED: (standing(Reason.PROVED, valid=(proof(),)), "Proved by “Decree 1” of"),
    Reason.JUDGED_CONFORMING: (
        standing(Reason.JUDGED_CONFORMING, judged=judged(), valid=(proof(),)),
        "Judged conforming on",
    ),
    Reason.OVERRIDDEN: (
        standing(Reason.OVERRIDDEN, judged=judged(), valid=(AGAINST,)),
        "against what the records say: seen {on} site",
    ),
    Reason.LEFT_OUT: (
        standing(Reason.LEFT_OUT, judged=judged(Result.NOT_APPLICABLE)),
        "Does not apply, as judged on",
    ),
    Reason.RECORD_LEAVES_OUT: (
        standing(Reason.RECORD_LEAVES_OUT, valid=(proof(state=State.NOT_APPLICABLE),)),
        "“Decree 1” says that it does not apply.",
    ),
    Reason.NOTHING_RECORDED: (standing(Reason.NOTHING_RECORDED), "Nothing is on record yet."),
    Reason.ONLY_SUPPORT: (
        standing(Reason.ONLY_SUPPORT, valid=(proof(supports=True), proof("B", supports=True))),
        "is on record and waits to be judged. And 1 more.",
    ),
    Reason.RAN_OUT: (
        standing(Reason.RAN_OUT, ran_out=(proof(valid_until=date(2018, 2, 1)),)),
        "“Decree 1” ran out on 1 February 2018",
    ),
    Reason.RECORD_AGAINST: (
        standing(Reason.RECORD_AGAINST, valid=(proof(), AGAINST)),
        "“Finding 3” of 2 January 2018 says that something is wrong.",
    ),
    Reason.JUDGED_MINOR: (
        standing(Reason.JUDGED_MINOR, judged=judged(Result.MINOR)),
        "Judged a minor gap on 12 April 2018: seen {on} site",
    ),
    Reason.JUDGED_MAJOR: (
        standing(Reason.JUDGED_MAJOR, judged=judged(Result.MAJOR, note="")),
        "Judged a major gap on 12 April 2018.",
    ),
    Reason.WITHOUT_EVIDENCE: (
        standing(Reason.WITHOUT_EVIDENCE, judged=judged(note="")),
        "but no record shows it.",
    ),
    Reason.OVERRIDE_TOO_OLD: (
        standing(Reason.OVERRIDE_TOO_OLD, judged=judged()),
        "too long ago to count still.",
    ),
}


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("language", ["en", "id"])
def test_every_reason_has_a_sentence(reason: Reason, language: str) -> None:
    case, words = CASES[reason]
    with translation.override(language):
        told = wording.sentence(case)
    assert told.endswith(".") or "seen {on} site" in told
    if language == "en":
        assert words in told


def test_a_record_says_its_own_reason() -> None:
    case = standing(Reason.RECORD_AGAINST, valid=(proof("F", State.MISSING, reason="no plan"),))
    assert wording.sentence(case) == "“F”: no plan"


def test_without_any_record_the_reason_is_said_to_stand_in_for_one() -> None:
    with translation.override("en"):
        assert "without a record, because" in wording.sentence(
            standing(Reason.OVERRIDDEN, judged=judged())
        )


@pytest.mark.parametrize("member", [*NextAction, *State, *Result, *Late])
def test_every_closed_list_has_words(member: NextAction | State | Result | Late) -> None:
    tables = (wording.NEXT, wording.STATES, wording.RESULTS, wording.LATE)
    assert any(str(table[member]) for table in tables if member in table)  # type: ignore[index]


@pytest.mark.parametrize(
    ("result", "computed", "differs"),
    [
        (Result.CONFORMING, State.CONFORMING, False),
        (Result.CONFORMING, State.MISSING, True),
        (Result.MINOR, State.ATTENTION, False),
        (Result.MAJOR, State.CONFORMING, True),
    ],
)
def test_both_sides_are_shown_where_they_differ(
    result: Result, computed: State, differs: bool
) -> None:
    case = standing(Reason.JUDGED_CONFORMING, computed=computed, judged=judged(result))
    with translation.override("en"):
        told = wording.both_sides(case)
        assert bool(told) == differs
        if differs:
            assert f"Records: {wording.STATES[computed]}." in told
            assert f"Judged: {wording.RESULTS[result]} (12 April 2018, Auditor)" in told


def test_what_was_looked_for_names_the_records_of_the_house() -> None:
    topic = TopicLine(
        1, "scope", "Scope", "Lingkup", "Statement", "Pernyataan", "staff", 1, "4", False
    )
    kind = EvidenceKind(
        "test.kind", "Certificates", frozenset({"scope"}), lambda a, on: (), lambda a: "/c/"
    )
    other = dataclasses.replace(kind, label="Audits", topics=frozenset({"audit"}))
    with translation.override("en"):
        assert wording.looked_for(topic, [kind, other]) == "Statement (in Teraju: Certificates)"
        assert wording.looked_for(topic, [other]) == "Statement"
