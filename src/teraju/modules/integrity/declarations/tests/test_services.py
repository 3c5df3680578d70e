"""Rounds, declarations and conflicts: who is asked, who declares, who decides."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.integrity.declarations import inbox, services
from teraju.modules.integrity.declarations.models import Conflict, Declaration, Duty, Round
from teraju.modules.integrity.declarations.refusals import (
    DateOutOfOrder,
    NotInThisState,
    NotYours,
    OwnMatter,
)
from teraju.modules.integrity.declarations.services.rounds import remind_due, sync_round
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person
from teraju.platform.audit.models import TrailEvent
from teraju.platform.notify.models import Notice

from .world import DUE, TODAY, TOLD, World, build_world

LATER = date(2020, 9, 25)
NIGHT = datetime(2020, 9, 25, 1, 40, tzinfo=ZoneInfo("Asia/Jakarta"))


class TestRounds:
    def test_everybody_of_the_agency_is_asked_and_no_guest(self, world: World) -> None:
        made = world.round()
        asked = set(Duty.objects.filter(round=made).values_list("office", flat=True))
        assert asked == {"Kepala Dinas", "Ketua FKAP", "Staf", "Rekan", "Pengelola"}
        assert set(Duty.objects.filter(round=made).values_list("due_on", flat=True)) == {DUE}

    @pytest.mark.parametrize("who", ["staff", "guest", "neighbour", "stranger", "administrator"])
    def test_others_open_none(self, world: World, who: str) -> None:
        with pytest.raises(NotAllowed):
            world.round(actor=world.at(who))

    def test_a_round_stands_once_a_year_unless_it_was_cancelled(self, world: World) -> None:
        first = world.round()
        with pytest.raises(Exception, match="open already for the year"):
            world.round()
        world.round("pact")
        services.cancel_round(actor=world.at("head"), round_id=first.pk, reason="Teks salah")
        world.round()

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"due_on": TODAY - timedelta(days=1)}, "passed already"),
            ({"text": "  "}, "Write the text"),
        ],
    )
    def test_bad_input(self, world: World, fields: dict[str, object], sentence: str) -> None:
        with pytest.raises(DomainError, match=sentence):
            world.round(**fields)
        assert not Round.objects.exists()

    def test_who_joins_gets_the_duty_and_who_leaves_is_let_off(self, world: World) -> None:
        made = world.round()
        new = person(Role.STAFF, agency=world.agency, title="Pegawai baru")
        RoleAssignment.objects.filter(user=world.people["colleague"]).update(
            valid_until=LATER - timedelta(days=1)
        )
        assert sync_round(made, LATER, NIGHT) == 2
        assert sync_round(made, LATER, NIGHT) == 0
        joined = Duty.objects.get(round=made, person=new)
        assert (joined.asked_on, joined.due_on) == (LATER, date(2020, 10, 9))
        left = world.duty(made, "colleague")
        assert (left.ended_on, left.ended_why) == (LATER, "left")
        RoleAssignment.objects.filter(user=world.people["colleague"]).update(valid_until=None)
        sync_round(made, LATER, NIGHT)
        assert world.duty(made, "colleague").ended_on is None

    def test_who_declared_and_left_stays_counted(self, world: World) -> None:
        made = world.round()
        world.give(made)
        RoleAssignment.objects.filter(user=world.people["staff"]).update(valid_until=TODAY)
        sync_round(made, LATER, NIGHT)
        assert world.duty(made).ended_on is None

    def test_remind_once_a_day_and_only_who_is_missing(self, world: World) -> None:
        made = world.round()
        world.give(made)
        services.remind_round(actor=world.at("function"), round_id=made.pk)
        assert not Notice.objects.filter(user=world.people["staff"]).exists()
        assert Notice.objects.filter(user=world.people["colleague"]).count() == 1
        with pytest.raises(NotInThisState, match="today already"):
            services.remind_round(actor=world.at("function"), round_id=made.pk)

    def test_the_night_reminds_before_and_after_the_last_day(self, world: World) -> None:
        made = world.round()
        for day, people in ((date(2020, 9, 22), 0), (date(2020, 9, 23), 5), (date(2020, 10, 1), 5)):
            assert remind_due(world.at("function", day), made) == people

    def test_extending_gives_time_to_who_is_missing(self, world: World) -> None:
        made = world.round()
        world.give(made)
        with pytest.raises(DateOutOfOrder, match="later day"):
            services.extend_round(
                actor=world.at("head"), round_id=made.pk, due_on=DUE, reason="Libur"
            )
        later = DUE + timedelta(days=7)
        services.extend_round(
            actor=world.at("head"), round_id=made.pk, due_on=later, reason="Libur"
        )
        assert world.duty(made).due_on == DUE
        assert world.duty(made, "colleague").due_on == later

    def test_closing_with_people_missing_needs_a_note(self, world: World) -> None:
        made = world.round()
        with pytest.raises(DomainError, match="5 people"):
            services.close_round(actor=world.at("function"), round_id=made.pk)
        services.close_round(
            actor=world.at("function"), round_id=made.pk, closing_note="Teguran lisan"
        )
        with pytest.raises(NotInThisState, match="closed"):
            world.give(made)
        services.reopen_round(actor=world.at("function"), round_id=made.pk, reason="Ada yang cuti")
        world.give(made)

    def test_what_somebody_answered_is_not_cancelled(self, world: World) -> None:
        made = world.round()
        world.give(made)
        with pytest.raises(NotInThisState, match="declared already"):
            services.cancel_round(actor=world.at("head"), round_id=made.pk, reason="Salah")

    def test_two_at_once(self, world: World) -> None:
        made = world.round()
        with pytest.raises(ChangedMeanwhile):
            services.close_round(
                actor=world.at("head"), round_id=made.pk, expected_version=9, closing_note="x"
            )


class TestDeclaring:
    def test_nothing_to_declare(self, world: World) -> None:
        made = world.round()
        done = world.give(made)
        assert not done.has_conflict
        assert done.text == made.text
        assert world.duty(made).declared_on == TODAY

    def test_again_finds_the_first(self, world: World) -> None:
        made = world.round()
        assert world.give(made).pk == world.give(made).pk
        assert Declaration.objects.count() == 1

    def test_with_a_conflict(self, world: World) -> None:
        done = world.give(world.round(), told=TOLD)
        one = done.conflicts.get()
        assert done.has_conflict
        assert (one.state, one.with_whom) == ("declared", "CV Uji Jaya")

    def test_each_for_themselves(self, world: World) -> None:
        made = world.round()
        with pytest.raises(NotYours):
            services.give(actor=world.at("head"), duty_id=world.duty(made).pk, confirmed=True)

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"confirmed": False}, "confirmed"),
            ({"told": services.Told("family", "", "A", "B")}, "what"),
            ({"told": services.Told("family", "A", " ", "B")}, "with_whom"),
            ({"told": services.Told("family", "A", "B", "")}, "matter"),
            ({"told": services.Told("", "A", "B", "C")}, "interest"),
        ],
    )
    def test_bad_input_stands_at_its_field(
        self, world: World, fields: dict[str, object], field: str
    ) -> None:
        with pytest.raises(DomainError) as caught:
            world.give(world.round(), **fields)
        assert caught.value.field == field
        assert not Declaration.objects.exists()

    def test_nothing_of_it_is_in_the_trail(self, world: World) -> None:
        one = world.conflict()
        world.decide(one)
        events = TrailEvent.objects.filter(verb__startswith="declarations.")
        assert events.count() == 3
        for event in events:
            told = f"{event.__dict__}"
            for word in (TOLD.what, TOLD.with_whom, TOLD.matter, "Diganti pejabat lain"):
                assert word not in told

    @pytest.mark.parametrize(
        ("who", "sees"),
        [
            ("staff", True),
            ("head", True),
            ("function", True),
            ("secretary", True),
            ("colleague", False),
            ("administrator", False),
            ("guest", False),
            ("neighbour", False),
            ("stranger", False),
        ],
    )
    def test_who_reads_it(self, world: World, who: str, sees: bool) -> None:
        one = world.conflict()
        assert Conflict.objects.visible_to(world.at(who)).filter(pk=one.pk).exists() is sees
        assert (
            Declaration.objects.visible_to(world.at(who)).filter(pk=one.declaration_id).exists()
            is sees
        )


class TestConflicts:
    def test_decided_by_the_head(self, world: World) -> None:
        one = world.decide(world.conflict())
        assert (one.state, one.decided_office, one.decided_on) == ("removed", "Kepala Dinas", TODAY)

    def test_the_heads_own_is_decided_by_the_secretary(self, world: World) -> None:
        one = world.conflict("head")
        with pytest.raises(OwnMatter, match="yourself"):
            world.decide(one)
        assert world.decide(one, "secretary").state == "removed"

    @pytest.mark.parametrize("who", ["function", "staff"])
    def test_others_do_not_decide(self, world: World, who: str) -> None:
        with pytest.raises(NotAllowed):
            world.decide(world.conflict(), who)

    def test_allowed_needs_conditions(self, world: World) -> None:
        one = world.conflict()
        with pytest.raises(DomainError) as caught:
            world.decide(one, handling="allowed")
        assert caught.value.field == "conditions"
        allowed = world.decide(one, handling="allowed", conditions="Keputusan oleh sekretaris")
        assert allowed.state == "allowed"

    def test_decided_anew_keeps_the_first_day(self, world: World) -> None:
        one = world.decide(world.conflict())
        later = services.decide_conflict(
            actor=world.at("head", LATER), conflict_id=one.pk, handling="refused", reason="Baru"
        )
        assert (later.first_decided_on, later.decided_on) == (TODAY, LATER)

    def test_it_ends_once_by_who_declared_it(self, world: World) -> None:
        one = world.conflict()
        end = {"conflict_id": one.pk, "reason": "Saham dijual"}
        with pytest.raises(DateOutOfOrder):
            services.end_conflict(actor=world.at("staff"), ended_on=LATER, **end)
        with pytest.raises(DateOutOfOrder):
            services.end_conflict(
                actor=world.at("staff"), ended_on=TODAY - timedelta(days=1), **end
            )
        assert (
            services.end_conflict(actor=world.at("staff"), ended_on=TODAY, **end).state == "ended"
        )
        with pytest.raises(NotInThisState):
            services.end_conflict(actor=world.at("head"), ended_on=TODAY, **end)


class TestPact:
    def test_the_paper_of_ones_own_pact_once(self, world: World) -> None:
        done = world.give(world.round("pact"))
        paper = services.issue_pact(actor=world.at("staff"), declaration_id=done.pk)
        assert paper.number.startswith("001/PI/")
        again = services.issue_pact(actor=world.at("staff"), declaration_id=done.pk)
        assert again.pk == paper.pk
        with pytest.raises(NotYours):
            services.issue_pact(actor=world.at("head"), declaration_id=done.pk)

    def test_a_declaration_of_interest_is_no_pact(self, world: World) -> None:
        done = world.give(world.round())
        with pytest.raises(NotInThisState):
            services.issue_pact(actor=world.at("staff"), declaration_id=done.pk)


class TestInbox:
    def test_what_waits_for_whom(self, world: World) -> None:
        made = world.round()
        one = world.conflict()
        mine = inbox.duties_waiting(world.at("staff"))
        assert [(item.due, item.url) for item in mine] == [
            (DUE, world.duty(made).get_absolute_url())
        ]
        assert [item.url for item in inbox.conflicts_waiting(world.at("head"))] == [
            one.get_absolute_url()
        ]
        assert inbox.conflicts_waiting(world.at("staff")) == []
        assert [item.url for item in inbox.handed_over(world.at("staff"))] == [
            one.get_absolute_url()
        ]
        world.give(made)
        world.decide(one)
        assert inbox.duties_waiting(world.at("staff")) == []
        assert inbox.conflicts_waiting(world.at("head")) == []

    def test_a_stranger_is_asked_nothing(self, world: World) -> None:
        world.round()
        world.conflict()
        other = build_world()
        for key in ("head", "function", "secretary"):
            assert inbox.duties_waiting(other.at(key)) == []
            assert inbox.conflicts_waiting(other.at(key)) == []
