"""An instruction from its first word to its end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction

from teraju.insight import inbox, services
from teraju.insight.domain.instructions import State
from teraju.insight.models import Instruction
from teraju.insight.refusals import AgencyIsClosed, DayIsOver, NothingSaid, OutOfTurn
from teraju.kernel.errors import ChangedMeanwhile, NotAllowed
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import RoleAssignmentFactory
from teraju.platform.audit.api import TrailEvent, timeline

from .factories import DUE, TODAY, InstructionFactory

pytestmark = pytest.mark.django_db


def give(home, who="regent", **fields):
    values = {"agency": home.agency, "title": "Selesaikan audit internal", "due_on": DUE}
    return services.give_instruction(actor=home.acts(who), **(values | fields))


def answered(home, **fields):
    made = give(home, **fields)
    return services.answer_instruction(
        actor=home.acts("head"), instruction_id=made.pk, answer="Sudah selesai."
    )


class TestGiving:
    @pytest.mark.parametrize("who", ["regent", "secretary"])
    def test_keeps_who_asked_what_by_when(self, home, who):
        made = give(home, who, text="  Semua unit.\x00 ")
        made.refresh_from_db()
        assert (made.government, made.agency) == (home.government, home.agency)
        assert (made.issued_by, made.issued_on) == (getattr(home, who), TODAY)
        assert made.issued_office == getattr(home, who).title
        assert (made.state, made.text, made.due_on) == (State.OPEN, "Semua unit.", DUE)
        (event,) = TrailEvent.objects.filter(target_type="insight.instruction")
        assert event.verb == "insight.instruction.given"

    @pytest.mark.parametrize("who", ["administrator", "head", "reader", "stranger", "guest"])
    def test_is_for_leaders(self, home, who):
        with pytest.raises(NotAllowed):
            give(home, who)
        assert not Instruction.objects.exists()

    @pytest.mark.parametrize(
        ("fields", "refusal"),
        [
            ({"due_on": TODAY - timedelta(1)}, DayIsOver),
            ({"title": " "}, ValidationError),
            ({"title": "x" * 201}, ValidationError),
        ],
    )
    def test_refuses_what_makes_no_sense(self, home, fields, refusal):
        with pytest.raises(refusal):
            give(home, **fields)

    def test_may_be_due_today(self, home):
        assert give(home, due_on=TODAY).due_on == TODAY

    def test_of_a_closed_agency_is_refused(self, home):
        home.agency.closed_on = date(2018, 1, 1)
        home.agency.save()
        with pytest.raises(AgencyIsClosed) as refused:
            give(home)
        assert refused.value.field == "agency"


class TestTheWay:
    def test_to_an_accepted_answer(self, home):
        made = answered(home)
        assert (made.state, made.answer) == (State.ANSWERED, "Sudah selesai.")
        assert (made.answered_by, made.answered_on) == (home.head, TODAY)
        services.accept_answer(actor=home.acts("secretary"), instruction_id=made.pk)
        made.refresh_from_db()
        assert (made.state, made.closed_on) == (State.ACCEPTED, TODAY)
        assert [entry.office for entry in timeline(made)] == ["Sekda", "Inspektur", "Bupati"]

    def test_back_and_forth(self, home):
        made = answered(home)
        new_day = date(2018, 5, 31)
        services.return_answer(
            actor=home.acts("regent"), instruction_id=made.pk, note="Dua unit.", due_on=new_day
        )
        made.refresh_from_db()
        assert (made.state, made.due_on, made.is_returned) == (State.OPEN, new_day, True)
        assert made.answer == "Sudah selesai."
        services.answer_instruction(
            actor=home.acts("head"), instruction_id=made.pk, answer="Semua unit."
        )
        made.refresh_from_db()
        assert (made.state, made.is_returned) == (State.ANSWERED, False)
        changes = [
            (before, after) for entry in timeline(made) for _, before, after in entry.changes
        ]
        # The first answer stays in the history when the second takes its place.
        assert ("Sudah selesai.", "Semua unit.") in changes

    def test_to_a_withdrawal(self, home):
        made = give(home)
        services.withdraw_instruction(
            actor=home.acts("regent"), instruction_id=made.pk, reason="Sudah tidak perlu."
        )
        made.refresh_from_db()
        assert (made.state, made.closing_reason) == (State.WITHDRAWN, "Sudah tidak perlu.")

    @pytest.mark.parametrize(
        ("serve", "values"),
        [
            (services.accept_answer, {}),
            (services.return_answer, {"note": "x", "due_on": DUE}),
        ],
    )
    def test_of_what_is_not_answered_is_not_judged(self, home, serve, values):
        made = give(home)
        with pytest.raises(OutOfTurn):
            serve(actor=home.acts("regent"), instruction_id=made.pk, **values)

    def test_of_what_is_answered_is_not_withdrawn_or_answered_again(self, home):
        made = answered(home)
        with pytest.raises(OutOfTurn):
            services.withdraw_instruction(
                actor=home.acts("regent"), instruction_id=made.pk, reason="x"
            )
        with pytest.raises(OutOfTurn):
            services.answer_instruction(
                actor=home.acts("head"), instruction_id=made.pk, answer="Lagi."
            )

    @pytest.mark.parametrize(
        ("serve", "values", "field"),
        [
            (services.answer_instruction, {"answer": " \x00"}, "answer"),
            (services.withdraw_instruction, {"reason": "\n"}, "reason"),
        ],
    )
    def test_needs_words(self, home, serve, values, field):
        made = give(home)
        who = "head" if field == "answer" else "regent"
        with pytest.raises(NothingSaid) as refused:
            serve(actor=home.acts(who), instruction_id=made.pk, **values)
        assert refused.value.field == field

    def test_back_needs_words_and_a_day_ahead(self, home):
        made = answered(home)
        values = {"actor": home.acts("regent"), "instruction_id": made.pk}
        with pytest.raises(NothingSaid) as refused:
            services.return_answer(**values, note=" ", due_on=DUE)
        assert refused.value.field == "note"
        with pytest.raises(DayIsOver) as late:
            services.return_answer(**values, note="x", due_on=TODAY - timedelta(1))
        assert late.value.field == "due_on"


class TestWhoMay:
    @pytest.mark.parametrize("who", ["regent", "secretary", "administrator", "reader"])
    def test_answer_is_for_the_head(self, home, who):
        made = give(home)
        with pytest.raises(NotAllowed):
            services.answer_instruction(
                actor=home.acts(who), instruction_id=made.pk, answer="Sudah."
            )

    @pytest.mark.parametrize("who", ["head", "administrator", "reader"])
    def test_judge_is_for_leaders(self, home, who):
        made = answered(home)
        with pytest.raises(NotAllowed):
            services.accept_answer(actor=home.acts(who), instruction_id=made.pk)

    @pytest.mark.parametrize("who", ["stranger", "other_head", "guest"])
    def test_others_find_nothing(self, home, who):
        made = give(home)
        assert not Instruction.objects.visible_to(home.acts(who)).exists()
        with pytest.raises(ObjectDoesNotExist):
            services.answer_instruction(
                actor=home.acts(who), instruction_id=made.pk, answer="Sudah."
            )

    def test_a_stale_version_is_refused(self, home):
        made = give(home)
        with pytest.raises(ChangedMeanwhile):
            services.answer_instruction(
                actor=home.acts("head"),
                instruction_id=made.pk,
                expected_version=made.version + 1,
                answer="Sudah.",
            )


class TestTheTable:
    @pytest.mark.parametrize(
        "fields",
        [
            {"due_on": TODAY - timedelta(1)},
            {"state": "answered"},
            {"state": "answered", "answer": "x"},
            {"state": "accepted", "answer": "x", "answered_on": TODAY},
            {"state": "withdrawn", "closed_on": TODAY},
            {"closed_on": TODAY},
        ],
    )
    def test_refuses_what_no_service_writes(self, home, fields):
        with pytest.raises(IntegrityError), transaction.atomic():
            InstructionFactory(agency=home.agency, **fields)


class TestWaiting:
    def keys(self, found):
        return [item.key for item in found]

    def test_for_the_head_until_it_is_answered(self, home):
        made = give(home)
        (item,) = inbox.waiting(home.acts("head"))
        assert (item.key, item.due) == (f"instruction-{made.pk}-answer", DUE)
        assert item.title == made.title
        for who in ("other_head", "reader", "regent", "stranger", "guest"):
            assert self.keys(inbox.waiting(home.acts(who))) == []
        # Late, it waits all the same.
        assert self.keys(inbox.waiting(home.acts("head", date(2019, 1, 1)))) == [item.key]
        services.answer_instruction(
            actor=home.acts("head"), instruction_id=made.pk, answer="Sudah."
        )
        assert self.keys(inbox.waiting(home.acts("head"))) == []

    def test_for_nobody_who_is_head_elsewhere_and_only_reads_here(self, home):
        give(home)
        made = give(home, agency=home.other)
        RoleAssignmentFactory(user=home.other_head, role=Role.STAFF, agency=home.agency)
        found = inbox.waiting(home.acts("other_head"))
        assert self.keys(found) == [f"instruction-{made.pk}-answer"]

    def test_for_the_leaders_when_an_answer_is_there(self, home):
        made = answered(home)
        for who in ("regent", "secretary"):
            assert self.keys(inbox.waiting(home.acts(who))) == [f"instruction-{made.pk}-judge"]
        services.return_answer(
            actor=home.acts("regent"), instruction_id=made.pk, note="Dua unit.", due_on=DUE
        )
        assert self.keys(inbox.waiting(home.acts("secretary"))) == []
        assert self.keys(inbox.waiting(home.acts("head"))) == [f"instruction-{made.pk}-answer"]

    def test_handed_over_while_somebody_has_the_turn(self, home):
        made = give(home)
        key = f"instruction-{made.pk}-given"
        assert self.keys(inbox.handed_over(home.acts("regent"))) == [key]
        # It was the regent who gave it.
        assert self.keys(inbox.handed_over(home.acts("secretary"))) == []
        services.answer_instruction(
            actor=home.acts("head"), instruction_id=made.pk, answer="Sudah."
        )
        assert self.keys(inbox.handed_over(home.acts("regent"))) == []
        assert self.keys(inbox.handed_over(home.acts("head"))) == [key]
        services.accept_answer(actor=home.acts("regent"), instruction_id=made.pk)
        assert self.keys(inbox.handed_over(home.acts("head"))) == []

    def test_queries_do_not_grow(self, home, django_assert_num_queries):
        for _number in range(3):
            give(home)
        head, regent = home.acts("head"), home.acts("regent")
        with django_assert_num_queries(1):
            assert len(inbox.waiting(head)) == 3
        with django_assert_num_queries(1):
            assert len(inbox.handed_over(regent)) == 3
