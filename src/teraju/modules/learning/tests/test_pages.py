"""The pages of learning, for every kind of person who tries them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.learning import services
from teraju.modules.learning.domain.effects import Attendance
from teraju.modules.learning.models import Assessment, Position, Requirement, Training
from teraju.modules.learning.tests.factories import (
    TODAY,
    CompetenceFactory,
    HoldingFactory,
    PositionFactory,
    RequirementFactory,
    house,
)
from teraju.platform.audit.api import TrailEvent

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


def url(name, *args):
    return reverse(f"learning_{name}", args=args)


def text(response):
    return response.content.decode()


@pytest.fixture
def training(home):
    return services.plan_training(
        actor=home.at("coordinator"),
        agency=home.agency,
        title="Teknik wawancara",
        planned_from=TODAY,
        planned_until=TODAY,
        people=[home.users["first"], home.users["second"]],
    )


@pytest.fixture
def need(home):
    post = PositionFactory(agency=home.agency)
    HoldingFactory(position=post, person=home.users["first"])
    return RequirementFactory(position=post)


LISTS = (
    "me",
    "matrix",
    "gaps",
    "requirements",
    "assessments",
    "positions",
    "competences",
    "plans",
    "trainings",
    "participants",
    "campaigns",
    "onboardings",
    "templates",
)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_empty_and_filled_and_as_a_file(home, training, need, name):
    for who in ("first", "coordinator", "stranger"):
        response = browser(home, who).get(url(name))
        assert response.status_code == HTTPStatus.OK
        if who == "stranger":
            assert "Teknik wawancara" not in text(response)
    if name != "me":
        response = browser(home, "coordinator").get(url(name), {"format": "xlsx"})
        assert response["Content-Type"].endswith("sheet")


def test_what_somebody_has_shown_is_not_for_colleagues(home, need):
    row = services.assess(
        actor=home.at("head"),
        agency=home.agency,
        person=home.users["first"],
        competence=need.competence,
        level=1,
        basis="Rahasia dapur",
    )
    for who, status in (("first", 200), ("head", 200), ("second", 404), ("stranger", 404)):
        assert browser(home, who).get(url("assessment", row.pk)).status_code == status
    for name in ("gaps", "assessments", "matrix"):
        assert need.competence.name in text(browser(home, "first").get(url(name)))
        assert need.competence.name not in text(browser(home, "second").get(url(name)))


class TestPost:
    def data(self, home, **values):
        usual = {"agency": home.agency.pk, "name": "Auditor", "exposure_reason": "Bertemu"}
        return {**usual, **values}

    def test_is_added_once_however_often_one_clicks(self, home):
        client = browser(home, "coordinator")
        data = {**self.data(home), "once": "3f2b0f9e-6a0e-4d4c-8f11-2d7f1d6f3a10"}
        for _click in range(2):
            assert client.post(url("position_add"), data).status_code == HTTPStatus.FOUND
        assert Position.objects.count() == 1

    def test_refusals_stand_at_their_field(self, home):
        response = browser(home, "coordinator").post(
            url("position_add"), self.data(home, exposure_reason="")
        )
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "exposure_reason" in response.context["form"].errors
        assert browser(home, "first").get(url("position_add")).status_code == 403

    def test_stranger_reader_and_stale_version(self, home, need):
        pk = need.position_id
        page = url("position_change", pk)
        assert browser(home, "stranger").get(page).status_code == HTTPStatus.NOT_FOUND
        assert browser(home, "guest").get(page).status_code == HTTPStatus.NOT_FOUND
        assert browser(home, "first").get(page).status_code == HTTPStatus.FORBIDDEN
        data = {"name": "Baru", "exposure_reason": "x", "version": 1}
        client = browser(home, "coordinator")
        assert client.post(page, data).status_code == HTTPStatus.FOUND
        response = client.post(page, {**data, "name": "Lagi"})
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert Position.objects.get(pk=pk).name == "Baru"


class TestSheets:
    def test_a_level_without_a_ground_is_refused_in_its_row(self, home, need):
        holding = need.position.holdings.get()
        page = url("assess_row", need.position_id, f"{holding.pk}-{need.competence_id}")
        client = browser(home, "head")
        response = client.post(page, {"level": "2", "basis": "", "seen": "0"})
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "Write what the level rests on" in text(response)
        assert not Assessment.objects.exists()
        data = {"level": "2", "basis": "Kertas kerja", "seen": "0"}
        assert client.post(page, data).status_code == HTTPStatus.OK
        row = Assessment.objects.get()
        assert (row.level, row.basis, row.on) == (2, "Kertas kerja", TODAY)
        stale = client.post(page, {**data, "level": "4", "seen": "9"})
        assert stale.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        # htmx shows an answer only when it is no error.
        shown = client.post(page, {"level": "2", "basis": ""}, headers={"HX-Request": "true"})
        assert shown.status_code == HTTPStatus.OK

    def test_is_for_who_may_assess_and_never_for_oneself(self, home, need):
        page = url("assess", need.position_id)
        assert browser(home, "second").get(page).status_code == HTTPStatus.FORBIDDEN
        assert browser(home, "stranger").get(page).status_code == HTTPStatus.NOT_FOUND
        own = HoldingFactory(position=need.position, person=home.users["head"])
        row = url("assess_row", need.position_id, f"{own.pk}-{need.competence_id}")
        response = browser(home, "head").post(row, {"level": "4", "basis": "Saya"})
        assert "Nobody assesses themselves" in text(response)
        other = url("assess_row", need.position_id, "0-0")
        assert browser(home, "head").post(other, {}).status_code == HTTPStatus.NOT_FOUND

    def test_needs_are_set_cell_by_cell(self, home, need):
        competence = CompetenceFactory(agency=home.agency)
        client = browser(home, "coordinator")
        assert client.get(url("needs", need.position_id)).status_code == HTTPStatus.OK
        page = url("need", need.position_id, competence.pk)
        assert client.post(page, {"level": "4"}).status_code == HTTPStatus.OK
        assert Requirement.objects.standing().count() == 2
        assert client.post(page, {"level": "7"}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert client.post(url("need", need.position_id, 0), {}).status_code == 404


class TestTraining:
    def test_is_planned_by_who_may(self, home, need):
        client = browser(home, "coordinator")
        assert client.get(url("training_add")).status_code == HTTPStatus.OK
        data = {
            "title": "Kertas kerja",
            "planned_from": "2018-04-02",
            "planned_until": "2018-04-01",
            "people": [home.users["first"].pk],
            "competences": [need.competence_id],
        }
        response = client.post(url("training_add"), data)
        assert "planned_until" in response.context["form"].errors
        response = client.post(url("training_add"), {**data, "planned_until": "2018-04-03"})
        assert response.status_code == HTTPStatus.FOUND
        found = Training.objects.get()
        assert found.participants.count() == 1
        assert browser(home, "first").get(url("training_add")).status_code == 403

    def test_poor_effect_leads_to_its_repetition(self, home, training, settings):
        client = browser(home, "coordinator")
        people = list(training.participants.order_by("pk"))
        held = {f"came_{row.pk}": "present" for row in people}
        days = {"held_from": "2018-03-14", "held_until": "2018-03-14"}
        response = client.post(url("hold", training.pk), {**held, **days, "version": 1})
        assert response.status_code == HTTPStatus.FOUND
        settings.TERAJU_TODAY = TODAY + timedelta(days=91)
        # Three months on, the session of that day is over.
        client = browser(home, "coordinator")
        judged = {
            "participants": [row.pk for row in people],
            "effect": "poor",
            "version": Training.objects.get(pk=training.pk).version,
        }
        response = client.post(url("evaluate", training.pk), {**judged, "effect_reason": ""})
        assert "effect_reason" in response.context["form"].errors
        judged["effect_reason"] = "Masih menggiring"
        response = client.post(url("evaluate", training.pk), judged)
        assert response.status_code == HTTPStatus.FOUND
        assert "Repeat the training" in text(client.get(url("training", training.pk)))
        again = {
            "planned_from": "2018-07-02",
            "planned_until": "2018-07-02",
            "changed": "Praktik",
            "version": Training.objects.get(pk=training.pk).version,
        }
        response = client.post(url("repeat", training.pk), again)
        assert response.status_code == HTTPStatus.FOUND
        new = Training.objects.get(repeat_of=training)
        assert response["Location"] == url("training", new.pk)
        assert new.participants.count() == 2
        assert client.get(url("evaluate", training.pk)).status_code == HTTPStatus.FOUND

    @pytest.mark.parametrize(
        "name",
        ["training_change", "invite", "postpone", "cancel", "hold", "evaluate", "repeat", "close"],
    )
    def test_is_nothing_for_strangers_readers_and_guests(self, home, training, name):
        page = url(name, training.pk)
        for who, status in (("stranger", 404), ("guest", 403), ("first", 403)):
            assert browser(home, who).get(page).status_code == status
            assert browser(home, who).post(page, {}).status_code == status

    def test_tests_and_effect_are_not_for_colleagues(self, home, training):
        services.hold_training(
            actor=home.at("coordinator"),
            training_id=training.pk,
            held_from=TODAY,
            held_until=TODAY,
            came={
                row.pk: services.Came("present", score_after=61)
                for row in training.participants.all()
            },
        )
        page = url("training", training.pk)
        assert text(browser(home, "first").get(page)).count("after: 61") == 1
        assert text(browser(home, "coordinator").get(page)).count("after: 61") == 2
        sheet = url("attendance", training.pk)
        assert browser(home, "coordinator").get(sheet).status_code == HTTPStatus.OK
        row = training.participants.get(person=home.users["first"])
        data = {"attendance": "present", "score_after": "120", "version": row.version}
        response = browser(home, "coordinator").post(url("attendance_row", row.pk), data)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        data["score_after"] = "88.5"
        response = browser(home, "coordinator").post(url("attendance_row", row.pk), data)
        assert response.status_code == HTTPStatus.OK


class TestMessage:
    def test_is_the_persons_own(self, home):
        actor = home.at("coordinator")
        campaign = services.draft_campaign(
            actor=actor,
            agency=home.agency,
            title="Kebijakan",
            subject="policy",
            channel="teraju",
            message="<script>alert(1)</script> Tolak.",
            roles=["staff"],
            starts_on=TODAY,
            ends_on=TODAY,
        )
        services.add_question(
            actor=actor, campaign_id=campaign.pk, text="Apa?", options=["a", "b"], right=1
        )
        services.start_campaign(actor=actor, campaign_id=campaign.pk)
        row = campaign.addressees.get(person=home.users["first"])
        page = url("acknowledge", row.pk)
        assert browser(home, "second").get(page).status_code == HTTPStatus.NOT_FOUND
        client = browser(home, "first")
        shown = text(client.get(page))
        assert "<script>alert" not in shown
        question = f"question_{campaign.questions.get().pk}"
        assert client.post(page, {question: "0", "read": "on"})["Location"] == page
        assert client.post(page, {question: "1"}).status_code == 422
        assert client.post(page, {question: "1", "read": "on"})["Location"] == url("me")
        row.refresh_from_db()
        assert row.acknowledged_at
        assert client.get(page).status_code == HTTPStatus.FOUND
        for who in ("first", "coordinator"):
            assert browser(home, who).get(url("campaign", campaign.pk)).status_code == 200
        assert "Reached: 50 %" in text(client.get(url("campaign", campaign.pk)))


def test_history_is_told_in_words(home, training):
    page = text(browser(home, "coordinator").get(url("training", training.pk)))
    assert "planned the training" in page
    verbs = TrailEvent.objects.filter(verb__startswith="learning.").values_list("verb", flat=True)
    assert set(verbs) == {"learning.training.planned", "learning.training.invited"}


def test_the_plan_form_refuses_a_second_plan_at_its_field(home):
    client = browser(home, "coordinator")
    data = {"agency": home.agency.pk, "year": 2018}
    assert client.post(url("plan_add"), data).status_code == HTTPStatus.FOUND
    response = client.post(url("plan_add"), data)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "a plan for this year already" in text(response)


def test_what_was_judged_of_colleagues_is_not_in_the_history_nor_in_the_report(home, training):
    came = {
        row.pk: services.Came(Attendance.PRESENT, score_after=Decimal("41.5"))
        for row in training.participants.all()
    }
    services.hold_training(
        actor=home.at("coordinator"),
        training_id=training.pk,
        held_from=TODAY,
        held_until=TODAY,
        came=came,
    )
    row = training.participants.first()
    services.change_attendance(
        actor=home.at("coordinator"),
        participant_id=row.pk,
        attendance="present",
        score_after=Decimal("37.5"),
    )
    services.evaluate(
        actor=home.at("head"),
        training_id=training.pk,
        participants=list(training.participants.all()),
        effect="poor",
        effect_reason="Rahasia dapur",
    )
    report = services.issue_report(actor=home.at("head"), training_id=training.pk)
    for who, sees in (("second", False), ("head", True)):
        page = text(browser(home, who).get(url("training", training.pk)))
        assert ("37.5" in page or "37,5" in page) is sees
        assert (f">{report.number}</li>" in page) is sees
        paper = browser(home, who).get(reverse("paper_file", args=[report.pk]))
        assert paper.status_code == (200 if sees else 404)
    own = training.participants.get(person=home.users["second"])
    assert own.effect_reason == "Rahasia dapur"
    page = text(browser(home, "owner").get(url("training", training.pk)))
    assert "Rahasia dapur" in page
    page = text(browser(home, "second").get(url("training", training.pk)))
    assert page.count("Rahasia dapur") == 1  # of themselves
