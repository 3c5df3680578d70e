"""A programme from its start to its template and its signed summary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.cooperation import courses, services
from teraju.modules.cooperation.domain.programme import Course
from teraju.modules.cooperation.models import Programme
from teraju.modules.cooperation.refusals import (
    AgreementIsNotThere,
    NothingLinked,
    ProgrammeNotReady,
    WrongPlace,
)
from teraju.modules.cooperation.tests.factories import (
    ProgrammeFactory,
    SignedFactory,
    house,
)
from teraju.modules.cooperation.tests.linked import KIND, offered, reached, record
from teraju.modules.standards.tests.factories import EditionFactory
from teraju.platform.audit.api import TrailEvent

pytestmark = pytest.mark.django_db

MOU, PKS, STAGE_1 = date(2018, 3, 16), date(2018, 3, 29), date(2018, 11, 12)
STAGE_2, DECISION, HANDOVER = date(2018, 11, 27), date(2018, 12, 20), date(2019, 1, 15)
LATER = datetime(2019, 1, 20, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def home():
    found = house()
    for name in ("head", "coordinator", "reader", "stranger", "secretary", "administrator"):
        setattr(found, name, replace(getattr(found, name), now=LATER))
    return found


@pytest.fixture
def pks(home):
    mou = SignedFactory(government=home.government, signed_on=MOU)
    return SignedFactory(agency=home.agency, signed_on=PKS, parent=mou)


@pytest.fixture
def programme(home, pks):
    return services.start_programme(
        actor=home.coordinator,
        agency=home.agency,
        title="Inspektorat",
        agreement=pks,
        editions=[EditionFactory()],
        wished_on=DECISION,
        started_on=PKS,
    )


def step(programme, code):
    return programme.steps.get(code=code)


def certification():
    return record(
        7,
        reached("application", date(2018, 10, 8)),
        reached("stage_1", STAGE_1),
        reached("stage_2", STAGE_2),
        reached("decision", DECISION),
        reached("handover", HANDOVER),
    )


def by_hand(home, programme):
    for code in ("awareness", "gap_assessment", "internal_audit", "management_review"):
        services.mark_step_reached(
            actor=home.coordinator,
            step_id=step(programme, code).pk,
            reached_on=date(2018, 9, 14),
        )


@pytest.fixture
def finished(home, programme):
    by_hand(home, programme)
    with offered({7: certification()}, home.government.pk):
        services.link_to_programme(
            actor=home.head, programme_id=programme.pk, kind=KIND, target_id=7
        )
        services.finish_programme(actor=home.head, programme_id=programme.pk)
        yield Programme.objects.get(pk=programme.pk)


class TestStartProgramme:
    def test_with_the_usual_steps(self, programme):
        codes = list(programme.steps.order_by("order").values_list("code", flat=True))
        assert codes == list(Course)
        assert TrailEvent.objects.get().verb == "cooperation.programme.started"

    @pytest.mark.parametrize("who", ["reader", "secretary", "stranger"])
    def test_by_the_agency(self, home, who):
        with pytest.raises(NotAllowed):
            services.start_programme(actor=getattr(home, who), agency=home.agency, title="x")

    def test_not_with_an_agreement_of_another_government(self, home):
        with pytest.raises(WrongPlace) as refused:
            services.start_programme(
                actor=home.head, agency=home.agency, title="x", agreement=SignedFactory()
            )
        assert refused.value.field == "agreement"

    def test_not_in_the_future(self, home):
        with pytest.raises(DomainError) as refused:
            services.start_programme(
                actor=home.head, agency=home.agency, title="x", started_on=date(2030, 1, 1)
            )
        assert refused.value.field == "started_on"


class TestKnownDays:
    def test_come_from_signatures_and_linked_records(self, home, programme):
        with offered({7: certification()}, home.government.pk):
            services.link_to_programme(
                actor=home.head, programme_id=programme.pk, kind=KIND, target_id=7
            )
            known = {s.step.code: s for s in courses.states_of(home.head, programme)}
            strange = courses.states_of(home.stranger, Programme.objects.get(pk=programme.pk))
        assert (known["mou"].on, known["pks"].on) == (MOU, PKS)
        assert (known["stage_2"].on, known["handover"].on) == (STAGE_2, HANDOVER)
        assert not known["awareness"].reached
        assert not next(s for s in strange if s.step.code == "stage_2").reached

    def test_of_many_programmes_with_the_same_number_of_questions(
        self, home, django_assert_num_queries
    ):
        ProgrammeFactory.create_batch(5, agency=home.agency)
        found = list(Programme.objects.select_related("agreement__parent").order_by("pk"))
        with django_assert_num_queries(2):
            courses.states_of_all(home.head, found)


class TestSteps:
    def test_are_marked_moved_and_renamed(self, home, programme):
        own = step(programme, "awareness")
        services.mark_step_reached(
            actor=home.head, step_id=own.pk, reached_on=date(2018, 4, 12), note="30 orang"
        )
        services.change_programme_step(
            actor=home.head, step_id=own.pk, planned_on=date(2018, 4, 1), title="Pelatihan"
        )
        own.refresh_from_db()
        assert (own.reached_on, own.planned_on) == (date(2018, 4, 12), date(2018, 4, 1))
        assert own.label == "Pelatihan"

    def test_are_not_reached_in_the_future(self, home, programme):
        with pytest.raises(DomainError) as refused:
            services.mark_step_reached(
                actor=home.head,
                step_id=step(programme, "awareness").pk,
                reached_on=date(2030, 1, 1),
            )
        assert refused.value.field == "reached_on"

    def test_take_no_day_by_hand_that_a_record_gives(self, home, programme):
        with pytest.raises(AgreementIsNotThere):
            services.mark_step_reached(
                actor=home.head, step_id=step(programme, "mou").pk, reached_on=MOU
            )

    def test_are_added_in_their_place_and_removed(self, home, programme):
        added = services.add_programme_step(
            actor=home.head, programme_id=programme.pk, title="Studi tiru", after_order=2
        )
        assert added.order == 3
        assert list(programme.steps.order_by("order").values_list("order", flat=True)) == list(
            range(1, len(Course) + 2)
        )
        services.remove_programme_step(actor=home.head, step_id=added.pk)
        assert step(programme, "awareness").order == 3

    def test_that_were_reached_stay(self, home, programme):
        by_hand(home, programme)
        with pytest.raises(AgreementIsNotThere):
            services.remove_programme_step(actor=home.head, step_id=step(programme, "awareness").pk)

    def test_are_for_the_agency(self, home, programme):
        with pytest.raises(NotAllowed):
            services.mark_step_reached(
                actor=home.reader,
                step_id=step(programme, "awareness").pk,
                reached_on=date(2018, 4, 12),
            )


class TestChangeProgramme:
    def test_refuses_a_stale_version(self, home, programme):
        values = {"title": "x", "agreement": None, "wished_on": None}
        services.change_programme(
            actor=home.head, programme_id=programme.pk, expected_version=1, **values
        )
        with pytest.raises(ChangedMeanwhile):
            services.change_programme(
                actor=home.head, programme_id=programme.pk, expected_version=1, **values
            )

    def test_is_nothing_there_for_a_stranger(self, home, programme):
        with pytest.raises(Programme.DoesNotExist):
            services.stop_programme(actor=home.stranger, programme_id=programme.pk, reason="x")


class TestLinkToProgramme:
    def test_only_what_the_actor_sees(self, home, programme):
        with offered({7: certification()}, 99999), pytest.raises(NothingLinked):
            services.link_to_programme(
                actor=home.head, programme_id=programme.pk, kind=KIND, target_id=7
            )

    def test_comes_and_goes(self, home, programme):
        with offered({7: certification()}, home.government.pk):
            link = services.link_to_programme(
                actor=home.head, programme_id=programme.pk, kind=KIND, target_id=7
            )
            services.unlink_from_programme(actor=home.head, link_id=link.pk)
        assert not programme.links.exists()


class TestFinishProgramme:
    def test_names_what_is_still_open(self, home, programme):
        with pytest.raises(ProgrammeNotReady) as refused:
            services.finish_programme(actor=home.head, programme_id=programme.pk)
        assert str(step(programme, "stage_1").label) in str(refused.value)

    def test_once_the_certificate_is_decided(self, finished):
        assert (finished.status, finished.closed_on) == ("finished", LATER.date())

    def test_what_is_over_is_not_changed(self, home, finished):
        with pytest.raises(AgreementIsNotThere):
            services.stop_programme(actor=home.head, programme_id=finished.pk, reason="x")

    def test_stopping_needs_a_reason(self, home, programme):
        with pytest.raises(DomainError) as refused:
            services.stop_programme(actor=home.head, programme_id=programme.pk, reason=" ")
        assert refused.value.field == "reason"
        stopped = services.stop_programme(
            actor=home.head, programme_id=programme.pk, reason="Anggaran"
        )
        assert stopped.status == "stopped"


class TestTemplate:
    def test_counts_from_the_decision_and_starts_the_next_agency(self, home, finished):
        template = services.save_as_template(
            actor=home.head, programme_id=finished.pk, name="Seperti Inspektorat"
        )
        days = dict(template.steps.values_list("code", "offset_days"))
        assert days["decision"] == 0
        assert days["mou"] == (MOU - DECISION).days
        assert days["handover"] == (HANDOVER - DECISION).days
        assert days["surveillance_1"] is None
        wished = date(2020, 12, 1)
        following = services.start_programme(
            actor=home.head,
            agency=home.agency,
            title="Dinas berikut",
            template=template,
            wished_on=wished,
        )
        assert step(following, "decision").planned_on == wished
        assert step(following, "mou").planned_on == wished + (MOU - DECISION)

    def test_needs_a_wished_day(self, home, finished):
        template = services.save_as_template(actor=home.head, programme_id=finished.pk, name="x")
        with pytest.raises(DomainError) as refused:
            services.start_programme(
                actor=home.head, agency=home.agency, title="x", template=template
            )
        assert refused.value.field == "wished_on"

    def test_of_another_government_is_refused(self, home, finished):
        template = services.save_as_template(actor=home.head, programme_id=finished.pk, name="x")
        foreign = house()
        with pytest.raises(WrongPlace):
            services.start_programme(
                actor=foreign.head,
                agency=foreign.agency,
                title="x",
                template=template,
                wished_on=date(2018, 12, 1),
            )

    def test_comes_of_a_finished_programme_under_a_free_name(self, home, programme, finished):
        running = ProgrammeFactory(agency=home.agency)
        with pytest.raises(AgreementIsNotThere):
            services.save_as_template(actor=home.head, programme_id=running.pk, name="x")
        services.save_as_template(actor=home.head, programme_id=finished.pk, name="x")
        with pytest.raises(ValidationError):
            services.save_as_template(actor=home.head, programme_id=finished.pk, name="x")

    def test_is_withdrawn_by_the_secretariat(self, home, finished):
        template = services.save_as_template(actor=home.head, programme_id=finished.pk, name="x")
        with pytest.raises(NotAllowed):
            services.withdraw_template(actor=home.head, template_id=template.pk)
        services.withdraw_template(actor=home.secretary, template_id=template.pk)
        with pytest.raises(WrongPlace):
            services.start_programme(
                actor=home.head,
                agency=home.agency,
                title="x",
                template=template.__class__.objects.get(pk=template.pk),
                wished_on=date(2020, 1, 1),
            )


class TestIssueSummary:
    def test_is_signed_public_and_replaces_the_earlier_one(self, home, finished):
        first = services.issue_summary(actor=home.head, programme_id=finished.pk)
        second = services.issue_summary(actor=home.head, programme_id=finished.pk)
        first.refresh_from_db()
        assert (first.is_valid, second.is_valid) == (False, True)
        assert first.replaced_by == second
        assert second.is_public
        assert second.number.startswith("002")
        assert [value for _label, value in second.fact_lines() if "CERT-7" in value] == [
            "Sertifikasi uji CERT-7"
        ]

    def test_is_for_the_head_of_the_agency(self, home, programme):
        with pytest.raises(NotAllowed):
            services.issue_summary(actor=home.coordinator, programme_id=programme.pk)

    def test_in_english_too(self, home, programme):
        paper = services.issue_summary(actor=home.head, programme_id=programme.pk, language="en")
        assert paper.title.startswith("Summary of the programme")
