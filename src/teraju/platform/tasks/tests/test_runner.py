from __future__ import annotations

import logging
from datetime import date, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    AgencyFactory,
    GovernmentFactory,
    RegionFactory,
    viewer,
)
from teraju.platform.tasks import context as contexts
from teraju.platform.tasks import registry, runner
from teraju.platform.tasks.api import JobContext, start
from teraju.platform.tasks.context import HandedBack, JobLost
from teraju.platform.tasks.domain import MOST_LOSSES
from teraju.platform.tasks.models import Job, JobStatus, JobStep
from teraju.platform.tasks.queue import run_job
from teraju.platform.tasks.reaper import reap
from teraju.platform.tasks.worker import Worker

from . import sample_jobs

pytestmark = pytest.mark.django_db


def queued(kind="sample.look", actor=None, **arguments):
    return start(actor=actor or viewer(Role.STAFF), kind=kind, arguments=arguments)


def after_a_run(job):
    Job.objects.filter(pk=job.pk).update(run_after=timezone.now())
    DBTaskResult.objects.update(run_after=timezone.now())
    Worker().run_until_empty()
    job.refresh_from_db()
    return job


@pytest.fixture
def seen():
    sample_jobs.seen.clear()
    return sample_jobs.seen


class TestARun:
    def test_ends_with_the_result_and_an_empty_queue(self):
        region = RegionFactory(name="")
        job = after_a_run(queued("sample.tally", region=region.pk))
        assert (job.status, job.result_url, job.attempt) == (JobStatus.DONE, "/result/", 1)
        assert (job.done, job.total, job.percent, job.claim) == (12, 12, 100, None)
        region.refresh_from_db()
        assert region.name == "x" * sample_jobs.STEPS
        assert not DBTaskResult.objects.exists()
        assert not JobStep.objects.exists()

    def test_gives_the_starters_present_roles(self, seen):
        agency = AgencyFactory()
        actor = viewer(Role.STAFF, Role.PROCESS_OWNER, agency=agency)
        job = queued(actor=actor)
        RoleAssignment.objects.filter(role=Role.PROCESS_OWNER).delete()
        after_a_run(job)
        assert [hat.role for hat in seen[0].actor.hats] == [Role.STAFF]
        assert seen[0].actor.office == actor.office

    def test_gives_a_closed_account_no_role(self, seen):
        job = queued()
        User.objects.update(is_active=False)
        after_a_run(job)
        assert seen[0].actor.hats == ()

    def test_lives_at_the_starters_place_and_in_the_demonstrations_day(self, seen, settings):
        settings.TERAJU_TODAY = date(2018, 10, 15)
        government = GovernmentFactory(timezone="Asia/Jayapura")
        after_a_run(queued(actor=viewer(Role.STAFF, government=government)))
        assert seen[0].now.tzinfo == ZoneInfo("Asia/Jayapura")
        assert seen[0].today == date(2018, 3, 14)

    def test_speaks_the_starters_language(self):
        with translation.override("en"):
            job = queued("sample.look")
        Job.objects.update(kind="sample.gone")
        assert after_a_run(job).error.startswith("This installation does not know")

    def test_does_nothing_for_a_ticket_without_a_waiting_job(self, seen):
        job = queued()
        run_job.func(str(uuid4()))
        run_job.func(str(job.pk))
        run_job.func(str(job.pk))
        assert len(seen) == 1


class TestAFailure:
    def test_a_refusal_ends_it_with_its_sentence(self):
        job = after_a_run(queued("sample.refuse"))
        assert (job.status, job.error) == (JobStatus.FAILED, "The agreement has ended.")
        assert job.attempt == 1

    def test_something_outside_is_tried_again_and_then_named(self):
        job = after_a_run(queued("sample.later"))
        assert (job.status, job.attempt) == (JobStatus.WAITING, 1)
        assert job.run_after > timezone.now() + timedelta(seconds=7)
        assert job.note == "The gateway does not answer."
        job = after_a_run(job)
        assert (job.status, job.error) == (JobStatus.FAILED, "The gateway does not answer.")

    def test_a_bug_is_told_without_its_details_and_logged_without_data(self, caplog):
        caplog.set_level(logging.DEBUG)
        job = queued("sample.break", phone="0812-3456")
        job = after_a_run(after_a_run(job))
        assert job.status == JobStatus.FAILED
        assert str(job.pk)[:8] in job.error
        assert "ValueError" in caplog.text
        assert "sample_jobs.py" in caplog.text
        assert "0812-3456" not in caplog.text + job.error

    def test_a_kind_that_nobody_knows_ends_it(self):
        job = queued()
        Job.objects.update(kind="sample.gone")
        assert after_a_run(job).status == JobStatus.FAILED

    def test_a_job_taken_away_writes_nothing_more(self):
        job = after_a_run(queued("sample.stoppable"))
        assert (job.status, job.done) == (JobStatus.CANCELLED, 0)


class TestAStop:
    def test_hands_the_job_back_at_its_next_step_and_goes_on_later(self):
        region = RegionFactory(name="")
        job = queued("sample.tally", region=region.pk)
        answers = iter([False] * 6)
        runner.run(job.pk, stopping=lambda: next(answers, True))
        job.refresh_from_db()
        assert (job.status, job.attempt, job.claim) == (JobStatus.WAITING, 0, None)
        region.refresh_from_db()
        assert region.name == "xxx"
        job = after_a_run(job)
        region.refresh_from_db()
        assert (job.status, region.name) == (JobStatus.DONE, "x" * sample_jobs.STEPS)


class TestContext:
    @pytest.fixture
    def context(self):
        job = queued()
        job.status, job.claim = JobStatus.RUNNING, uuid4()
        job.save()
        return JobContext(job, viewer(Role.STAFF))

    def test_writes_progress_at_most_once_a_second_but_always_the_end(
        self, context, django_assert_num_queries
    ):
        with django_assert_num_queries(2):
            for done in range(101):
                context.progress(done, 100)
        context.job.refresh_from_db()
        assert (context.job.done, context.job.total) == (100, 100)

    def test_a_step_is_done_once(self, context):
        answers = []
        for _round in range(2):
            with context.step("a") as todo:
                answers.append(todo)
        assert answers == [True, False]

    @pytest.mark.parametrize(
        ("vendor", "seconds", "pause"),
        [("sqlite", 0.2, None), ("sqlite", 0.3, 0.15), ("postgresql", 9, None)],
    )
    def test_lets_others_write_after_a_while(self, monkeypatch, vendor, seconds, pause):
        slept = []
        monkeypatch.setattr(contexts.connection, "vendor", vendor)
        monkeypatch.setattr(contexts.time, "sleep", slept.append)
        left = contexts.let_others_write(seconds)
        assert slept == ([] if pause is None else [pause])
        assert left == (seconds if pause is None else 0)

    def test_a_step_that_breaks_is_not_done(self, context):
        with pytest.raises(ZeroDivisionError), context.step("a"):
            raise ZeroDivisionError
        with context.step("a") as todo:
            assert todo

    def test_whoever_lost_the_claim_stops(self, context):
        Job.objects.update(claim=uuid4())
        with pytest.raises(JobLost):
            context.progress(1, 2)
        with pytest.raises(JobLost), context.step("a"):
            raise AssertionError

    def test_a_worker_that_is_told_to_stop_goes_no_further(self, context):
        context.stopping = lambda: True
        with pytest.raises(HandedBack):
            context.progress(1, 2)
        with pytest.raises(HandedBack), context.step("a"):
            raise AssertionError


class TestReaper:
    def running(self, *, silent, losses=0):
        job = queued()
        heartbeat = timezone.now() - timedelta(seconds=silent)
        Job.objects.filter(pk=job.pk).update(
            status=JobStatus.RUNNING,
            claim=uuid4(),
            attempt=1,
            heartbeat_at=heartbeat,
            losses=losses,
        )
        DBTaskResult.objects.update(status="RUNNING")
        return job

    def test_frees_a_silent_job_and_it_runs_again(self, seen):
        job = self.running(silent=61)
        assert reap(60) == 1
        job.refresh_from_db()
        assert (job.status, job.attempt, job.losses) == (JobStatus.WAITING, 1, 1)
        job = after_a_run(job)
        assert (job.status, job.attempt) == (JobStatus.DONE, 2)

    def test_leaves_a_job_that_gives_signs_of_life(self):
        self.running(silent=30)
        assert reap(60) == 0

    def test_gives_up_on_a_job_that_takes_every_worker_with_it(self):
        job = self.running(silent=61, losses=MOST_LOSSES - 1)
        reap(60)
        job.refresh_from_db()
        assert job.status == JobStatus.FAILED
        assert job.error
        assert not DBTaskResult.objects.exists()

    @pytest.mark.parametrize("taken", [True, False])
    def test_makes_a_new_ticket_where_one_is_lost(self, taken, seen):
        job = queued()
        Job.objects.update(run_after=timezone.now() - timedelta(seconds=61))
        if taken:
            DBTaskResult.objects.update(status="RUNNING")
        else:
            DBTaskResult.objects.all().delete()
        assert reap(60) == 1
        assert DBTaskResult.objects.count() == 1
        assert after_a_run(job).status == JobStatus.DONE

    def test_makes_no_second_ticket_while_the_first_stands(self):
        queued()
        Job.objects.update(run_after=timezone.now() - timedelta(seconds=61))
        assert reap(60) == 0
        assert DBTaskResult.objects.count() == 1


class TestWorker:
    def test_an_idle_look_is_one_query(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert Worker().run_next() is False

    def test_a_foreign_task_that_breaks_does_not_stop_it(self, seen, caplog):
        job = queued()
        ticket = DBTaskResult.objects.get()
        ticket.pk, ticket.task_path = uuid4(), "nowhere.to_be_found"
        ticket.save(force_insert=True)
        assert after_a_run(job).status == JobStatus.DONE
        assert DBTaskResult.objects.get().status == "FAILED"
        caplog.clear()


class TestRegistry:
    def test_refuses_two_functions_under_one_name(self):
        with pytest.raises(ValueError, match="twice"):
            registry.job("sample.look", title="x")(lambda context: None)
