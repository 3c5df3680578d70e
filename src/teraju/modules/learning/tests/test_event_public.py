"""The public pages of events: no log-in, no name, one ticket for one contact."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from teraju.modules.learning import event_policy
from teraju.modules.learning.models import EventQuestion, EventReply, Registration
from teraju.modules.learning.services import event_certificates, event_talk
from teraju.modules.learning.services import event_steps as steps
from teraju.modules.learning.tests.factories import TODAY, house

from .event_world import comes, draft, held, published

pytestmark = pytest.mark.django_db
OK, FOUND, BAD = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.UNPROCESSABLE_ENTITY
NOT_THERE, TOO_MANY = HTTPStatus.NOT_FOUND, HTTPStatus.TOO_MANY_REQUESTS


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY
    cache.clear()


@pytest.fixture
def home():
    return house()


@pytest.fixture
def anybody():
    client = Client()
    client.cookies["language"] = "en"
    return client


def url(name, *args):
    return reverse(f"learning_event_public{name}", args=args)


def text(response):
    return response.content.decode()


def form(number=1, **more):
    usual = {
        "name": f"Peserta {number}",
        "organisation": f"UPT {number}",
        "region": "Kabupaten Serang",
        "contact": f"peserta{number}@contoh.go.id",
        "agreed": "on",
        "form_key": f"kunci-{number}",
        "website": "",
    }
    return {**usual, **more}


def test_a_draft_is_nobodys_business(home, anybody):
    event = draft(home)
    for name in ("", "_register", "_ask"):
        assert anybody.get(url(name, event.code)).status_code == NOT_THERE
        assert anybody.get(url(name, "AAAAAAAA")).status_code == NOT_THERE
    assert anybody.get(url("_ticket", "ABCDEFGH2345")).status_code == NOT_THERE


def test_what_is_announced_stands_in_the_list_of_its_government(
    home, anybody, django_assert_max_num_queries
):
    page = reverse("learning_events_public", args=[home.government.slug])
    hidden = draft(home)
    assert hidden.title not in text(anybody.get(page))
    open_one = published(home, title="Webinar terbuka")
    past = held(home, title="Webinar lalu")
    called_off = published(home, title="Webinar batal")
    steps.cancel_event(actor=home.at("head"), event_id=called_off.pk, reason="Ditunda")
    with django_assert_max_num_queries(4):
        shown = text(anybody.get(page))
    for one in (open_one, past):
        assert url("", one.code) in shown
    assert "Webinar batal" not in shown


def test_the_page_says_what_when_where_and_who_and_no_name(home, anybody):
    event = published(home, join_url="https://rapat.example/rahasia")
    comes(event)
    page = text(anybody.get(url("", event.code)))
    for word in (event.title, "Pembukaan", "Aula", home.agency.name, "2 of 3"):
        assert word in " ".join(page.split())
    for hidden in ("Peserta 1", "peserta1", "rahasia", event.door_key):
        assert hidden not in page


def test_free_seats_are_told_while_somebody_can_take_them(home, anybody):
    event = published(home)
    assert "Free seats" in text(anybody.get(url("", event.code)))
    steps.close_registration(actor=home.at("coordinator"), event_id=event.pk)
    assert "Free seats" not in text(anybody.get(url("", event.code)))


class TestRegistering:
    def test_leads_to_the_ticket_and_a_second_click_to_the_same(self, home, anybody):
        event = published(home, join_url="https://rapat.example/masuk")
        page = url("_register", event.code)
        assert anybody.get(page).status_code == OK
        first = anybody.post(page, form())
        assert first.status_code == FOUND
        assert anybody.post(page, form())["Location"] == first["Location"]
        row = Registration.objects.get()
        assert row.agreed_at
        shown = anybody.get(first["Location"])
        assert "https://rapat.example/masuk" in text(shown)
        assert "peserta1@" not in text(shown)
        assert shown["Referrer-Policy"] == "no-referrer"

    def test_the_same_contact_again_is_told_and_opens_nothing(self, home, anybody):
        event = published(home)
        row = comes(event)
        data = form(contact="PESERTA1@contoh.go.id", form_key="lain")
        response = anybody.post(url("_register", event.code), data)
        assert response.status_code == BAD
        assert "contact" in response.context["form"].errors
        assert row.ticket not in text(response)

    def test_refusals_stand_at_their_field_and_what_was_typed_is_kept(self, home, anybody):
        page = url("_register", published(home).code)
        for field, wrong in (
            ("name", ""),
            ("organisation", ""),
            ("contact", "tidak ada"),
            ("agreed", ""),
        ):
            response = anybody.post(page, form(**{field: wrong, "region": "Kota Kupang"}))
            assert response.status_code == BAD
            assert field in response.context["form"].errors
            assert "Kota Kupang" in text(response)
        assert not Registration.objects.exists()

    def test_a_robot_is_told_nothing_and_kept_nowhere(self, home, anybody):
        event = published(home)
        response = anybody.post(url("_register", event.code), form(website="http://spam"))
        assert response["Location"] == url("", event.code)
        assert not Registration.objects.exists()

    def test_too_many_from_one_place_wait(self, home, anybody, monkeypatch):
        monkeypatch.setattr(event_policy, "number", lambda _day, _key: 2)
        page = url("_register", published(home, seats=None).code)
        answers = [anybody.post(page, form(number)).status_code for number in range(3)]
        assert answers == [FOUND, FOUND, TOO_MANY]
        other = Client(REMOTE_ADDR="203.0.113.9")
        assert other.post(page, form(9)).status_code == FOUND

    def test_the_waiting_list_is_said(self, home, anybody):
        event = published(home, seats=1)
        comes(event)
        assert "waiting list" in text(anybody.get(url("_register", event.code)))
        response = anybody.post(url("_register", event.code), form(2))
        assert "number 1 on the waiting list" in text(anybody.get(response["Location"]))

    def test_a_closed_registration_leads_back(self, home, anybody):
        event = published(home)
        steps.close_registration(actor=home.at("head"), event_id=event.pk)
        page = url("_register", event.code)
        assert anybody.get(page)["Location"] == url("", event.code)
        assert anybody.post(page, form()).status_code == BAD


class TestTicket:
    def test_is_changed_and_given_back(self, home, anybody):
        event = published(home, seats=1)
        row, next_one = comes(event, 1), comes(event, 2)
        page = url("_change", row.ticket)
        assert "Peserta 1" in text(anybody.get(page))
        assert "name" in anybody.post(page, {"organisation": "X"}).context["form"].errors
        data = {"name": "Nama Benar", "organisation": "UPT"}
        assert anybody.post(page, data)["Location"] == url("_ticket", row.ticket)
        page = url("_withdraw", row.ticket)
        assert anybody.get(page).status_code == OK
        assert anybody.post(page, {}).status_code == FOUND
        assert "Nama Benar" in text(anybody.get(url("_ticket", row.ticket)))
        next_one.refresh_from_db()
        assert next_one.seat == "seated"

    def test_whoever_comes_opens_the_code_of_the_room(self, home, anybody):
        event = published(home)
        row = comes(event)
        here = url("_here", event.code, event.door_key)
        assert anybody.get(url("_here", event.code, "AAAAAAAA")).status_code == NOT_THERE
        assert anybody.get(here)["Location"] == url("", event.code)
        assert anybody.post(here, {"typed": row.ticket}).status_code == BAD
        steps.hold_event(actor=home.at("head"), event_id=event.pk)
        assert "typed" in anybody.post(here, {"typed": "x@y.id"}).context["form"].errors
        for typed in (row.contact, row.ticket):
            assert anybody.post(here, {"typed": typed}).status_code == FOUND
        row.refresh_from_db()
        assert row.came_by == "self"

    def test_the_desk_finds_its_button_on_a_scanned_ticket(self, home, anybody):
        event = published(home)
        row = comes(event)
        steps.hold_event(actor=home.at("head"), event_id=event.pk)
        page, button = url("_ticket", row.ticket), reverse("learning_event_desk", args=[event.pk])
        assert button not in text(anybody.get(page))
        anybody.force_login(home.users["coordinator"])
        assert button in text(anybody.get(page))

    def test_holds_the_certificate_and_asks_how_it_was(self, home, anybody):
        event = held(home, 1)
        row = event.registrations.get()
        page = url("_evaluate", row.ticket)
        response = anybody.post(page, {"useful": "4", "clear": "7"})
        assert set(response.context["form"].errors) == {"clear", "organised"}
        data = {"useful": "4", "clear": "3", "organised": "2", "comment": "Bagus"}
        assert anybody.post(page, data).status_code == FOUND
        assert anybody.post(page, data).status_code == BAD
        assert EventReply.objects.count() == 1
        event_certificates.certify(
            actor=home.at("head"), event_id=event.pk, registration_ids=[row.pk]
        )
        row.refresh_from_db()
        shown = text(anybody.get(url("_ticket", row.ticket)))
        download = reverse("paper_download", args=[row.paper.code])
        assert download in shown
        assert anybody.get(download)["Content-Type"] == "application/pdf"

    def test_sends_to_the_door_whoever_has_a_seat(self, home, anybody):
        event = published(home, seats=1)
        seated, waiting = comes(event), comes(event, 2)
        assert "at the door" in text(anybody.get(url("_ticket", seated.ticket)))
        assert "at the door" not in text(anybody.get(url("_ticket", waiting.ticket)))

    def test_says_where_the_certificate_will_be(self, home, anybody):
        row = held(home, 1).registrations.get()
        page = text(anybody.get(url("_ticket", row.ticket)))
        assert "your certificate of attendance appears here" in page
        assert "at the door" not in page

    def test_a_cancelled_event_says_why(self, home, anybody):
        event = published(home)
        row = comes(event)
        steps.cancel_event(actor=home.at("head"), event_id=event.pk, reason="Pandemi")
        for page in (url("", event.code), url("_ticket", row.ticket)):
            assert "Pandemi" in text(anybody.get(page))
        assert anybody.post(url("_withdraw", row.ticket), {}).status_code == BAD


class TestTalk:
    def test_a_question_is_shown_once_answered(self, home, anybody):
        event = published(home)
        page = url("_ask", event.code)
        assert anybody.get(page).status_code == OK
        assert "text" in anybody.post(page, {"form_key": "a"}).context["form"].errors
        data = {"text": "Berapa <b>biayanya</b>?", "form_key": "a", "website": ""}
        for _click in range(2):
            assert anybody.post(page, data).status_code == FOUND
        question = EventQuestion.objects.get()
        assert "biayanya" not in text(anybody.get(url("", event.code)))
        event_talk.answer_question(
            actor=home.at("head"), question_id=question.pk, answer="Sesuai perda."
        )
        shown = text(anybody.get(url("", event.code)))
        assert "Sesuai perda." in shown
        assert "<b>biayanya" not in shown

    def test_a_material_opens_once_released(self, home, anybody):
        event = published(home)
        upload = SimpleUploadedFile("bahan.txt", b"Bahan.\n", "text/plain")
        found = event_talk.add_material(
            actor=home.at("head"), event_id=event.pk, title="Bahan", upload=upload
        )
        page = url("_material", event.code, found.pk)
        assert anybody.get(page).status_code == NOT_THERE
        event_talk.release_material(actor=home.at("head"), material_id=found.pk)
        assert anybody.get(page).status_code == OK
        assert page in text(anybody.get(url("", event.code)))
