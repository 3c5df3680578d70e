from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import NOW, GovernmentFactory, person, viewer
from teraju.platform.audit.models import TrailEvent
from teraju.platform.tasks import services
from teraju.platform.tasks.models import Job, JobStatus, ScheduledRun
from teraju.platform.tasks.schedule import start_due
from teraju.platform.tasks.selectors import jobs

from . import sample_jobs  # noqa: F401 - registers the kinds

pytestmark = pytest.mark.django_db


def started(actor=None, kind="sample.look", **values):
    return services.start(actor=actor or viewer(Role.STAFF), kind=kind, arguments={}, **values)


class TestStart:
    def test_keeps_who_asked_and_puts_one_ticket_into_the_queue(self):
        actor = viewer(Role.STAFF)
        job = started(actor, title="Ekspor")
        job.refresh_from_db()
        assert (job.started_by_id, job.started_office) == (actor.user_id, actor.office)
        assert job.government_id in actor.government_ids
        assert (job.status, job.title, job.created_at) == (JobStatus.WAITING, "Ekspor", NOW)
        assert DBTaskResult.objects.get().pk == job.ticket

    def test_leaves_nothing_behind_when_the_transaction_fails(self):
        with transaction.atomic():
            started()
            transaction.set_rollback(True)
        assert not Job.objects.exists()
        assert not DBTaskResult.objects.exists()

    def test_a_repeated_click_finds_the_open_job(self):
        actor = viewer(Role.STAFF)
        first = started(actor, dedupe_key="export:1")
        assert started(actor, dedupe_key="export:1") == first
        assert started(actor, dedupe_key="export:2") != first
        assert DBTaskResult.objects.count() == 2

    def test_a_click_after_the_end_starts_anew(self):
        actor = viewer(Role.STAFF)
        first = started(actor, dedupe_key="export:1")
        Job.objects.update(status=JobStatus.DONE)
        assert started(actor, dedupe_key="export:1") != first

    def test_two_clicks_at_once_meet_in_the_database(self, monkeypatch):
        actor = viewer(Role.STAFF)
        first = started(actor, dedupe_key="export:1")
        looks = iter([None, first])
        monkeypatch.setattr(services, "_open", lambda kind, key: next(looks))
        assert started(actor, dedupe_key="export:1") == first
        assert DBTaskResult.objects.count() == 1

    def test_waits_as_long_as_the_actors_clock_says(self):
        job = started(run_after=NOW + timedelta(hours=2))
        wait = job.run_after - timezone.now()
        assert timedelta(minutes=119) < wait <= timedelta(hours=2)

    def test_remembers_language_and_the_demonstrations_day(self, settings):
        settings.TERAJU_TODAY = date(2020, 1, 1)
        with translation.override("en"):
            job = started()
        assert (job.language, job.day) == ("en", NOW.date())

    def test_has_no_day_of_its_own_elsewhere(self):
        assert started().day is None

    def test_refuses_an_unknown_kind(self):
        with pytest.raises(KeyError):
            started(kind="sample.unknown")


class TestWhoSees:
    def test_the_starter_and_the_administrator_of_the_government(self):
        government = GovernmentFactory()
        starter = viewer(Role.STAFF, government=government)
        job = started(starter)
        administrator = viewer(Role.ADMINISTRATOR, government=government)
        assert list(jobs(starter)) == list(jobs(administrator)) == [job]

    def test_nobody_else(self):
        government = GovernmentFactory()
        started(viewer(Role.STAFF, government=government))
        for other in [
            viewer(Role.REGIONAL_HEAD, government=government),
            viewer(Role.ADMINISTRATOR),
        ]:
            assert not Job.objects.visible_to(other).exists()


class TestCancel:
    def test_takes_a_waiting_job_out_of_the_queue(self):
        actor = viewer(Role.STAFF)
        job = services.cancel(actor=actor, job_id=started(actor).pk)
        assert (job.status, job.finished_at) == (JobStatus.CANCELLED, NOW)
        assert TrailEvent.objects.get().verb == "tasks.job.stopped"
        assert not DBTaskResult.objects.exists()

    def test_leaves_a_running_job_of_a_kind_that_must_end(self):
        actor = viewer(Role.STAFF)
        job = started(actor)
        Job.objects.update(status=JobStatus.RUNNING, claim=job.pk)
        with pytest.raises(services.JobCannotBeStopped):
            services.cancel(actor=actor, job_id=job.pk)

    def test_stops_a_running_job_of_a_kind_that_bears_it(self):
        actor = viewer(Role.STAFF)
        job = started(actor, kind="sample.stoppable")
        Job.objects.update(status=JobStatus.RUNNING, claim=job.pk)
        assert services.cancel(actor=actor, job_id=job.pk).claim is None

    def test_refuses_what_has_ended(self):
        actor = viewer(Role.STAFF)
        job = started(actor)
        Job.objects.update(status=JobStatus.DONE)
        with pytest.raises(services.JobNotOpen):
            services.cancel(actor=actor, job_id=job.pk)

    def test_knows_no_job_of_a_stranger(self):
        job = started()
        with pytest.raises(Job.DoesNotExist):
            services.cancel(actor=viewer(Role.ADMINISTRATOR), job_id=job.pk)


class TestTryAgain:
    def test_puts_a_failed_job_back_with_all_its_attempts(self):
        actor = viewer(Role.STAFF)
        job = started(actor)
        DBTaskResult.objects.all().delete()
        Job.objects.update(status=JobStatus.FAILED, error="Putus.", attempt=3, losses=1)
        job = services.try_again(actor=actor, job_id=job.pk)
        assert (job.status, job.attempt, job.losses, job.error) == (JobStatus.WAITING, 0, 0, "")
        assert TrailEvent.objects.get().verb == "tasks.job.repeated"
        assert DBTaskResult.objects.get().pk == job.ticket

    def test_refuses_what_has_not_failed(self):
        actor = viewer(Role.STAFF)
        with pytest.raises(services.JobNotFailed):
            services.try_again(actor=actor, job_id=started(actor).pk)

    def test_refuses_when_the_same_work_is_open_again(self):
        actor = viewer(Role.STAFF)
        job = started(actor, dedupe_key="a")
        Job.objects.update(status=JobStatus.FAILED)
        started(actor, dedupe_key="a")
        with pytest.raises(services.JobNotFailed):
            services.try_again(actor=actor, job_id=job.pk)


class TestTidy:
    def test_deletes_only_what_ended_before(self):
        now = timezone.now()
        actor = viewer(Role.STAFF)
        rows = [started(actor) for _ in range(3)]
        ended = {"status": JobStatus.DONE, "heartbeat_at": now - timedelta(days=91)}
        Job.objects.filter(pk=rows[0].pk).update(**ended)
        Job.objects.filter(pk=rows[1].pk).update(**{**ended, "heartbeat_at": now})
        services.tidy(before=now - timedelta(days=90))
        assert set(Job.objects.all()) == set(rows[1:])


class TestSchedule:
    def test_starts_a_job_once_a_day_whoever_asks(self):
        assert services.start_scheduled("sample.look", date(2018, 3, 14)) is not None
        assert services.start_scheduled("sample.look", date(2018, 3, 14)) is None
        assert services.start_scheduled("sample.look", date(2018, 3, 15)) is not None
        assert Job.objects.count() == DBTaskResult.objects.count() == 2

    def test_starts_what_is_due_and_nothing_before_its_time(self, monkeypatch, time_machine):
        from teraju.platform.tasks import registry

        monkeypatch.setattr(registry, "_schedule", {})
        registry.scheduled("sample.look", hour=6)
        registry.scheduled("sample.refuse", hour=9, minute=30)
        # 06:00 in Jakarta is 23:00 of the day before in UTC.
        time_machine.move_to("2018-03-13T22:59:00Z", tick=False)
        assert start_due() == 0
        time_machine.move_to("2018-03-13T23:00:00Z", tick=False)
        assert start_due() == 1
        assert start_due() == 0
        assert ScheduledRun.objects.get().day == date(2018, 3, 14)
        time_machine.move_to("2018-03-14T05:00:00Z", tick=False)
        assert start_due() == 1

    def test_gives_the_demonstrations_day_to_the_job(self, settings):
        settings.TERAJU_TODAY = date(2018, 10, 15)
        job = services.start_scheduled("sample.look", date(2026, 1, 2))
        assert job is not None
        assert (job.day, job.started_by) == (date(2018, 10, 15), None)


def test_a_person_without_roles_sees_their_own_job():
    user = person()
    from teraju.platform.accounts.selectors import viewer_of

    actor = viewer_of(user, NOW)
    job = started(actor)
    assert job.government is None
    assert list(jobs(actor)) == [job]
