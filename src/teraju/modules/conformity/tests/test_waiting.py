"""What waits for people, the stage of the gap assessment, the nightly job, the report, the home."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.conformity import selectors, services, stages
from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.models import Assessment, ReadinessSnapshot
from teraju.modules.conformity.selectors.trend import open_on, trend_of
from teraju.modules.conformity.services.reports import issue_report
from teraju.modules.conformity.web import pictures
from teraju.modules.conformity.web.inbox import waiting
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person, viewer
from teraju.platform.audit.api import TrailEvent
from teraju.platform.links.stages import reached_by
from teraju.platform.papers.api import Paper
from teraju.platform.tasks.models import JobStatus
from teraju.platform.tasks.services import start_scheduled
from teraju.platform.tasks.worker import Worker

from .factories import World, at, day, edition
from .pages import opened, page, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def april(settings: Any) -> None:
    """The day that this module's world lives in."""
    settings.TERAJU_TODAY = date(2018, 4, 12)


def judge_all(world: World, assessment: Assessment) -> None:
    """Every topic judged by somebody who does not answer for it."""
    for code in world.topics:
        actor = world.coordinator if code == "internal-audit" else world.auditor
        if code == "corrective-action":
            actor = world.auditor
        world.judge(assessment, code, Result.CONFORMING, actor=actor)


class TestInbox:
    @pytest.mark.parametrize(
        ("last", "waits"),
        [
            ("2018-03-12", False),
            ("2018-03-13", True),
            ("2018-04-11", True),
            ("2018-05-12", True),
            ("2018-05-13", False),
        ],
    )
    def test_evidence_that_runs_out_waits_for_its_successor(
        self, world: World, last: str, waits: bool
    ) -> None:
        early = world.again(world.coordinator, "2018-01-02")
        row = world.evidence("policy", actor=early, valid_until=day(last))
        found = [item for item in waiting(world.coordinator) if item.due]
        assert [item.key for item in found] == [f"conformity-evidence-{row.pk}"] * waits
        if waits:
            assert found[0].url == reverse("evidence_replace", args=[row.pk])
            assert found[0].due == day(last)

    def test_it_waits_for_those_who_may_follow_it(self, world: World) -> None:
        owner = viewer(Role.PROCESS_OWNER, agency=world.agency, now=at("2018-04-12"))
        world.evidence("policy", valid_until=day("2018-04-20"))
        mine = world.evidence("policy", actor=owner, valid_until=day("2018-04-20"))
        found = [item.key for item in waiting(owner) if item.due]
        assert found == [f"conformity-evidence-{mine.pk}"]

    def test_what_was_replaced_waits_no_more(self, world: World) -> None:
        row = world.evidence("policy", valid_until=day("2018-04-20"))
        services.replace_evidence(
            actor=world.coordinator,
            evidence_id=row.pk,
            topics=[world.topics["policy"]],
            title="Newer",
            note="seen",
            happened_on=world.coordinator.today,
        )
        assert waiting(world.coordinator) == []

    def test_staff_are_asked_for_nothing(self, world: World) -> None:
        world.assessment()
        world.evidence("policy", valid_until=day("2018-04-20"))
        staff = viewer(Role.STAFF, agency=world.agency, now=at("2018-04-12"))
        assert waiting(staff) == []

    def test_topics_wait_for_those_who_may_judge_them(self, world: World) -> None:
        assessment = world.assessment()
        sheet = reverse("assessment_worksheet", args=[assessment.pk])
        (mine,) = waiting(world.auditor)
        (theirs,) = waiting(world.coordinator)
        assert (mine.url, theirs.url) == (sheet, sheet)
        # Six topics; each leaves out the one that they answer for.
        assert str(mine.detail).startswith("5 ")
        assert str(theirs.detail).startswith("5 ")

    def test_an_answer_leaves_one_less_and_the_last_is_followed_by_the_end(
        self, world: World
    ) -> None:
        assessment = world.assessment()
        world.judge(assessment, "context", Result.MINOR)
        (item,) = waiting(world.auditor)
        assert str(item.detail).startswith("4 ")
        judge_all(world, assessment)
        (item,) = waiting(world.auditor)
        assert item.url == reverse("assessment_conclude", args=[assessment.pk])

    def test_what_only_others_may_judge_does_not_wait(self, world: World) -> None:
        assessment = world.assessment()
        for code in world.topics:
            if code != "internal-audit":
                world.judge(assessment, code, Result.CONFORMING)
        assert waiting(world.auditor) == []
        assert len(waiting(world.coordinator)) == 1

    def test_queries_do_not_grow(self, world: World) -> None:
        def count() -> int:
            with CaptureQueriesContext(connection) as caught:
                waiting(world.auditor)
            return len(caught)

        world.assessment()
        few = count()
        for _number in range(5):
            agency = AgencyFactory.create(parent=world.agency)
            world.assessment(agency=agency)
            world.evidence("policy", valid_until=day("2018-04-20"))
        assert count() == few


class TestStage:
    def test_a_concluded_assessment_reaches_it_from_its_last_day_on(self, world: World) -> None:
        assessment = world.assessment()
        judge_all(world, assessment)
        later = world.again(world.auditor, "2018-04-20")
        services.conclude_assessment(
            actor=later, assessment_id=assessment.pk, concluded_on=later.today, summary=""
        )
        pk = world.agency.pk
        assert "gap" not in reached_by([pk], day("2018-04-19"))[pk]
        reached = reached_by([pk], day("2018-04-20"))[pk]["gap"]
        assert (reached.on, reached.url) == (day("2018-04-20"), assessment.get_absolute_url())

    def test_an_open_one_does_not(self, world: World) -> None:
        world.assessment()
        assert list(stages.assessments_concluded([world.agency.pk], day("2018-05-01"))) == []


class TestSnapshots:
    def test_are_kept_every_night_for_open_agencies(self, world: World, settings: Any) -> None:
        world.assessment()
        closed = AgencyFactory.create(parent=world.agency)
        world.assessment(agency=closed)
        closed.closed_on = day("2018-04-13")
        closed.save()
        ReadinessSnapshot.objects.all().delete()
        for _night in range(2):
            start_and_run(day("2018-05-01"))
        rows = ReadinessSnapshot.objects.values_list("agency", "edition__edition", "day")
        assert sorted(rows) == [
            (world.agency.pk, "2015", day("2018-05-01")),
            (world.agency.pk, "2016", day("2018-05-01")),
        ]

    def test_withdrawn_assessments_have_no_further_days(self, world: World) -> None:
        assessment = world.assessment()
        services.withdraw_assessment(
            actor=world.auditor, assessment_id=assessment.pk, reason="a mistake"
        )
        ReadinessSnapshot.objects.all().delete()
        start_and_run(day("2018-05-01"))
        assert not ReadinessSnapshot.objects.exists()

    @pytest.mark.parametrize("on", ["2018-04-12", "2018-05-02"])
    def test_what_was_withdrawn_is_the_newest_nowhere(self, world: World, on: str) -> None:
        assessment = world.assessment()
        later = world.again(world.auditor, on)
        services.withdraw_assessment(actor=later, assessment_id=assessment.pk, reason="a mistake")
        assert not selectors.latest_snapshots(later).exists()
        assert selectors.latest_counts([world.agency.pk], later.today) == {}
        assert open_on(later, [later.today]) == []
        assert [kept for kept, _counts in trend_of(later, world.agency.pk, later.today)] == (
            [] if on == "2018-04-12" else [day("2018-04-12")]
        )
        # Another assessment brings it back; the day before is read as it stood.
        again = world.again(world.auditor, "2018-06-01")
        world.assessment(actor=again, editions=[world.quality])
        assert len(selectors.latest_snapshots(again)) == 1
        before = selectors.latest_counts([world.agency.pk], day("2018-05-01"))
        assert len(before.get(world.agency.pk, {})) == (0 if on == "2018-04-12" else 2)

    def test_the_trend_sums_the_standards_of_a_day(self, world: World) -> None:
        world.assessment()
        (only,) = trend_of(world.auditor, world.agency.pk, day("2018-12-31"))
        assert only[0] == day("2018-04-12")
        assert only[1].missing == 10
        assert trend_of(world.auditor, world.agency.pk, day("2018-04-11")) == []

    def test_open_requirements_are_counted_from_the_first_day_known(self, world: World) -> None:
        world.assessment()
        days = [day("2018-03-31"), day("2018-04-12"), day("2018-05-31")]
        assert open_on(world.auditor, days) == [10, 10]
        stranger = viewer(Role.STAFF, agency=AgencyFactory.create())
        assert open_on(stranger, days) == []


def start_and_run(on: date) -> None:
    """The nightly job as a worker runs it, on a day of the demonstration."""
    from teraju.modules.conformity import tasks

    class Context:
        done: tuple[int, int] = (0, 0)

        def now_at(self, zone: str) -> Any:
            return at(on.isoformat(), hour=1)

        def progress(self, done: int, total: int) -> None:
            self.done = (done, total)

    context: Any = Context()
    tasks.keep_snapshots(context)
    assert context.done[0] == context.done[1]


def test_the_job_is_known_to_workers_and_runs() -> None:
    job = start_scheduled("conformity.snapshots", date(2026, 1, 2))
    assert job is not None
    Worker().run_until_empty()
    job.refresh_from_db()
    assert job.status == JobStatus.DONE


class TestHome:
    def test_shows_the_wheel_and_how_much_is_open(self, world: World) -> None:
        world.assessment()
        section = pictures.home_picture(world.coordinator)
        assert section is not None
        assert section.context["open_count"] == 10
        (figure,) = pictures.figures(world.coordinator)
        assert figure.value == 10
        text = page(world.coordinator, "home")
        assert "self-assessment" in text

    def test_without_assessment_there_is_neither(self, world: World) -> None:
        assert pictures.home_picture(world.coordinator) is None
        assert pictures.figures(world.coordinator) == []

    def test_who_looks_over_several_agencies_gets_no_wheel(self, world: World) -> None:
        world.assessment()
        wide = viewer(Role.REGIONAL_HEAD, government=world.agency.government)
        assert pictures.home_picture(wide) is None

    def test_guests_get_nothing(self, world: World) -> None:
        world.assessment()
        guest = viewer(Role.BSN_COACH, agency=world.agency, now=at("2018-04-12"))
        assert pictures.home_picture(guest) is None
        assert pictures.figures(guest) == []
        assert waiting(guest) == []

    @pytest.mark.parametrize(
        ("today", "first", "last"),
        [
            ("2018-04-12", "2017-05-31", "2018-03-31"),
            ("2018-01-31", "2017-02-28", "2017-12-31"),
            ("2020-03-01", "2019-04-30", "2020-02-29"),
        ],
    )
    def test_the_trend_has_the_ends_of_the_months(self, today: str, first: str, last: str) -> None:
        days = pictures.month_ends(day(today))
        assert (days[0], days[-2], days[-1]) == (day(first), day(last), day(today))
        assert len(days) == 12


class TestReport:
    def test_is_a_signed_paper_that_is_not_public(self, world: World) -> None:
        assessment = world.assessment()
        world.judge(assessment, "policy", Result.MAJOR, note="no policy")
        data = {"editions": [world.quality.pk, world.anti_bribery.pk], "on": "2018-04-12"}
        response = sent(world.coordinator, "readiness_report", world.agency.pk, data=data)
        paper = Paper.objects.get()
        assert response["Location"] == reverse("paper", args=[paper.pk])
        assert not paper.is_public
        assert paper.template == "readiness_report"
        # Whose, of what, of which day: how much is open stands on the paper alone.
        assert paper.facts == [
            ["Perangkat daerah", world.agency.name],
            ["Standar", "SNI ISO 37001:2016, SNI ISO 9001:2015"],
            ["Keadaan pada", "12 April 2018"],
            ["Sifat dokumen", "penilaian sendiri perangkat daerah, bukan sertifikat"],
        ]
        event = TrailEvent.objects.get(verb="conformity.assessment.reported")
        assert event.target_id == str(world.agency.pk)

    def test_says_what_is_open_in_the_language_of_the_paper(self, world: World) -> None:
        from teraju.platform.papers.tests.samples import text_of

        assessment = world.assessment()
        world.judge(assessment, "policy", Result.MAJOR, note="tanpa kebijakan")
        paper = issue_report(
            actor=world.coordinator,
            agency=world.agency,
            editions=[world.quality],
            on=world.coordinator.today,
            draw=lambda ready: None,
        )
        text = " ".join(text_of(_file(paper)).split())
        assert "tanpa kebijakan" in text
        assert "catatan policy" in text
        assert "Penilaian sendiri" in text

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"on": "2018-04-13"}, "on"),
            ({"on": "1986-12-31"}, "on"),
            ({"editions": []}, "editions"),
        ],
    )
    def test_is_refused_at_its_field(
        self, world: World, changes: dict[str, Any], field: str
    ) -> None:
        data = {"editions": [world.quality.pk], "on": "2018-04-12", **changes}
        response = sent(world.coordinator, "readiness_report", world.agency.pk, data=data, code=422)
        assert field in response.context["form"].errors
        assert not Paper.objects.exists()

    def test_offers_the_standards_in_force_on_the_day(self, world: World) -> None:
        withdrawn = edition("ISO 9001", year="2008")
        Edition.objects.filter(pk=withdrawn.pk).update(withdrawn_on=day("2018-03-01"))
        edition("ISO 45001", year="2019")

        def offered(**query: str) -> set[str]:
            shown = opened(world.coordinator, "readiness_report", world.agency.pk, **query)
            rows = shown.context["form"].fields["editions"].queryset
            return {one.designation for one in rows}

        today = {"SNI ISO 9001:2015", "SNI ISO 37001:2016"}
        assert offered() == today
        assert offered(on="2018-02-28") == today | {"SNI ISO 9001:2008"}
        data = {"editions": [withdrawn.pk], "on": "2018-03-01"}
        response = sent(world.coordinator, "readiness_report", world.agency.pk, data=data, code=422)
        assert "in force on that day" in response.content.decode()
        assert "editions" in response.context["form"].errors
        sent(
            world.coordinator,
            "readiness_report",
            world.agency.pk,
            data={**data, "on": "2018-02-28"},
        )

    def test_needs_the_right(self, world: World) -> None:
        reader = person(Role.STAFF, agency=world.agency)
        page(reader, "readiness_report", world.agency.pk, code=403)
        staff = viewer(Role.STAFF, agency=world.agency, now=at("2018-04-12"))
        with pytest.raises(NotAllowed):
            issue_report(
                actor=staff,
                agency=world.agency,
                editions=[world.quality],
                on=staff.today,
                draw=lambda ready: None,
            )

    def test_nothing_is_numbered_for_a_day_to_come(self, world: World) -> None:
        with pytest.raises(DomainError):
            issue_report(
                actor=world.coordinator,
                agency=world.agency,
                editions=[world.quality],
                on=day("2018-04-13"),
                draw=lambda ready: None,
            )


def _file(paper: Paper) -> bytes:
    from teraju.platform.files import store

    with store.open(paper.sha256) as kept:
        content: bytes = kept.read()
    return content
