"""The steps of a concern: what each writes, whom it tells, what it refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.kernel.errors import ChangedMeanwhile
from teraju.modules.integrity.concerns import receipts, sealing
from teraju.modules.integrity.concerns.models import Case, CaseHandler, TrailEvent
from teraju.modules.integrity.concerns.selectors import desk as selectors
from teraju.modules.integrity.concerns.selectors.reading import opened, with_parts
from teraju.modules.integrity.concerns.services import desk_steps as steps
from teraju.modules.integrity.concerns.services import desk_talk as talk
from teraju.modules.integrity.concerns.services.desk_common import NotDeclared, StepRefused

from . import desk, factories

pytestmark = pytest.mark.django_db
TODAY = desk.TODAY


@pytest.fixture
def handler():
    return factories.handler()


@pytest.fixture
def case(handler):
    return desk.declared(handler)


def reporter_sees(case):
    """The texts that the receipt opens."""
    identity = receipts.reporter_identity("1234567812345678", bytes(case.reporter_salt))
    rows = opened(with_parts(case.entries.shown_to_reporter()), identity)
    assert all(row.content is not None for row in rows)
    return [row.content.get("text") for row in rows if row.side == "handler"]


def verbs(case):
    return list(
        TrailEvent.objects.filter(number=case.number)
        .order_by("sequence")
        .values_list("verb", flat=True)
    )


def test_nothing_is_done_before_the_declaration(handler):
    case = factories.case(handler)
    hand = desk.hand(handler)
    with pytest.raises(NotDeclared):
        steps.acknowledge(hand, case.number, expected_version=1, text="Kami baca")
    steps.declare(hand, case.number, expected_version=1)
    steps.declare(hand, case.number, expected_version=1)
    assert selectors.standing_of(handler, case).declared_on == TODAY
    assert verbs(case) == ["case.declared"]


def test_a_concern_goes_all_the_way(handler, case):
    hand = desk.hand(handler)
    desk.concluded(hand, case)
    steps.follow_up(hand, **desk.now_at(case), text="Sudah dihukum")
    steps.close(hand, **desk.now_at(case), text="Selesai")
    case.refresh_from_db()
    assert (case.state, case.outcome, case.closed_on) == ("closed", "substantiated", TODAY)
    assert reporter_sees(case) == ["Kami baca", "Terbukti", "Sudah dihukum", "Selesai"]
    assert verbs(case) == [
        "case.acknowledged",
        "case.triaged",
        "case.investigation_begun",
        "case.hearing_recorded",
        "case.concluded",
        "case.followed_up",
        "case.closed",
    ]
    due = selectors.due_of(case, selectors.contacts_of(case), TODAY)
    assert due is not None
    assert due.on == TODAY + timedelta(days=30)


def test_what_was_decided_and_what_was_proposed_stand_side_by_side(handler, case):
    desk.triaged(desk.hand(handler), case, priority="urgent", text="Pemilihan minggu depan")
    judged = desk.seen_by(handler, case)[-1].content
    assert (judged["proposed_priority"], judged["priority"]) == ("normal", "urgent")
    assert (judged["risk"], judged["path"], judged["completeness"]) == (
        "low",
        "investigate",
        "partly",
    )


def test_nobody_is_held_to_have_done_what_they_were_not_heard_on(handler, case):
    hand = desk.hand(handler)
    desk.investigating(hand, case)
    with pytest.raises(StepRefused, match="heard"):
        steps.conclude(hand, **desk.now_at(case), **desk.CONCLUSION)
    desk.heard(hand, case)
    steps.conclude(hand, **desk.now_at(case), **desk.CONCLUSION)


def test_an_outcome_without_feedback_is_refused_at_its_field(handler, case):
    hand = desk.hand(handler)
    desk.investigating(hand, case)
    desk.heard(hand, case)
    with pytest.raises(StepRefused) as refusal:
        steps.conclude(hand, **desk.now_at(case), **{**desk.CONCLUSION, "feedback": " "})
    assert refusal.value.field == "feedback"


def test_a_concern_is_not_closed_while_its_reporter_is_unprotected(handler, case):
    hand = desk.hand(handler)
    desk.triaged(hand, case, danger=["threats_made"])
    steps.turn_away(hand, **desk.now_at(case), reason="private", feedback="Ke pengadilan")
    with pytest.raises(StepRefused, match="plan to protect"):
        steps.close(hand, **desk.now_at(case), text="Selesai")
    steps.protect(
        hand,
        **desk.now_at(case),
        measures="LPSK",
        person="Ketua",
        review_on=TODAY + timedelta(days=30),
    )
    assert steps.close(hand, **desk.now_at(case), text="Selesai").state == "closed"


def test_what_was_decided_is_carried_out_before_closing(handler, case):
    hand = desk.hand(handler)
    desk.concluded(hand, case)
    with pytest.raises(StepRefused, match="what was done"):
        steps.close(hand, **desk.now_at(case), text="Selesai")


def test_an_authority_may_give_it_back(handler, case):
    hand = desk.hand(handler)
    desk.triaged(hand, case)
    steps.forward(hand, **desk.now_at(case), receiver="kpk", text="No. 7", feedback="Ke KPK")
    case.refresh_from_db()
    assert (case.state, case.outcome, case.receiver) == ("forwarded", "forwarded", "kpk")
    steps.take_back(hand, **desk.now_at(case), reason="KPK mengembalikan")
    case.refresh_from_db()
    assert (case.state, case.outcome, case.receiver) == ("investigating", "", "")


def test_what_is_closed_may_be_taken_up_again(handler, case):
    hand = desk.hand(handler)
    desk.concluded(hand, case, outcome="unfounded")
    steps.close(hand, **desk.now_at(case), text="Selesai")
    steps.reopen(hand, **desk.now_at(case), reason="Bukti baru")
    case.refresh_from_db()
    assert (case.state, case.outcome, case.closed_on) == ("investigating", "", None)


def test_the_time_is_extended_once_and_the_reporter_reads_why(handler, case):
    hand = desk.hand(handler)
    with pytest.raises(StepRefused):
        steps.extend(hand, **desk.now_at(case), reason="Saksi jauh")
    desk.investigating(hand, case)
    steps.extend(hand, **desk.now_at(case), reason="Saksi jauh")
    assert reporter_sees(case)[-1] == "Saksi jauh"
    with pytest.raises(StepRefused, match="once"):
        steps.extend(hand, **desk.now_at(case), reason="Lagi")


@pytest.mark.parametrize("state", ["acknowledged", "triaged", "closed"])
def test_a_hearing_belongs_to_an_investigation(handler, case, state):
    Case.objects.filter(pk=case.pk).update(state=state)
    with pytest.raises(StepRefused):
        desk.heard(desk.hand(handler), case)


def test_days_that_cannot_be_are_refused_at_their_field(handler, case):
    hand = desk.hand(handler)
    desk.investigating(hand, case)
    with pytest.raises(StepRefused) as ahead:
        steps.hear(hand, case.number, person="X", held_on=TODAY + timedelta(1), told="-", text="-")
    assert ahead.value.field == "held_on"
    with pytest.raises(StepRefused) as past:
        steps.protect(hand, **desk.now_at(case), measures="-", person="-", review_on=TODAY)
    assert past.value.field == "review_on"


def test_of_two_handlers_at_once_the_second_is_told(handler):
    other = factories.handler()
    case = desk.declared(handler, other)
    steps.acknowledge(desk.hand(handler), case.number, expected_version=1, text="Satu")
    with pytest.raises(ChangedMeanwhile):
        steps.acknowledge(desk.hand(other), case.number, expected_version=1, text="Dua")
    with pytest.raises(StepRefused, match="not possible now"):
        steps.acknowledge(desk.hand(other), case.number, expected_version=2, text="Dua")
    assert reporter_sees(case) == ["Satu"]


def test_to_a_stranger_a_concern_is_not_there(handler, case):
    stranger = desk.hand(factories.handler())
    for act in (
        lambda: steps.declare(stranger, case.number, expected_version=1),
        lambda: steps.acknowledge(stranger, case.number, expected_version=1, text="-"),
        lambda: talk.note(stranger, case.number, text="-"),
    ):
        with pytest.raises(CaseHandler.DoesNotExist):
            act()
    with pytest.raises(Case.DoesNotExist):
        selectors.case_of(stranger.visit.handler, case.number)


def test_notes_stay_at_the_desk_and_answers_go_out(handler, case):
    hand = desk.hand(handler)
    talk.note(hand, case.number, text="Jangan dibaca pelapor")
    talk.answer(hand, case.number, text="Kapan persisnya?")
    assert reporter_sees(case) == ["Kapan persisnya?"]
    note = case.entries.get(kind="note")
    identity = receipts.reporter_identity("1234567812345678", bytes(case.reporter_salt))
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(note.sealed, identity)


def test_a_masked_copy_leaves_the_original(handler, case):
    hand = desk.hand(handler)
    entry = talk.note(hand, case.number, text="Budi menerima uang")
    talk.mask(
        hand,
        case.number,
        place=entry.place,
        text="Budi menerima uang",
        words=["budi"],
        purpose="Inspektorat provinsi",
    )
    rows = desk.seen_by(handler, case)
    assert rows[-2].content["text"] == "Budi menerima uang"
    assert rows[-1].content["text"] == "█████ menerima uang"
    with pytest.raises(StepRefused) as refusal:
        talk.mask(hand, case.number, place=1, text="[[Budi", words=[], purpose="-")
    assert refusal.value.field == "text"


def test_the_reporter_is_asked_after_closing_and_not_before(handler, case):
    hand = desk.hand(handler)
    with pytest.raises(StepRefused):
        talk.ask_how_they_fare(hand, case.number, text="Apa kabar?")
    Case.objects.filter(pk=case.pk).update(state="closed", closed_on=TODAY, outcome="unfounded")
    talk.ask_how_they_fare(hand, case.number, text="Apa kabar?")
    case.refresh_from_db()
    due = selectors.due_of(case, selectors.contacts_of(case), TODAY)
    assert due is not None
    assert due.on == TODAY + timedelta(days=90)


def test_the_list_begins_with_what_is_due_first(handler):
    late = desk.declared(handler, code="1" * 16, received_on=date(2026, 2, 1))
    fresh = factories.case(handler, code="2" * 16, received_on=date(2026, 3, 5))
    urgent = desk.declared(handler, code="3" * 16, received_on=date(2026, 3, 2))
    other = desk.declared(factories.handler(), code="4" * 16)
    desk.triaged(desk.hand(handler), urgent, gravity=["danger_to_people"])
    talk.answer(desk.hand(handler), urgent.number, text="Terima kasih")
    lines = selectors.desk_of(desk.hand(handler).visit, TODAY).lines
    assert [line.case.pk for line in lines] == [late.pk, fresh.pk, urgent.pk]
    assert other.pk not in {line.case.pk for line in lines}
    assert [line.priority for line in lines] == ["", "", "urgent"]
    assert [line.declared for line in lines] == [True, False, True]
    assert [line.unanswered for line in lines] == [True, True, False]


def test_the_list_asks_as_much_for_many_as_for_one(handler, django_assert_num_queries):
    visit = desk.hand(handler).visit
    for number in range(3):
        case = desk.declared(handler, code=f"{number:016}")
        desk.triaged(desk.hand(handler), case)
    with django_assert_num_queries(3):
        assert len(selectors.desk_of(visit, TODAY).lines) == 3


def test_what_is_closed_and_asks_for_nothing_is_shown_when_asked_for(handler):
    old = desk.declared(handler, received_on=date(2025, 1, 1))
    talk.answer(desk.hand(handler), old.number, text="Selesai")
    for _time in range(3):
        Case.objects.filter(pk=old.pk).update(state="closed", closed_on=date(2025, 2, 1))
        talk.ask_how_they_fare(desk.hand(handler), old.number, text="Apa kabar?")
    visit = desk.hand(handler).visit
    found = selectors.desk_of(visit, TODAY)
    assert (found.lines, found.resting) == ([], 1)
    assert [each.case.pk for each in selectors.desk_of(visit, TODAY, resting=True).lines] == [
        old.pk
    ]
