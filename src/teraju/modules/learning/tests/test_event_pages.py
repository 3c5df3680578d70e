"""The office's pages of events, for every kind of person who tries them."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.learning.models import Event, EventMaterial, Registration
from teraju.modules.learning.services import (
    event_attendance,
    event_certificates,
    event_people,
    event_steps,
    event_talk,
)
from teraju.modules.learning.tests.factories import TODAY, house
from teraju.platform.tasks.models import Job

from .event_world import ANYBODY, comes, draft, held, published, running, values

pytestmark = pytest.mark.django_db
OK, FOUND, BAD = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.UNPROCESSABLE_ENTITY
DENIED, NOT_THERE = HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def home():
    return house()


def browser(home, who):
    client = Client()
    client.force_login(home.users[who])
    client.cookies["language"] = "en"
    return client


def url(name, *args):
    return reverse(f"learning_event{name}", args=args)


def text(response):
    return response.content.decode()


LISTS = ("s", "_participants", "_certificates", "_questions")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_empty_and_filled_and_as_a_file(home, name):
    assert browser(home, "coordinator").get(url(name)).status_code == OK
    event = held(home, 2)
    rows = event.registrations.values_list("pk", flat=True)
    event_certificates.certify(
        actor=home.at("head"), event_id=event.pk, registration_ids=list(rows)
    )
    event_talk.ask(actor=ANYBODY, event_id=event.pk, text="Berapa biayanya?", form_key="a")
    for who in ("first", "coordinator", "stranger"):
        response = browser(home, who).get(url(name))
        assert response.status_code == OK
        if who == "stranger" or (who == "first" and name != "s"):
            assert event.title not in text(response).split('id="rows"')[1]
    shown = text(browser(home, "coordinator").get(url(name), {"q": "a", "status": "finished"}))
    assert 'id="rows"' in shown
    response = browser(home, "coordinator").get(url(name), {"format": "xlsx"})
    assert response["Content-Type"].endswith("sheet")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_as_much_for_many_rows_as_for_few(home, name):
    client = browser(home, "coordinator")

    def asked(page):
        with CaptureQueriesContext(connection) as found:
            assert client.get(page).status_code == OK
        return len(found)

    def fill(first, last):
        for number in range(first, last):
            event = held(home, 2, title=f"Acara {number}")
            rows = event.registrations.values_list("pk", flat=True)[:1]
            event_certificates.certify(
                actor=home.at("head"), event_id=event.pk, registration_ids=list(rows)
            )
            event_talk.ask(actor=ANYBODY, event_id=event.pk, text="Apa?", form_key=f"q{number}")

    fill(0, 2)
    few = asked(url(name))
    record = Event.objects.latest("pk")
    of_one = asked(url("", record.pk))
    fill(2, 6)
    comes_again = [row for row in record.registrations.all() if row.paper is None]
    event_certificates.certify(
        actor=home.at("head"), event_id=record.pk, registration_ids=[r.pk for r in comes_again]
    )
    assert asked(url(name)) == few
    assert asked(url("", record.pk)) == of_one


class TestEvent:
    def data(self, **more):
        found = values(**more)
        found = {key: value for key, value in found.items() if value not in (None, False)}
        return {**found, "starts": "09:00", "for_awareness": "on"}

    def test_is_planned_once_however_often_one_clicks(self, home):
        client = browser(home, "coordinator")
        assert client.get(url("_add")).status_code == OK
        data = {**self.data(), "once": "3f2b0f9e-6a0e-4d4c-8f11-2d7f1d6f3a10"}
        for _click in range(2):
            assert client.post(url("_add"), data).status_code == FOUND
        assert Event.objects.get().code

    def test_refusals_stand_at_their_field_and_what_was_typed_is_kept(self, home):
        client = browser(home, "coordinator")
        response = client.post(url("_add"), self.data(place="", title="Judul saya"))
        assert response.status_code == BAD
        assert "place" in response.context["form"].errors
        assert "Judul saya" in text(response)
        assert browser(home, "first").get(url("_add")).status_code == DENIED

    def test_stranger_reader_guest_and_stale_version(self, home):
        event = draft(home)
        page = url("_change", event.pk)
        assert browser(home, "stranger").get(page).status_code == NOT_THERE
        assert browser(home, "first").get(page).status_code == DENIED
        assert browser(home, "guest").get(page).status_code == DENIED
        client, data = browser(home, "coordinator"), {**self.data(title="Baru"), "version": 1}
        assert client.post(page, data).status_code == FOUND
        assert client.post(page, {**data, "title": "Lagi"}).status_code == BAD
        assert Event.objects.get().title == "Baru"

    def test_the_record_opens_in_every_state_for_all_who_see_it(self, home):
        event = draft(home)
        client = browser(home, "coordinator")
        ways = (
            ("publish", {}),
            ("close", {}),
            ("reopen", {}),
            ("hold", {}),
            ("cancel", {"reason": "Pandemi"}),
        )
        for name, data in ways:
            for who, status in (("first", OK), ("guest", OK), ("stranger", NOT_THERE)):
                assert browser(home, who).get(url("", event.pk)).status_code == status
            assert client.get(url(f"_{name}", event.pk)).status_code == OK
            event.refresh_from_db()
            data = {**data, "version": event.version}
            assert client.post(url(f"_{name}", event.pk), data).status_code == FOUND
        event.refresh_from_db()
        assert event.state == "cancelled"
        page = text(client.get(url("", event.pk)))
        assert "cancelled the event" in page
        assert "published the event" in page

    def test_the_programme_is_entered_line_by_line(self, home):
        event = draft(home)
        client = browser(home, "coordinator")
        data = {"day": TODAY, "starts": "10:00", "ends": "09:00", "title": "Tanya jawab"}
        page = url("_session_add", event.pk)
        response = client.post(page, {**data, "version": event.version})
        assert "ends" in response.context["form"].errors
        data["ends"] = "11:00"
        assert client.post(page, {**data, "version": event.version}).status_code == FOUND
        line = event.sessions.order_by("pk").last()
        page = url("_session_change", line.pk)
        assert "Tanya jawab" in text(client.get(page))
        assert client.post(page, {**data, "title": "Diskusi", "version": 1}).status_code == FOUND
        page = url("_session_remove", line.pk)
        assert client.get(page).status_code == OK
        assert client.post(page, {"version": 2}).status_code == FOUND
        assert event.sessions.count() == 1

    def test_the_invitation_is_prepared_and_not_sent(self, home):
        event = published(home)
        page = text(browser(home, "first").get(url("_invitation", event.pk)))
        assert "https://wa.me/?text=" in page
        assert "mailto:?subject=" in page
        assert f"/l/e/{event.code}/" in page
        assert "<svg" in page

    def test_the_certificates_are_made_by_a_job(self, home):
        event = held(home, 1)
        page = url("_certify", event.pk)
        assert browser(home, "coordinator").get(page).status_code == DENIED
        client = browser(home, "head")
        assert "Certificates to make" in text(client.get(page))
        response = client.post(page, {"version": event.version})
        job = Job.objects.get(kind="learning.event_certify")
        assert response["Location"] == reverse("job", args=[job.pk])


class TestPeople:
    def test_names_are_for_those_who_look_after_them(self, home):
        event = published(home)
        row = comes(event)
        page = url("_person", row.pk)
        for who, status in (("coordinator", OK), ("first", NOT_THERE), ("stranger", NOT_THERE)):
            assert browser(home, who).get(page).status_code == status
        assert "Peserta 1" not in text(browser(home, "first").get(url("", event.pk)))
        shown = text(browser(home, "coordinator").get(page))
        assert "peserta1@contoh.go.id" in shown
        assert "Registered" in shown.split("What happened")[1]

    def test_the_desk_enters_changes_and_takes_off(self, home):
        event = published(home)
        client = browser(home, "coordinator")
        page = url("_person_add", event.pk)
        data = {"name": "Ani", "organisation": "UPT", "contact": "?", "version": event.version}
        assert "contact" in client.post(page, data).context["form"].errors
        assert client.post(page, {**data, "contact": "0812 3456 7890"}).status_code == FOUND
        row = Registration.objects.get()
        change = url("_person_change", row.pk)
        data = {"name": "Ani Lestari", "organisation": "UPT", "version": 1}
        assert client.post(change, data).status_code == FOUND
        assert client.post(change, {**data, "name": "X"}).status_code == BAD
        withdraw = url("_person_withdraw", row.pk)
        assert client.get(withdraw).status_code == OK
        assert client.post(withdraw, {"version": 2}).status_code == FOUND
        row.refresh_from_db()
        assert (row.name, row.seat) == ("Ani Lestari", "withdrawn")
        assert browser(home, "first").get(change).status_code == NOT_THERE

    def test_nobody_is_offered_to_be_taken_off_when_it_is_over(self, home):
        event = published(home)
        row, other = comes(event), comes(event, 2)
        page, withdraw = url("_person", row.pk), url("_person_withdraw", row.pk)
        assert withdraw in text(browser(home, "coordinator").get(page))
        event_steps.hold_event(actor=home.at("coordinator"), event_id=event.pk)
        event_attendance.check_in(actor=ANYBODY, event_id=event.pk, typed=other.ticket)
        event_steps.finish_event(actor=home.at("coordinator"), event_id=event.pk)
        assert withdraw not in text(browser(home, "coordinator").get(page))

    def test_a_colleague_registers_by_a_button(self, home):
        event = published(home)
        client = browser(home, "first")
        assert "Register myself" in text(client.get(url("", event.pk)))
        page = url("_join", event.pk)
        assert client.get(page).status_code == OK
        response = client.post(page, {"version": event.version})
        ticket = Registration.objects.get().ticket
        assert ticket in response["Location"]
        assert client.get(page)["Location"] == response["Location"]
        assert browser(home, "stranger").get(page).status_code == NOT_THERE

    @pytest.mark.parametrize("step", ["close_registration", "hold_event"])
    def test_a_colleague_finds_the_ticket_when_nobody_registers_any_more(self, home, step):
        event = published(home)
        event_people.join_event(actor=home.at("first"), event_id=event.pk)
        getattr(event_steps, step)(actor=home.at("coordinator"), event_id=event.pk)
        ticket = Registration.objects.get().ticket
        assert f"/t/{ticket}/" in text(browser(home, "first").get(url("", event.pk)))
        assert f"/t/{ticket}/" not in text(browser(home, "coordinator").get(url("", event.pk)))

    def test_a_certificate_is_revoked_by_the_head(self, home):
        event = held(home, 1)
        row = event.registrations.get()
        page = url("_revoke", row.pk)
        head = browser(home, "head")
        assert head.get(page).status_code == FOUND
        event_certificates.certify(
            actor=home.at("head"), event_id=event.pk, registration_ids=[row.pk]
        )
        row.refresh_from_db()
        assert browser(home, "coordinator").get(page).status_code == DENIED
        assert "reason" in head.post(page, {"version": row.version}).context["form"].errors
        assert head.post(page, {"version": row.version, "reason": "Salah"}).status_code == FOUND
        assert "revoked" in text(head.get(url("_person", row.pk)))


class TestDesk:
    def test_takes_tickets_one_after_the_other(self, home):
        event = published(home)
        row = comes(event)
        client = browser(home, "coordinator")
        page = url("_desk", event.pk)
        assert "Begin the event first" in text(client.get(page))
        client.post(url("_hold", event.pk), {"version": event.version})
        assert client.post(page, {"typed": "salah"}).status_code == BAD
        for _scan in range(2):
            assert client.post(page, {"typed": row.ticket}).status_code == FOUND
        shown = text(client.get(page, {"q": "peserta"}))
        assert "1 of 1 are present" in shown
        assert "Peserta 1" in shown
        for who, status in (("first", DENIED), ("stranger", NOT_THERE)):
            assert browser(home, who).get(page).status_code == status
            assert browser(home, who).post(page, {"typed": row.ticket}).status_code == status

    def test_presence_is_noted_and_taken_back_by_hand(self, home):
        event = running(home)
        browser(home, "coordinator").post(
            url("_person_add", event.pk),
            {"name": "A", "organisation": "B", "contact": "a@b.id", "version": event.version},
        )
        row = Registration.objects.get()
        client = browser(home, "coordinator")
        for name, came in (("present", True), ("absent", False)):
            page = url(f"_person_{name}", row.pk)
            assert client.get(page).status_code == OK
            row.refresh_from_db()
            assert client.post(page, {"version": row.version}).status_code == FOUND
            row.refresh_from_db()
            assert bool(row.came_at) is came

    def test_the_code_of_the_room_is_for_the_screen(self, home):
        event = running(home)
        page = url("_screen", event.pk)
        shown = text(browser(home, "coordinator").get(page))
        assert event.door_key in shown
        assert browser(home, "first").get(page).status_code == DENIED
        assert event.door_key not in text(browser(home, "first").get(url("", event.pk)))


class TestTalk:
    def test_materials_are_added_released_and_taken_away(self, home):
        event = published(home)
        client = browser(home, "coordinator")
        page = url("_material_add", event.pk)
        upload = SimpleUploadedFile("bahan.exe", b"MZ\x00", "application/x-msdownload")
        data = {"title": "Bahan", "version": event.version}
        response = client.post(page, {**data, "upload": upload})
        assert "upload" in response.context["form"].errors
        upload = SimpleUploadedFile("bahan.txt", b"Bahan.\n", "text/plain")
        assert client.post(page, {**data, "upload": upload}).status_code == FOUND
        found = EventMaterial.objects.get()
        assert browser(home, "first").get(url("_material", found.pk)).status_code == OK
        assert browser(home, "stranger").get(url("_material", found.pk)).status_code == NOT_THERE
        for name, data in (("release", {"version": 1}), ("remove", {"version": 2, "reason": "x"})):
            page = url(f"_material_{name}", found.pk)
            assert browser(home, "first").get(page).status_code == DENIED
            assert client.post(page, data).status_code == FOUND

    def test_questions_are_answered_shown_and_hidden(self, home):
        event = published(home)
        question = event_talk.ask(
            actor=ANYBODY, event_id=event.pk, text="Berapa biayanya?", form_key="a"
        )
        client = browser(home, "coordinator")
        assert "Berapa biayanya?" in text(client.get(url("_question", question.pk)))
        assert browser(home, "first").get(url("_question", question.pk)).status_code == NOT_THERE
        steps = (("show", {}), ("answer", {"answer": "Sesuai perda."}), ("hide", {}))
        for version, (name, data) in enumerate(steps, 1):
            page = url(f"_question_{name}", question.pk)
            assert client.get(page).status_code == OK
            assert client.post(page, {**data, "version": version}).status_code == FOUND
        assert "answered the question" in text(client.get(url("_question", question.pk)))

    def test_the_evaluation_is_told_of_many_only(self, home):
        event = held(home, 5)
        client = browser(home, "coordinator")
        rows = list(event.registrations.order_by("pk"))
        scores = {"useful": 4, "clear": 3, "organised": 4, "comment": "Sangat membantu"}
        for row in rows[:4]:
            event_talk.reply(actor=ANYBODY, ticket=row.ticket, **scores)
        page = text(client.get(url("", event.pk)))
        assert "Sangat membantu" not in page
        assert "4 of 5 have answered" in page
        event_talk.reply(actor=ANYBODY, ticket=rows[4].ticket, **scores)
        page = text(client.get(url("", event.pk)))
        assert "Sangat membantu" in page
        assert "Sangat membantu" not in text(browser(home, "first").get(url("", event.pk)))
