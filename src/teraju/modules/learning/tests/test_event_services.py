"""Use-cases of events: steps, seats and waiting, presence, questions, evaluation; each refusal."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.learning import event_inbox as inbox
from teraju.modules.learning.models import Registration
from teraju.modules.learning.refusals import NotComplete, OutOfPlace
from teraju.modules.learning.selectors import event_reading as reading
from teraju.modules.learning.services import event_attendance as attendance
from teraju.modules.learning.services import event_people as people
from teraju.modules.learning.services import event_steps as steps
from teraju.modules.learning.services.event_mails import mail_one
from teraju.modules.learning.tests.factories import TODAY, house
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.api import TrailEvent
from teraju.platform.notify.models import Notice

from .event_world import (
    ANYBODY,
    comes,
    draft,
    held,
    published,
    running,
    session_values,
    values,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def home():
    return house()


def refusal_of(call, *args, **kwargs):
    with pytest.raises(DomainError) as refusal:
        call(*args, **kwargs)
    return refusal.value


class TestPlanning:
    @pytest.mark.parametrize(
        ("field", "wrong"),
        [
            ("last_day", {"last_day": TODAY - DAY}),
            ("closes_on", {"closes_on": TODAY - timedelta(days=9)}),
            ("closes_on", {"closes_on": TODAY + DAY}),
            ("place", {"place": " ", "join_url": ""}),
        ],
    )
    def test_refuses_at_the_field(self, home, field, wrong):
        plan = {"actor": home.at("coordinator"), "agency": home.agency}
        assert refusal_of(steps.plan_event, **plan, **values(**wrong)).field == field

    def test_is_for_those_who_look_after_it(self, home):
        with pytest.raises(NotAllowed):
            steps.plan_event(actor=home.at("first"), agency=home.agency, **values())
        event = draft(home)
        with pytest.raises(ObjectDoesNotExist):
            steps.publish_event(actor=home.at("stranger"), event_id=event.pk)
        with pytest.raises(NotAllowed):
            steps.publish_event(actor=home.at("second"), event_id=event.pk)

    def test_a_programme_comes_before_publishing(self, home):
        event = steps.plan_event(actor=home.at("head"), agency=home.agency, **values())
        assert isinstance(
            refusal_of(steps.publish_event, actor=home.at("head"), event_id=event.pk), NotComplete
        )

    @pytest.mark.parametrize(
        ("field", "wrong"),
        [("ends", {"ends": time(9)}), ("day", {"day": TODAY + DAY})],
    )
    def test_a_line_lies_within_the_event(self, home, field, wrong):
        event = draft(home)
        asked = {"actor": home.at("head"), "event_id": event.pk, **session_values(**wrong)}
        assert refusal_of(steps.add_session, **asked).field == field

    def test_a_published_programme_keeps_a_line(self, home):
        event = published(home)
        line = event.sessions.get()
        actor = home.at("head")
        assert isinstance(
            refusal_of(steps.remove_session, actor=actor, session_id=line.pk), NotComplete
        )
        steps.add_session(actor=actor, event_id=event.pk, **session_values(title="Tanya jawab"))
        steps.remove_session(actor=actor, session_id=line.pk)
        assert event.sessions.get().title == "Tanya jawab"

    def test_somebody_else_saved_meanwhile(self, home):
        event = draft(home)
        steps.change_event(
            actor=home.at("head"), event_id=event.pk, expected_version=1, **values(title="Lain")
        )
        with pytest.raises(ChangedMeanwhile):
            steps.change_event(
                actor=home.at("head"), event_id=event.pk, expected_version=1, **values()
            )

    def test_a_line_keeps_the_days(self, home):
        event = draft(home)
        later = values(first_day=TODAY + DAY, last_day=TODAY + DAY)
        asked = {"actor": home.at("head"), "event_id": event.pk, **later}
        assert refusal_of(steps.change_event, **asked).field == "first_day"

    def test_begins_on_its_day_and_ends_with_somebody_present(self, home):
        event = published(home, first_day=TODAY, last_day=TODAY)
        early = home.at("head", NOW - timedelta(days=3))
        assert isinstance(refusal_of(steps.hold_event, actor=early, event_id=event.pk), OutOfPlace)
        steps.hold_event(actor=home.at("head"), event_id=event.pk)
        assert isinstance(
            refusal_of(steps.finish_event, actor=home.at("head"), event_id=event.pk), NotComplete
        )

    def test_the_link_is_mended_while_it_runs_and_the_day_is_not(self, home):
        event = running(home)
        asked = {"actor": home.at("head"), "event_id": event.pk}
        steps.change_event(**asked, **values(join_url="https://rapat.example/2"))
        later = values(last_day=TODAY + DAY, first_day=TODAY + DAY)
        assert refusal_of(steps.change_event, **asked, **later).field == "first_day"

    def test_is_cancelled_with_a_reason(self, home):
        event = published(home)
        asked = {"actor": home.at("head"), "event_id": event.pk}
        assert refusal_of(steps.cancel_event, **asked, reason=" ").field == "reason"
        assert steps.cancel_event(**asked, reason="Pandemi").state == "cancelled"
        assert isinstance(refusal_of(steps.publish_event, **asked), OutOfPlace)


class TestRegistering:
    def test_seats_are_not_oversold_and_the_list_moves_up(self, home):
        event = published(home, seats=2)
        rows = [comes(event, number) for number in range(1, 5)]
        assert [one.seat for one in rows] == ["seated", "seated", "waiting", "waiting"]
        assert [one.ordinal for one in rows] == [1, 2, 3, 4]
        assert reading.place_in_queue(rows[3]) == 2
        people.withdraw_own(actor=ANYBODY, ticket=rows[0].ticket)
        people.withdraw_own(actor=ANYBODY, ticket=rows[0].ticket)
        for row in rows:
            row.refresh_from_db()
        assert [one.seat for one in rows] == ["withdrawn", "seated", "seated", "waiting"]
        steps.change_event(actor=home.at("head"), event_id=event.pk, **values(seats=5))
        rows[3].refresh_from_db()
        assert rows[3].seat == "seated"
        fewer = {"actor": home.at("head"), "event_id": event.pk, **values(seats=2)}
        assert refusal_of(steps.change_event, **fewer).field == "seats"

    def test_a_repeated_click_and_the_same_contact_are_one(self, home):
        event = published(home)
        first = comes(event)
        assert comes(event).pk == first.pk
        again = people.register(
            actor=ANYBODY,
            event_id=event.pk,
            contact=" PESERTA1@contoh.go.id",
            name="Orang lain",
            organisation="Lain",
            agreed=True,
            form_key="lain",
        )
        assert (again.is_own, again.is_new) == (False, False)
        assert again.registration.pk == first.pk
        assert Registration.objects.get().name == "Peserta 1"

    def test_another_contact_in_the_same_form_is_somebody_else(self, home):
        event = published(home)
        first = comes(event, 1, form_key="sama")
        second = comes(event, 2, form_key="sama")
        assert (first.ordinal, second.ordinal) == (1, 2)

    @pytest.mark.parametrize(
        ("field", "wrong"),
        [
            ("contact", {"contact": "tidak ada"}),
            ("name", {"name": " "}),
            ("organisation", {"organisation": ""}),
            ("agreed", {"agreed": False}),
        ],
    )
    def test_refuses_at_the_field(self, home, field, wrong):
        event = published(home)
        with pytest.raises(DomainError) as refusal:
            comes(event, **wrong)
        assert refusal.value.field == field
        assert not Registration.objects.exists()

    def test_only_while_the_event_takes_people_in(self, home):
        with pytest.raises(OutOfPlace):
            comes(draft(home))
        event = published(home)
        steps.close_registration(actor=home.at("head"), event_id=event.pk)
        with pytest.raises(OutOfPlace):
            comes(event)
        people.enter_person(
            actor=home.at("head"),
            event_id=event.pk,
            contact="0812 3456 7890",
            name="Datang sendiri",
            organisation="Pasar",
        )
        steps.reopen_registration(actor=home.at("head"), event_id=event.pk)
        assert comes(event).ordinal == 2

    def test_the_desk_is_told_of_a_contact_that_is_there(self, home):
        event = published(home)
        row = comes(event)
        asked = {"actor": home.at("head"), "event_id": event.pk, "contact": row.contact}
        refused = refusal_of(people.enter_person, **asked, name="A", organisation="B")
        assert refused.field == "contact"
        with pytest.raises(NotAllowed):
            people.enter_person(
                actor=home.at("first"),
                event_id=event.pk,
                contact="a@b.id",
                name="A",
                organisation="B",
            )

    def test_whoever_withdrew_begins_anew_with_a_new_ticket(self, home):
        event = published(home, seats=1)
        first, second = comes(event, 1), comes(event, 2)
        people.withdraw_own(actor=ANYBODY, ticket=first.ticket)
        again = comes(event, 1, form_key="baru")
        assert again.pk == first.pk
        assert again.ticket != first.ticket
        assert again.seat == "waiting"
        second.refresh_from_db()
        assert second.seat == "seated"

    def test_a_colleague_registers_with_the_account_once(self, home):
        event = published(home)
        actor = home.at("first")
        first = people.join_event(actor=actor, event_id=event.pk)
        assert people.join_event(actor=actor, event_id=event.pk).pk == first.pk
        assert first.person_id == actor.user_id
        assert [item.key for item in inbox.waiting(actor)] == [f"learning-event-seat-{first.pk}"]
        with pytest.raises(ObjectDoesNotExist):
            people.join_event(actor=home.at("stranger"), event_id=event.pk)

    def test_colleagues_who_share_a_mailbox_hold_a_ticket_each(self, home):
        event = published(home)
        home.users["first"].email = home.users["second"].email = "kantor@contoh.go.id"
        for who in ("first", "second"):
            home.users[who].name = who
            home.users[who].save()
        rows = [people.join_event(actor=home.at(w), event_id=event.pk) for w in ("first", "second")]
        assert rows[0].ticket != rows[1].ticket
        assert rows[1].contact == f"akun-{home.users['second'].pk}"

    def test_what_was_entered_on_the_public_page_is_found_by_the_account(self, home):
        event = published(home)
        user = home.users["first"]
        user.email, user.name = "peserta1@contoh.go.id", "Peserta 1"
        user.save()
        row = comes(event)
        assert people.join_event(actor=home.at("first"), event_id=event.pk).pk == row.pk
        assert Registration.objects.get().person_id == user.pk

    def test_colleagues_are_told_in_kerja_saya(self, home):
        event = published(home)
        people.join_event(actor=home.at("first"), event_id=event.pk)
        row = Registration.objects.get()
        row.event = event
        assert mail_one(home.at("head"), row, "changed")
        assert not mail_one(home.at("head"), row, "seated")
        assert Notice.objects.get().user_id == home.users["first"].pk
        row = comes(event)
        row.event = event
        assert not mail_one(home.at("head"), row, "changed")

    def test_no_name_and_no_contact_stands_openly_in_the_trail(self, home):
        event = published(home)
        row = comes(event)
        people.change_own(actor=ANYBODY, ticket=row.ticket, name="Nama Baru", organisation="X")
        attendance_of = running_of(home, event)
        attendance.check_in(actor=ANYBODY, event_id=attendance_of.pk, typed=row.contact)
        for one in TrailEvent.objects.filter(verb__startswith="learning.registration"):
            told = f"{one.changes} {one.target_label}"
            assert "Peserta 1" not in told
            assert "Nama Baru" not in told
            assert row.contact not in told
        entered = TrailEvent.objects.get(verb="learning.registration.entered")
        assert entered.personal_hash


def running_of(home, event):
    return steps.hold_event(actor=home.at("coordinator"), event_id=event.pk)


class TestPresence:
    def test_counts_once_by_ticket_and_by_contact(self, home):
        event = published(home)
        row = comes(event)
        refused = refusal_of(
            attendance.check_in, actor=ANYBODY, event_id=event.pk, typed=row.ticket
        )
        assert isinstance(refused, OutOfPlace)
        running_of(home, event)
        for typed in (row.ticket, row.contact, f"https://x.id/l/t/{row.ticket}/"):
            attendance.check_in(actor=ANYBODY, event_id=event.pk, typed=typed)
        attendance.scan_ticket(actor=home.at("head"), event_id=event.pk, typed=row.ticket)
        row.refresh_from_db()
        assert row.came_by == "self"
        verbs = TrailEvent.objects.filter(verb="learning.registration.present")
        assert verbs.count() == 1

    def test_unknown_is_said_at_the_field(self, home):
        event = running(home)
        asked = {"actor": ANYBODY, "event_id": event.pk, "typed": "ABCDEFGH2345"}
        assert refusal_of(attendance.check_in, **asked).field == "typed"

    def test_whoever_waits_gets_a_free_seat_or_none(self, home):
        event = published(home, seats=1)
        first, second = comes(event, 1), comes(event, 2)
        running_of(home, event)
        note = {"actor": home.at("head"), "registration_id": second.pk}
        refusal_of(attendance.note_present, **note)
        second.refresh_from_db()
        assert second.came_at is None
        people.withdraw(actor=home.at("head"), registration_id=first.pk)
        attendance.note_present(**note)
        second.refresh_from_db()
        assert (second.seat, second.came_by) == ("seated", "desk")

    def test_is_taken_back_and_stays_with_withdrawing(self, home):
        event = held(home, 2)
        row = event.registrations.order_by("ordinal").first()
        asked = {"actor": home.at("head"), "registration_id": row.pk}
        assert isinstance(refusal_of(people.withdraw, **asked), OutOfPlace)
        attendance.take_back(**asked)
        event.refresh_from_db()
        assert event.came == 1
        attendance.note_present(**asked)
        event.refresh_from_db()
        assert event.came == 2
        for who in ("first", "second"):
            with pytest.raises(NotAllowed):
                attendance.take_back(actor=home.at(who), registration_id=row.pk)
