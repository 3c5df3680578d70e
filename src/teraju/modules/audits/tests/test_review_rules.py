"""What covers a subject of the agenda, before whom results are laid, when the next is due."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.states import TransitionRefused
from teraju.modules.audits import review_policy
from teraju.modules.audits.domain.reviews import (
    REVIEW,
    Coverage,
    Laid,
    Recipient,
    ReviewKind,
    ReviewState,
    coverage,
    next_due,
    recipients,
    uncovered,
    valid_until,
)
from teraju.modules.audits.services.review_papers import with_value
from teraju.platform.links.review_inputs import Subject

K, R, C, S = ReviewKind, Recipient, Coverage, ReviewState
DAY = date(2020, 10, 15)


@pytest.mark.parametrize(
    ("laid", "has_note", "expected"),
    [
        (Laid(), False, C.NOTHING_SAID),
        (Laid(), True, C.COVERED),
        (Laid(facts=2), False, C.COVERED),
        (Laid(facts=2, concerns=1), False, C.CONCERN_UNANSWERED),
        (Laid(facts=2, concerns=1), True, C.COVERED),
    ],
)
def test_what_covers_a_subject(laid: Laid, has_note: bool, expected: Coverage) -> None:
    assert coverage(laid, has_note=has_note) is expected


def test_what_is_not_covered_keeps_the_order_of_the_agenda() -> None:
    laid = {"objectives": Laid(1, 1), "resources": Laid(1, 0)}
    found = uncovered(
        ["objectives", "resources", "audit_results", "monitoring"], laid, ["monitoring"]
    )
    assert found == [("objectives", C.CONCERN_UNANSWERED), ("audit_results", C.NOTHING_SAID)]


@pytest.mark.parametrize(
    ("kind", "is_anti_bribery", "has_body", "expected"),
    [
        (K.MANAGEMENT, True, True, (R.GOVERNING_BODY,)),
        (K.MANAGEMENT, True, False, ()),
        (K.MANAGEMENT, False, True, ()),
        (K.COMPLIANCE_REPORT, True, True, (R.HEAD, R.GOVERNING_BODY)),
        (K.COMPLIANCE_REPORT, True, False, (R.HEAD,)),
        (K.GOVERNING_BODY, True, True, ()),
    ],
)
def test_before_whom_a_result_is_laid(
    kind: ReviewKind, is_anti_bribery: bool, has_body: bool, expected: tuple[Recipient, ...]
) -> None:
    found = recipients(kind, is_anti_bribery=is_anti_bribery, has_governing_body=has_body)
    assert found == expected


@pytest.mark.parametrize(
    ("held", "due", "last"),
    [
        (date(2019, 10, 15), date(2020, 10, 15), date(2020, 10, 14)),
        (date(2020, 2, 29), date(2021, 2, 28), date(2021, 2, 27)),
    ],
)
def test_the_next_is_due_after_its_months(held: date, due: date, last: date) -> None:
    assert next_due(held, 12) == due
    assert valid_until(held, 12) == last


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (S.PLANNED, "hold"),
        (S.HELD, "gather"),
        (S.HELD, "approve"),
        (S.HELD, "cancel"),
        (S.SUBMITTED, "close"),
        (S.APPROVED, "return"),
        (S.CANCELLED, "gather"),
    ],
)
def test_wrong_steps_are_refused(state: ReviewState, event: str) -> None:
    with pytest.raises(TransitionRefused):
        REVIEW.transition(state, event)


def test_every_state_but_the_ends_has_a_way_out() -> None:
    assert REVIEW.final_states == {S.CLOSED, S.CANCELLED}


class TestAgenda:
    def test_one_meeting_serves_both_systems_and_names_each_subject_once(self) -> None:
        found = review_policy.agenda(K.MANAGEMENT, ["quality", "anti_bribery"], DAY)
        subjects = [one.subject for one in found]
        assert subjects == list(Subject)
        earlier = found[0]
        assert list(earlier.clauses) == ["9001 9.3.2", "37001 9.3.1"]

    def test_quality_alone_asks_nothing_of_bribery(self) -> None:
        subjects = {one.subject for one in review_policy.agenda(K.MANAGEMENT, ["quality"], DAY)}
        assert not subjects & {Subject.BRIBERY_REPORTS, Subject.INVESTIGATIONS}
        assert Subject.CUSTOMER_FEEDBACK in subjects

    @pytest.mark.parametrize("kind", list(ReviewKind))
    def test_every_kind_has_an_agenda_for_bribery(self, kind: ReviewKind) -> None:
        assert review_policy.agenda(kind, ["anti_bribery"], DAY)

    @pytest.mark.parametrize("subject", list(Subject))
    def test_every_subject_has_words_in_both_languages(self, subject: Subject) -> None:
        assert all(review_policy.words_of(subject)[one] for one in ("id", "en"))

    def test_the_numbers_are_not_confirmed(self) -> None:
        assert not review_policy.rules_on(DAY).confirmed


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("1 treatment is late.", "1", "1 treatment is late."),
        ("31 of 34 outputs in time", "31/34", "31 of 34 outputs in time"),
        ("Complaints answered in time", "87%", "Complaints answered in time (87%)"),
        ("Goal of 2020", "20", "Goal of 2020 (20)"),
        ("No audit was reported", "", "No audit was reported"),
        ("The policy", "in force", "The policy (in force)"),
    ],
)
def test_a_fact_in_minutes_tells_its_figure_once(text, value, told):
    assert with_value(text, value) == told
