"""Samples and requests of the body's auditor, and who may see them when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.audits.domain.sampling import SampleTooLarge
from teraju.modules.audits.models import Certification, RecordRequest, Sample
from teraju.modules.audits.refusals import StepNotPossible, WrongPlace
from teraju.modules.audits.selectors import guests as selectors
from teraju.modules.audits.services import guest_work
from teraju.modules.audits.web import guest_inbox

from .pages import get, send
from .world import World, build_world

pytestmark = pytest.mark.usefixtures("english")
TODAY = date(2018, 11, 6)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def on_the_day(settings: Any) -> None:
    settings.TERAJU_TODAY, settings.LANGUAGE_CODE = TODAY, "en"


@pytest.fixture
def certification(world: World) -> Certification:
    """Stage 2 runs, with six findings to draw from."""
    found = world.applied()
    world.stage(found, "stage_1", date(2018, 10, 1))
    # Words: a digit would be found in the running number of an office too.
    for name in ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam"):
        world.finding(found, "minor", statement=f"Temuan {name}")
    return found


def drawn(world: World, certification: Certification, **fields: Any) -> Sample:
    values: dict[str, Any] = {
        "actor": world.acts(world.guest, TODAY),
        "certification_id": certification.pk,
        "register": "audits.findings",
        "size": 2,
    }
    return guest_work.draw_sample(**(values | fields))


def asked(world: World, certification: Certification, **fields: Any) -> RecordRequest:
    values: dict[str, Any] = {
        "actor": world.acts(world.guest, TODAY),
        "certification_id": certification.pk,
        "text": "Sertifikat pelatihan tim audit",
        "due_on": TODAY + DAY,
    }
    return guest_work.ask_for_record(**(values | fields))


class TestSamples:
    def test_what_was_drawn_can_be_drawn_again(
        self, world: World, certification: Certification
    ) -> None:
        first = drawn(world, certification, seed="benih")
        again = drawn(world, certification, seed="benih")
        assert (first.population_size, first.size) == (6, 2)
        assert first.drawn == again.drawn
        assert guest_work.drawn_again(first) == [row["pk"] for row in first.drawn]
        assert first.drawn[0]["title"].startswith("Temuan")

    def test_a_seed_is_chosen_and_kept(self, world: World, certification: Certification) -> None:
        assert len(drawn(world, certification).seed) == 16

    def test_a_filter_is_kept(self, world: World, certification: Certification) -> None:
        sample = drawn(world, certification, query="/audits/findings/?q=Temuan+ketiga", size=1)
        assert sample.query == "q=Temuan+ketiga"
        assert sample.population_size == 1

    @pytest.mark.parametrize("size", [0, 7])
    def test_more_than_there_is(
        self, world: World, certification: Certification, size: int
    ) -> None:
        with pytest.raises(SampleTooLarge) as refused:
            drawn(world, certification, size=size)
        assert refused.value.field == "size"

    @pytest.mark.parametrize("register", ["audits.bodies", "audit.trail", "nothing"])
    def test_a_list_that_is_not_open_to_guests(
        self, world: World, certification: Certification, register: str
    ) -> None:
        with pytest.raises(WrongPlace):
            drawn(world, certification, register=register)

    def test_an_empty_list(self, world: World, certification: Certification) -> None:
        with pytest.raises(StepNotPossible):
            drawn(world, certification, register="audits.certificates")

    def test_nobody_of_the_agency_draws(self, world: World, certification: Certification) -> None:
        for user in (world.coordinator, world.head, world.administrator):
            with pytest.raises(NotAllowed):
                drawn(world, certification, actor=world.acts(user, TODAY))

    def test_hidden_until_shown(self, world: World, certification: Certification) -> None:
        sample = drawn(world, certification)
        get(world.guest, "audits_sample", sample.pk)
        for user in (world.coordinator, world.head, world.administrator):
            get(user, "audits_sample", sample.pk, code=404)
        send(world.guest, "audits_sample_show", sample.pk, data={"version": 1})
        page = get(world.coordinator, "audits_sample", sample.pk)
        assert "the seed gives these rows again" in page
        with pytest.raises(StepNotPossible):
            guest_work.show_sample(actor=world.acts(world.guest, TODAY), sample_id=sample.pk)

    def test_told_when_the_audit_has_ended(
        self, world: World, certification: Certification
    ) -> None:
        drawn(world, certification)
        viewer = world.acts(world.coordinator, TODAY)
        assert not selectors.samples(viewer).exists()
        world.stage(certification, "stage_2", date(2018, 11, 5))
        assert selectors.samples(world.acts(world.coordinator, date(2018, 11, 7))).exists()

    def test_pages(self, world: World, certification: Certification) -> None:
        data = {"register": "audits.findings", "size": "3"}
        send(world.guest, "audits_sample_add", certification.pk, data=data)
        sample = Sample.objects.get()
        assert sample.size == 3
        get(world.coordinator, "audits_sample_add", certification.pk, code=403)
        stranger = build_world()
        get(stranger.guest, "audits_sample_add", certification.pk, code=404)
        get(stranger.guest, "audits_sample", sample.pk, code=404)
        refused = {**data, "size": "400"}
        send(world.guest, "audits_sample_add", certification.pk, data=refused, status=422)


class TestRequests:
    def test_from_the_question_to_the_settled_answer(
        self, world: World, certification: Certification
    ) -> None:
        one = asked(world, certification)
        assert str(one) == f"{certification.number}/01"
        coordinator, guest = world.acts(world.coordinator, TODAY), world.acts(world.guest, TODAY)
        assert [item.due for item in guest_inbox.waiting(coordinator)] == [TODAY + DAY]
        assert guest_inbox.waiting(guest) == []
        guest_work.answer_request(actor=coordinator, request_id=one.pk, answer="Terlampir.")
        assert guest_inbox.waiting(coordinator) == []
        assert len(guest_inbox.waiting(guest)) == 1
        guest_work.return_request(actor=guest, request_id=one.pk, remark="Halaman dua hilang.")
        guest_work.answer_request(actor=coordinator, request_id=one.pk, answer="Lengkap.")
        settled = guest_work.settle_request(actor=guest, request_id=one.pk)
        assert settled.state == "settled"
        with pytest.raises(StepNotPossible):
            guest_work.withdraw_request(actor=guest, request_id=one.pk, remark="x")

    def test_who_asks_does_not_answer(self, world: World, certification: Certification) -> None:
        one = asked(world, certification)
        with pytest.raises(NotAllowed):
            guest_work.answer_request(
                actor=world.acts(world.guest, TODAY), request_id=one.pk, answer="x"
            )
        with pytest.raises(NotAllowed):
            asked(world, certification, actor=world.acts(world.coordinator, TODAY))
        guest_work.answer_request(
            actor=world.acts(world.coordinator, TODAY), request_id=one.pk, answer="x"
        )
        with pytest.raises(NotAllowed):
            guest_work.settle_request(actor=world.acts(world.coordinator, TODAY), request_id=one.pk)

    def test_bad_input_at_its_field(self, world: World, certification: Certification) -> None:
        for field, value in (("text", " "), ("due_on", TODAY - DAY)):
            with pytest.raises(DomainError) as refused:
                asked(world, certification, **{field: value})
            assert refused.value.field == field

    def test_a_stale_answer(self, world: World, certification: Certification) -> None:
        one = asked(world, certification)
        actor = world.acts(world.coordinator, TODAY)
        guest_work.answer_request(actor=actor, request_id=one.pk, answer="x")
        with pytest.raises(ChangedMeanwhile):
            guest_work.answer_request(
                actor=actor, request_id=one.pk, expected_version=1, answer="y"
            )

    def test_late_is_said(self, world: World, certification: Certification, settings: Any) -> None:
        one = asked(world, certification)
        settings.TERAJU_TODAY = TODAY + 2 * DAY
        assert ">late<" in get(world.coordinator, "audits_request", one.pk).replace("\n", "")
        assert one.text in get(world.coordinator, "audits_requests", status="late")

    def test_pages(self, world: World, certification: Certification) -> None:
        data = {"text": "Daftar hadir", "due_on": "2018-11-08"}
        send(world.guest, "audits_request_add", certification.pk, data=data)
        one = RecordRequest.objects.get()
        page = get(world.coordinator, "audits_request", one.pk)
        assert reverse("audits_request_answer", args=[one.pk]) in page
        send(
            world.coordinator,
            "audits_request_answer",
            one.pk,
            data={"version": 1, "answer": "Terlampir"},
        )
        send(world.guest, "audits_request_settle", one.pk, data={"version": 2})
        get(build_world().coordinator, "audits_request", one.pk, code=404)
        get(world.coordinator, "audits_request_settle", one.pk, code=403)


def test_what_auditors_of_a_body_may_list_is_written_down(world: World) -> None:
    """Whoever opens another list to guests adds it here, on purpose. Reports of gifts, never.

    Of concerns, what the channel tells of itself; of declarations, the rounds and their counts.
    """
    viewer = world.acts(world.guest, TODAY)
    keys = {register.key for register in selectors.open_lists(viewer)}
    own = {key for key in keys if key.split(".")[0] in ("audits", "improvement", "risks")}
    assert keys - own == {
        "channel.announcements",
        "channel.cases",
        "channel.statements",
        "declarations.rounds",
        "documents.documents",
        "enterprises.applications",
        "enterprises.audits",
        "enterprises.certificates",
        "enterprises.coachings",
        "enterprises.enterprises",
        "enterprises.labels",
        "enterprises.products",
        "enterprises.programmes",
        "enterprises.proposals",
        "enterprises.tests",
        "enterprises.years",
        "learning.events",
        "learning.plans",
        "learning.trainings",
        "metrology.certificates",
        # Of owners to remind the list is there, and empty.
        "metrology.due_owners",
        "metrology.exemptions",
        "metrology.instruments",
        "metrology.lines",
        "metrology.orderly",
        "metrology.orderly_regions",
        "metrology.orders",
        "metrology.owners",
        "metrology.places",
        "metrology.plan_lines",
        "metrology.plans",
        "metrology.potentials",
        "metrology.readings",
        "metrology.repairers",
        "metrology.scopes",
        "metrology.sessions",
        "metrology.sheets",
        "metrology.signed_reports",
        "metrology.standards",
        "metrology.stocks",
        "metrology.tariffs",
        "metrology.verifications",
        "metrology.way_changes",
        "operations.services",
        "planning.changes",
        "planning.contexts",
        "planning.objectives",
        "planning.parties",
        "planning.processes",
        "planning.resources",
        "planning.maps",
        "planning.scopes",
        "planning.values",
        "satisfaction.answers",
        "satisfaction.pasts",
        "satisfaction.surveys",
    }
    assert not {key for key in keys if "concern" in key or "gift" in key}
