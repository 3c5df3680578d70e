"""Assessing: one answer moves both standards, nobody judges their own work, nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from django.utils import translation

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.conformity import services
from teraju.modules.conformity.domain.states import Progress, Result, State
from teraju.modules.conformity.models import Assessment, Judgement, ReadinessSnapshot
from teraju.modules.conformity.refusals import (
    AssessmentNotOpen,
    JudgementRefused,
    NotAllJudged,
    WrongChoice,
)
from teraju.modules.conformity.selectors import readiness_of, sheet_of
from teraju.modules.standards.tests.factories import TopicFactory
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.audit.api import TrailEvent

from .factories import ANTI_BRIBERY, TOPICS, World, at, day, edition
from .factories import world as build

Expected = tuple[State | None, State | None]


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Refusals are matched by their words."""
    with translation.override("en"):
        yield


def states(world: World, topic: str, on: str = "2018-04-12") -> Expected:
    """How a topic stands for the quality and for the anti-bribery standard."""
    found = readiness_of([world.agency.pk], day(on))
    quality = found[world.agency.pk, world.quality.pk].topics.get(topic)
    other = found[world.agency.pk, world.anti_bribery.pk].topics.get(topic)
    return (quality.state if quality else None, other.state if other else None)


class TestJudging:
    def test_answered_once_both_standards_move(self, world: World) -> None:
        assessment = world.assessment()
        assert states(world, "policy") == (State.MISSING, State.MISSING)
        world.judge(assessment, "policy", Result.CONFORMING)
        assert states(world, "policy") == (State.CONFORMING, State.CONFORMING)

    def test_a_judgement_asks_the_records_once(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assessment, asked = world.assessment(), []
        for place in ("services.judging", "selectors.readiness"):
            module = import_module(f"teraju.modules.conformity.{place}")
            real = module.proofs_of
            monkeypatch.setattr(
                module, "proofs_of", lambda *args, real=real: asked.append(args) or real(*args)
            )
        world.judge(assessment, "policy", Result.CONFORMING)
        assert len(asked) == 1
        assert states(world, "policy") == (State.CONFORMING, State.CONFORMING)

    def test_a_topic_of_one_standard_moves_that_alone(self, world: World) -> None:
        assessment = world.assessment()
        world.judge(assessment, "due-diligence", Result.MINOR)
        assert states(world, "due-diligence") == (None, State.ATTENTION)

    def test_the_standards_can_be_judged_one_by_one(self, world: World) -> None:
        assessment = world.assessment()
        world.judge(assessment, "policy", Result.CONFORMING)
        world.judge(assessment, "policy", Result.MAJOR, edition_id=world.anti_bribery.pk)
        assert states(world, "policy") == (State.CONFORMING, State.MISSING)
        # Taken back, the common answer holds again.
        world.judge(assessment, "policy", None, edition_id=world.anti_bribery.pk)
        assert states(world, "policy") == (State.CONFORMING, State.CONFORMING)

    def test_leaving_out_asks_each_standard(self, world: World) -> None:
        assessment = world.assessment()
        with pytest.raises(JudgementRefused, match=r"5\.2") as refused:
            world.judge(assessment, "policy", Result.NOT_APPLICABLE, note="not for us")
        assert refused.value.field == "result"
        world.judge(
            assessment,
            "policy",
            Result.NOT_APPLICABLE,
            note="justified",
            edition_id=world.quality.pk,
        )
        assert states(world, "policy") == (State.NOT_APPLICABLE, State.MISSING)

    def test_a_low_risk_control_is_left_out_with_the_reasoning_only(self, world: World) -> None:
        assessment = world.assessment()
        with pytest.raises(JudgementRefused) as refused:
            world.judge(assessment, "due-diligence", Result.NOT_APPLICABLE, note="  ")
        assert refused.value.field == "note"
        world.judge(assessment, "due-diligence", Result.NOT_APPLICABLE, note="assessed as low")
        assert states(world, "due-diligence") == (None, State.NOT_APPLICABLE)

    def test_low_risk_rests_on_an_assessment_of_the_risk(self, world: World) -> None:
        asked = (*ANTI_BRIBERY, ("4.5", ("bribery-risk-assessment",), "never"))
        topic = TopicFactory(code="bribery-risk-assessment")
        made = world.assessment(editions=[edition("ISO 37001", asked, "2018", "anti_bribery")])
        out = (made, "due-diligence", Result.NOT_APPLICABLE)
        with pytest.raises(JudgementRefused, match="bribery risk assessment on record"):
            world.judge(*out, note="assessed as low")
        services.add_evidence(
            actor=world.coordinator,
            agency=world.agency,
            topics=[topic],
            title="Bribery risk assessment 2018",
            note="All posts low but two",
            happened_on=day("2018-04-02"),
        )
        world.judge(*out, note="assessed as low")

    def test_nobody_judges_a_topic_they_answer_for(self, world: World) -> None:
        assessment = world.assessment()
        with pytest.raises(JudgementRefused, match="answer for this topic yourself"):
            world.judge(assessment, "internal-audit", Result.CONFORMING)
        world.judge(assessment, "internal-audit", Result.CONFORMING, actor=world.coordinator)

    def test_a_named_owner_takes_the_place_of_the_role(self, world: World) -> None:
        assessment = world.assessment()
        with pytest.raises(JudgementRefused):
            world.judge(assessment, "corrective-action", Result.MINOR, actor=world.coordinator)
        services.set_topic_owner(
            actor=world.head,
            agency=world.agency,
            topic=world.topics["corrective-action"],
            user=User.objects.get(pk=world.head.user_id),
        )
        world.judge(assessment, "corrective-action", Result.MINOR, actor=world.coordinator)

    def test_conforming_without_any_record_needs_a_reason(self, world: World) -> None:
        assessment = world.assessment()
        with pytest.raises(JudgementRefused) as refused:
            world.judge(assessment, "policy", Result.CONFORMING, note="")
        assert refused.value.field == "note"
        world.evidence("policy")
        world.judge(assessment, "policy", Result.CONFORMING, note="")

    def test_what_is_not_begun_cannot_conform(self, world: World) -> None:
        with pytest.raises(JudgementRefused) as refused:
            world.judge(
                world.assessment(), "policy", Result.CONFORMING, progress=Progress.NOT_BEGUN
            )
        assert refused.value.field == "progress"

    def test_a_topic_that_no_standard_asks_for_is_refused(self, world: World) -> None:
        assessment = world.assessment(editions=[world.quality])
        with pytest.raises(JudgementRefused):
            world.judge(assessment, "due-diligence", Result.MINOR)

    def test_the_same_answer_again_writes_nothing(self, world: World) -> None:
        assessment = world.assessment()
        world.judge(assessment, "policy", Result.MINOR)
        events = TrailEvent.objects.count()
        assert world.judge(assessment, "policy", Result.MINOR) == []
        # As a second click sends it: what it had before it is over.
        assert world.judge(assessment, "policy", Result.MINOR, seen=0) == []
        assert (Judgement.objects.count(), TrailEvent.objects.count()) == (1, events)

    def test_two_who_judge_at_once_meet(self, world: World) -> None:
        assessment = world.assessment()
        world.judge(assessment, "policy", Result.MINOR, seen=0)
        with pytest.raises(ChangedMeanwhile):
            world.judge(assessment, "policy", Result.MAJOR, actor=world.coordinator, seen=0)
        world.judge(assessment, "policy", Result.MAJOR, actor=world.coordinator, seen=1)
        assert [row.number for row in Judgement.objects.order_by("pk")] == [1, 2]

    def test_one_event_tells_what_was_said_before_and_now(self, world: World) -> None:
        assessment = world.assessment()
        world.judge(assessment, "policy", Result.MINOR, note="not signed")
        world.judge(assessment, "policy", Result.CONFORMING, note="signed now")
        event = TrailEvent.objects.filter(verb="conformity.assessment.judged").latest("sequence")
        (label, (before, after)) = next(iter(event.changes.items()))
        assert label == "policy in English"
        assert "not signed" in before
        assert "signed now" in after

    @pytest.mark.parametrize("role", [Role.STAFF, Role.AGENCY_HEAD, Role.BODY_AUDITOR])
    def test_others_do_not_judge(self, world: World, role: Role) -> None:
        assessment = world.assessment()
        somebody = viewer(role, agency=world.agency, now=at("2018-04-12"))
        with pytest.raises((NotAllowed, Assessment.DoesNotExist)):
            world.judge(assessment, "policy", Result.MINOR, actor=somebody)

    def test_a_stranger_does_not_find_it(self, world: World) -> None:
        assessment = world.assessment()
        stranger = viewer(Role.INTERNAL_AUDITOR, agency=AgencyFactory(), now=at("2018-04-12"))
        with pytest.raises(Assessment.DoesNotExist):
            world.judge(assessment, "policy", Result.MINOR, actor=stranger)


class TestTheWayOfAnAssessment:
    def test_the_register_of_editions_decides_what_can_be_assessed(self, world: World) -> None:
        with pytest.raises(WrongChoice):
            world.assessment(editions=[])
        with pytest.raises(WrongChoice, match="not loaded"):
            world.assessment(editions=[edition("ISO 45001", ())])

    def test_nobody_is_assessed_against_what_is_not_in_force(self, world: World) -> None:
        later = edition("ISO 37001", ANTI_BRIBERY, "2025", "anti_bribery")
        with pytest.raises(WrongChoice, match="not in force") as refused:
            world.assessment(editions=[later])
        assert refused.value.field == "editions"

    def test_one_standard_is_assessed_once_at_a_time(self, world: World) -> None:
        world.assessment(editions=[world.quality])
        with pytest.raises(WrongChoice, match="conclude it first"):
            world.assessment()
        world.assessment(editions=[world.anti_bribery])

    def test_it_is_concluded_when_every_topic_is_judged(self, world: World) -> None:
        assessment = world.assessment()
        with pytest.raises(NotAllJudged, match=str(len(TOPICS))):
            self._conclude(world, assessment)
        self._judge_all(world, assessment)
        done = self._conclude(world, assessment)
        assert (done.status, done.concluded_on) == ("concluded", date(2018, 4, 12))
        with pytest.raises(AssessmentNotOpen):
            world.judge(done, "policy", Result.CONFORMING)

    def test_it_is_opened_again_with_a_reason(self, world: World) -> None:
        assessment = world.assessment()
        self._judge_all(world, assessment)
        self._conclude(world, assessment)
        with pytest.raises(DomainError):
            services.reopen_assessment(actor=world.auditor, assessment_id=assessment.pk, reason=" ")
        opened = services.reopen_assessment(
            actor=world.auditor, assessment_id=assessment.pk, reason="A topic was forgotten"
        )
        assert (opened.status, opened.concluded_on) == ("open", None)

    def test_one_is_not_opened_again_beside_another(self, world: World) -> None:
        first = world.assessment()
        self._judge_all(world, first)
        self._conclude(world, first)
        second = world.assessment(editions=[world.quality])
        given = {"actor": world.auditor, "assessment_id": first.pk, "reason": "A topic was left"}
        with pytest.raises(AssessmentNotOpen, match="conclude it first"):
            services.reopen_assessment(**given)
        services.withdraw_assessment(
            actor=world.auditor, assessment_id=second.pk, reason="Once is enough"
        )
        assert services.reopen_assessment(**given).is_open

    def test_withdrawn_it_counts_no_more(self, world: World) -> None:
        assessment = world.assessment()
        world.judge(assessment, "policy", Result.CONFORMING)
        later = world.again(world.auditor, "2018-05-02")
        services.withdraw_assessment(
            actor=later, assessment_id=assessment.pk, reason="Wrong agency"
        )
        assert readiness_of([world.agency.pk], day("2018-05-02")) == {}
        # And yet it is read as it stood.
        assert states(world, "policy", "2018-05-01")[0] is State.CONFORMING

    def test_a_stale_page_is_told_so(self, world: World) -> None:
        assessment = world.assessment()
        change = {"actor": world.auditor, "assessment_id": assessment.pk, "expected_version": 1}
        services.change_assessment(**change, title="First")
        with pytest.raises(ChangedMeanwhile):
            services.change_assessment(**change, title="Second")

    def _judge_all(self, world: World, assessment: Assessment) -> None:
        for code, _chapter, owner, _restricted in TOPICS:
            actor = world.coordinator if owner is Role.INTERNAL_AUDITOR else world.auditor
            world.judge(assessment, code, Result.MINOR, actor=actor)

    def _conclude(self, world: World, assessment: Assessment) -> Assessment:
        return services.conclude_assessment(
            actor=world.auditor, assessment_id=assessment.pk, concluded_on=date(2018, 4, 12)
        )


@pytest.mark.django_db(transaction=True)
def test_two_who_start_at_once_leave_one_assessment() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("threads cannot share SQLite's database in memory; PostgreSQL plays this")
    world = build()
    together = threading.Barrier(4)

    def start(_person: int) -> bool:
        together.wait(timeout=30)
        try:
            return bool(world.assessment())
        except WrongChoice:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(start, range(4))) == [False, False, False, True]


class TestReadAsItStood:
    def test_a_later_assessment_takes_the_place_of_an_earlier_one(self, world: World) -> None:
        first = world.assessment(editions=[world.quality])
        world.judge(first, "policy", Result.MAJOR)
        Assessment.objects.filter(pk=first.pk).update(
            status="concluded", concluded_on=day("2018-04-30")
        )
        october = world.again(world.auditor, "2018-10-08")
        second = world.assessment(actor=october, started_on=october.today)
        world.judge(second, "policy", Result.CONFORMING, actor=october)
        assert states(world, "policy", "2018-10-08")[0] is State.CONFORMING
        found = readiness_of([world.agency.pk], day("2018-09-30"))
        standing = found[world.agency.pk, world.quality.pk].topics["policy"]
        assert standing.state is State.MISSING

    @pytest.mark.parametrize("standard", ["quality", "anti_bribery"])
    def test_the_sheet_shows_what_was_found_earlier(self, world: World, standard: str) -> None:
        first = world.assessment(editions=[getattr(world, standard)])
        world.judge(first, "policy", Result.MAJOR)
        Assessment.objects.filter(pk=first.pk).update(
            status="concluded", concluded_on=day("2018-04-30")
        )
        october = world.again(world.auditor, "2018-10-08")
        second = world.assessment(actor=october, started_on=october.today)
        row = next(r for r in sheet_of(second, october.today).rows if r.topic.code == "policy")
        assert row.judged is None
        assert row.earlier is not None
        assert row.earlier.result is Result.MAJOR

    def test_what_an_amendment_brings_is_asked_from_its_day_on(self, world: World) -> None:
        world.assessment()
        world.topics["design"].asked_from = day("2018-06-01")
        world.topics["design"].save()

        def asked(on: str) -> bool:
            found = readiness_of([world.agency.pk], day(on))[world.agency.pk, world.quality.pk]
            return found.of("8.2") is not None

        assert (asked("2018-05-31"), asked("2018-06-01")) == (False, True)

    def test_a_sheet_is_read_as_it_stood(self, world: World) -> None:
        assessment = world.assessment()
        world.judge(assessment, "policy", Result.MAJOR)
        later = world.again(world.auditor, "2018-06-04")
        world.judge(assessment, "policy", Result.MINOR, actor=later)

        def result(on: str) -> Result | None:
            rows = sheet_of(assessment, day(on)).rows
            found = next(row for row in rows if row.topic.code == "policy")
            return found.judged.result if found.judged else None

        assert result("2018-04-11") is None
        assert result("2018-06-03") is Result.MAJOR
        assert result("2018-06-04") is Result.MINOR


class TestSnapshots:
    def test_each_day_keeps_its_counts(self, world: World) -> None:
        assessment = world.assessment(editions=[world.quality])
        world.judge(assessment, "policy", Result.CONFORMING)
        world.judge(assessment, "design", Result.MINOR)
        later = world.again(world.auditor, "2018-05-02")
        world.judge(assessment, "design", Result.CONFORMING, actor=later)
        rows = ReadinessSnapshot.objects.order_by("day")
        counts = [(str(row.day), row.conforming, row.attention, row.missing) for row in rows]
        assert counts == [("2018-04-12", 1, 1, 3), ("2018-05-02", 2, 0, 3)]

    def test_a_second_run_changes_nothing(self, world: World) -> None:
        world.assessment()
        before = list(ReadinessSnapshot.objects.order_by("pk").values())
        assert services.refresh_snapshots([world.agency.pk], day("2018-04-12")) == 2
        assert list(ReadinessSnapshot.objects.order_by("pk").values()) == before
