"""The pages of study visits, for colleagues, guests without an account, and strangers."""

from __future__ import annotations

import re
import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from teraju.modules.learning import inbox, study_evidence, study_inbox
from teraju.modules.learning.models import StudyVisit
from teraju.modules.learning.selectors.studies import HOSTS
from teraju.modules.learning.services import study_visits as visits
from teraju.modules.learning.tests.factories import TODAY, house
from teraju.modules.learning.tests.study_factories import (
    LATER,
    VISIT_ON,
    accepted,
    asked,
    held,
    wish,
)
from teraju.modules.learning.tests.test_study_services import milestone, propose
from teraju.modules.learning.web.study_trail import study_history
from teraju.platform.accounts.models import RoleAssignment

pytestmark = pytest.mark.django_db


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


def anybody():
    client = Client()
    client.cookies["language"] = "en"
    return client


def url(name, *args):
    return reverse(f"learning_{name}", args=args)


def text(response):
    return " ".join(response.content.decode().split())


class TestRegister:
    @pytest.mark.parametrize("name", ["studies", "study_reached", "study_spread"])
    def test_opens_empty_and_filled_and_not_for_strangers(self, home, name):
        assert browser(home, "first").get(url(name)).status_code == 200
        milestone(home, held(home))
        assert "Kabupaten Contoh Bali" in text(browser(home, "first").get(url(name)))
        assert "Kabupaten Contoh Bali" not in text(browser(home, "stranger").get(url(name)))

    @pytest.mark.parametrize("name", ["studies", "study_reached"])
    def test_is_taken_away_as_a_file(self, home, name):
        response = browser(home, "first").get(url(name), {"format": "xlsx"})
        assert response["Content-Type"].endswith("sheet")

    @pytest.mark.parametrize(
        ("asked_for", "found"),
        [
            ({"status": "held"}, True),
            ({"status": "requested"}, False),
            ({"status": "due"}, False),
            ({"province": "51"}, True),
            ({"province": "11"}, False),
            ({"outcome": "begun"}, False),
            ({"q": "antipenyuapan"}, True),
        ],
    )
    def test_is_narrowed(self, home, asked_for, found):
        held(home)
        response = browser(home, "first").get(url("studies"), asked_for)
        assert ("Kabupaten Contoh Bali" in text(response)) is found


class TestRecord:
    def test_shows_whom_to_reach_only_to_those_who_answer(self, home):
        visit = asked(home).visit
        for who, sees in (("first", False), ("coordinator", True), ("head", True)):
            page = browser(home, who).get(visit.get_absolute_url())
            assert ("Ibu Contoh" in text(page)) is sees
        for who in ("stranger", "guest"):
            assert browser(home, who).get(visit.get_absolute_url()).status_code == 404

    @pytest.mark.parametrize(
        "name",
        ["study_change", "study_accept", "study_propose", "study_refuse", "study_cancel"],
    )
    def test_steps_are_not_for_readers_or_strangers(self, home, name):
        page = url(name, asked(home).visit.pk)
        assert browser(home, "first").get(page).status_code == 403
        assert browser(home, "stranger").get(page).status_code == 404
        assert browser(home, "coordinator").get(page).status_code == 200

    def test_goes_from_letter_to_follow_up(self, home, settings):
        client = browser(home, "coordinator")
        data = {
            **wish(),
            "agency": home.agency.pk,
            "letter_number": "005/12",
            "letter_on": "2018-03-01",
            "received_on": "2018-03-05",
        }
        assert client.post(url("study_add"), data).status_code == 302
        visit = StudyVisit.objects.get()
        send(client, visit, "study_accept", visit_on="2018-03-20", reply="Selamat datang")
        line = {"starts": "09:00", "ends": "10.30", "topic": "Pembukaan", "host": "Inspektur"}
        send(client, visit, "study_agenda_add", **line)
        assert "09.00–10.30" in text(client.get(visit.get_absolute_url()))
        settings.TERAJU_TODAY = date(2018, 3, 21)
        send(client, visit, "study_held", held_on="2018-03-20", came=9, minutes="Tanya jawab")
        send(
            client,
            visit,
            "study_correct",
            held_on="2018-03-20",
            came=11,
            minutes="Tanya jawab",
            reason="Salah hitung",
        )
        visit.refresh_from_db()
        assert visit.came == 11
        send(client, visit, "study_taken_add", title="Bahan paparan")
        send(
            client,
            visit,
            "study_reached_add",
            kind="agreement",
            on="2018-03-21",
            source="Siaran pers",
        )
        send(client, visit, "study_follow_up", outcome="begun", follow_up="Membentuk tim")
        page = text(client.get(visit.get_absolute_url()))
        for told in ("Bahan paparan", "Siaran pers", "Membentuk tim", "followed up"):
            assert told in page
        assert "Ibu Contoh" not in page

    def test_asks_for_the_agenda_before_the_day_and_for_the_record_from_it_on(self, home, settings):
        visit = accepted(home)
        client = browser(home, "coordinator")
        for day, name in ((-1, "study_agenda_add"), (0, "study_held")):
            settings.TERAJU_TODAY = visit.visit_on + timedelta(days=day)
            page = client.get(visit.get_absolute_url()).context["page"]
            assert page.primary.url == url(name, visit.pk)

    def test_refusal_stands_at_its_field_and_keeps_what_was_typed(self, home):
        visit = asked(home).visit
        client = browser(home, "head")
        data = {"version": visit.version, "visit_on": "2018-04-02", "reply": "Silakan datang"}
        response = client.post(url("study_accept", visit.pk), data)
        assert response.status_code == 422
        assert "visit_on" in response.context["form"].errors
        assert "Silakan datang" in text(response)

    def test_lines_are_changed_and_removed(self, home):
        visit = held(home)
        row = milestone(home, visit)
        taken = visits.add_taken(
            actor=home.at("coordinator", LATER), visit_id=visit.pk, title="Formulir"
        )
        client = browser(home, "coordinator")
        page = url("study_reached_remove", row.pk)
        assert client.post(page, {"version": 1, "reason": ""}).status_code == 422
        assert client.post(page, {"version": 1, "reason": "Keliru"}).status_code == 302
        page = url("study_taken_remove", taken.pk)
        assert browser(home, "stranger").get(page).status_code == 404
        assert browser(home, "first").get(page).status_code == 403
        assert client.post(page, {"version": 1}).status_code == 302

    def test_tells_its_history_in_the_words_of_its_page(self, home):
        visit = held(home)
        milestone(home, visit, kind="start", standard="")
        page = text(browser(home, "first").get(visit.get_absolute_url()))
        for told in ("entered what the guests reached", "Where that stands", "Surat tamu nomor 1"):
            assert told in page
        with override("en"):
            told = [str(new) for one in study_history(visit) for _label, _old, new in one.changes]
        assert "work begun" in told
        assert "Guest agency" not in page

    def test_papers_are_issued_by_the_head(self, home):
        visit = accepted(home)
        page = url("study_reply", visit.pk)
        assert browser(home, "coordinator").get(page).status_code == 403
        assert browser(home, "head").post(page, {"version": 1}).status_code == 302
        page = text(browser(home, "head").get(visit.get_absolute_url()))
        assert "Surat jawaban" in page
        assert '<span class="st good">valid</span>' in page

    def test_costs_the_same_however_much_came_of_it(self, home, django_assert_max_num_queries):
        visit = held(home)
        client = browser(home, "coordinator")
        client.get(visit.get_absolute_url())
        for day in range(1, 6):
            milestone(home, visit, on=date(2018, 4, day))
        with django_assert_max_num_queries(45):
            client.get(visit.get_absolute_url())


def send(client, visit, name, **data):
    visit.refresh_from_db()
    response = client.post(url(name, visit.pk), {"version": visit.version, **data})
    assert response.status_code == 302, response.context["form"].errors


class TestPublicForm:
    def data(self, home, **values):
        usual = {"key": str(uuid.uuid4()), "agency": home.agency.pk}
        return {**usual, **wish(), **values}

    def test_gives_a_code_that_follows_the_request(self, home):
        page = url("study_ask", home.government.slug)
        assert anybody().get(page).status_code == 200
        data = self.data(home)
        codes = set()
        for _click in range(2):
            response = anybody().post(page, data)
            assert response.status_code == 200
            codes |= set(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text(response)))
        assert len(codes) == 1
        assert StudyVisit.objects.count() == 1
        shown = anybody().post(url("study_follow"), {"code": codes.pop()})
        assert "Kabupaten Contoh Bali" in text(shown)
        assert "Ibu Contoh" not in text(shown)

    def test_tells_what_is_wrong_and_keeps_the_rest(self, home):
        page = url("study_ask", home.government.slug)
        response = anybody().post(page, self.data(home, guest=""))
        assert response.status_code == 422
        assert "guest" in response.context["form"].errors
        assert "Sistem manajemen antipenyuapan" in text(response)
        foreign = self.data(home, agency=house().agency.pk)
        assert anybody().post(page, foreign).status_code == 422
        assert not StudyVisit.objects.exists()

    @pytest.mark.parametrize(
        ("since", "until", "is_open"),
        [
            (date(2018, 1, 1), date(2099, 12, 31), True),
            (date(2018, 1, 1), date(2018, 1, 31), False),
            (date(2099, 1, 1), None, False),
        ],
    )
    def test_lets_ask_whoever_somebody_answers_for_today(self, home, since, until, is_open):
        answering = RoleAssignment.objects.filter(agency=home.agency, role__in=HOSTS)
        answering.update(valid_from=since, valid_until=until)
        page = text(anybody().get(url("study_ask", home.government.slug)))
        assert (home.agency.name in page) is is_open

    def test_takes_no_agency_that_nobody_chose(self, home):
        page = anybody().get(url("study_ask", home.government.slug))
        chosen = page.context["form"]["agency"].subwidgets[0].data
        assert (chosen["value"], chosen["selected"]) == ("", True)

    def test_says_so_when_too_many_come(self, home):
        page = url("study_ask", home.government.slug)
        client = anybody()
        answers = [client.post(page, self.data(home)).status_code for _one in range(21)]
        assert answers == [200] * 20 + [429]

    def test_of_a_government_that_is_not_there(self):
        for name in ("study_ask", "study_public"):
            assert anybody().get(url(name, "tidak-ada")).status_code == 404


class TestFollow:
    def test_an_unknown_code_opens_nothing(self, home):
        asked(home)
        page = url("study_follow")
        assert anybody().get(page).status_code == 200
        for code in ("", "0000-0000-0000", "x" * 50):
            assert anybody().post(page, {"code": code}).status_code == 422

    def test_guests_answer_a_day(self, home):
        sent = asked(home)
        page = url("study_follow")
        response = anybody().post(page, {"code": sent.code, "step": "agree", "note": ""})
        assert response.status_code == 422
        propose(home, sent.visit)
        response = anybody().post(page, {"code": sent.code, "step": "decline", "note": ""})
        assert response.status_code == 422
        response = anybody().post(page, {"code": sent.code, "step": "agree", "note": "Baik"})
        assert "Your answer has arrived" in text(response)
        assert StudyVisit.objects.get().state == "accepted"


class TestPublicSpread:
    def test_shows_what_was_released_and_nobody(self, home):
        visit = held(home)
        milestone(home, visit)
        page = url("study_public", home.government.slug)
        assert "Kabupaten Contoh Bali" not in text(anybody().get(page))
        visits.release_visit(actor=home.at("head", LATER), visit_id=visit.pk)
        shown = text(anybody().get(page))
        for told in ("Kabupaten Contoh Bali", "SNI ISO 37001:2016", "Surat tamu nomor 1", "<svg"):
            assert told in shown
        for hidden in ("Ibu Contoh", "0361", "Ditunjukkan daftar risiko"):
            assert hidden not in shown


class TestWaiting:
    def test_for_those_who_answer(self, home):
        visit = asked(home).visit
        keys = [item.key for item in study_inbox.waiting(home.at("coordinator"))]
        assert keys == [f"learning-study-{visit.pk}-answer"]
        assert not study_inbox.waiting(home.at("first"))
        assert not study_inbox.waiting(home.at("stranger"))
        assert not any("study" in item.key for item in inbox.waiting(home.at("coordinator")))

    def test_after_its_day_and_months_later(self, home):
        visit = accepted(home)
        assert not study_inbox.waiting(home.at("head"))
        (item,) = study_inbox.waiting(home.at("head", LATER))
        assert (item.key, item.due) == (f"learning-study-{visit.pk}-record", VISIT_ON)
        visits.record_visit(
            actor=home.at("head", LATER), visit_id=visit.pk, held_on=VISIT_ON, came=3, minutes="x"
        )
        assert not study_inbox.waiting(home.at("head", LATER))
        autumn = LATER.replace(month=9)
        (item,) = study_inbox.waiting(home.at("head", autumn))
        assert item.due == date(2018, 9, 20)


def test_a_visit_speaks_for_communication_from_its_record_on(home):
    held(home)
    day = LATER.date()
    assert not list(study_evidence.visits([home.agency.pk], VISIT_ON))
    (proof,) = study_evidence.visits([home.agency.pk], day)
    assert (proof.supports, proof.recorded_on, proof.valid_until) == (True, day, date(2019, 3, 19))
