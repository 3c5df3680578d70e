from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import GovernmentFactory, person
from teraju.platform.tasks.api import start
from teraju.platform.tasks.models import Job, JobStatus

from . import sample_jobs  # noqa: F401 - registers the kinds

pytestmark = pytest.mark.django_db


@pytest.fixture
def government():
    return GovernmentFactory()


@pytest.fixture
def starter(government):
    return person(Role.STAFF, government=government)


@pytest.fixture
def job(starter):
    actor = viewer_of(starter, timezone.now())
    return start(actor=actor, kind="sample.look", arguments={}, title="Ekspor perjanjian")


def page(name, job):
    return reverse(name, args=[job.pk])


def in_state(job, state, **values):
    claim = uuid4() if state == JobStatus.RUNNING else None
    Job.objects.filter(pk=job.pk).update(status=state, claim=claim, **values)


@pytest.mark.parametrize("name", ["job", "job_bar"])
class TestAccess:
    def test_the_starter_sees_it(self, client, starter, job, name):
        client.force_login(starter)
        answer = client.get(page(name, job), headers={"HX-Request": "true"})
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]

    def test_the_administrator_sees_it(self, client, government, job, name):
        client.force_login(person(Role.ADMINISTRATOR, government=government))
        assert client.get(page(name, job), headers={"HX-Request": "true"}).status_code == 200

    @pytest.mark.parametrize("own", [True, False])
    def test_others_do_not(self, client, government, job, name, own):
        role = Role.REGIONAL_HEAD if own else Role.ADMINISTRATOR
        client.force_login(person(role, government=government if own else GovernmentFactory()))
        assert client.get(page(name, job), headers={"HX-Request": "true"}).status_code == 404

    def test_nobody_without_log_in(self, client, job, name):
        assert client.get(page(name, job)).status_code == 302


class TestThePage:
    @pytest.fixture(autouse=True)
    def log_in(self, client, starter):
        client.force_login(starter)

    def test_polls_while_open(self, client, job):
        for state in (JobStatus.WAITING, JobStatus.RUNNING):
            in_state(job, state, done=4, total=8)
            assert page("job_bar", job) in client.get(page("job", job)).content.decode()

    @pytest.mark.parametrize("state", [JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED])
    def test_stops_polling_at_the_end(self, client, job, state):
        in_state(job, state, error="Gerbang tidak menjawab.", result_url="/files/7/")
        text = client.get(page("job", job)).content.decode()
        assert page("job_bar", job) not in text
        assert ("/files/7/" in text) is (state == JobStatus.DONE)
        assert ("Gerbang tidak menjawab." in text) is (state == JobStatus.FAILED)

    def test_the_bar_opened_by_hand_leads_to_the_page(self, client, job):
        assert client.get(page("job_bar", job)).headers["Location"] == page("job", job)

    def test_an_unknown_job_is_not_found(self, client):
        assert client.get(reverse("job", args=[uuid4()])).status_code == 404

    def test_markup_in_a_title_stays_text(self, client, job):
        Job.objects.update(title="<script>alert(1)</script>")
        assert "<script>alert" not in client.get(page("job", job)).content.decode()

    def test_the_card_costs_few_queries(self, client, job, django_assert_max_num_queries):
        client.get(page("job", job))
        with django_assert_max_num_queries(5):
            client.get(page("job_bar", job), headers={"HX-Request": "true"})


class TestButtons:
    def test_a_waiting_job_is_stopped(self, client, starter, job):
        client.force_login(starter)
        answer = client.post(page("job_cancel", job))
        assert answer.headers["Location"] == page("job", job)
        job.refresh_from_db()
        assert job.status == JobStatus.CANCELLED

    def test_a_failed_job_is_tried_again(self, client, starter, job):
        client.force_login(starter)
        in_state(job, JobStatus.FAILED)
        client.post(page("job_retry", job))
        job.refresh_from_db()
        assert job.status == JobStatus.WAITING

    @pytest.mark.parametrize("name", ["job_cancel", "job_retry"])
    def test_a_refusal_is_said_on_the_page(self, client, starter, job, name):
        client.force_login(starter)
        in_state(job, JobStatus.DONE)
        answer = client.post(page(name, job), follow=True)
        assert 'class="note error"' in answer.content.decode()
        job.refresh_from_db()
        assert job.status == JobStatus.DONE

    @pytest.mark.parametrize("name", ["job_cancel", "job_retry"])
    def test_a_stranger_finds_nothing(self, client, job, name):
        client.force_login(person(Role.ADMINISTRATOR))
        assert client.post(page(name, job)).status_code == 404

    @pytest.mark.parametrize("name", ["job_cancel", "job_retry"])
    def test_a_link_changes_nothing(self, client, starter, job, name):
        client.force_login(starter)
        assert client.get(page(name, job)).status_code == 405


class TestRegister:
    def test_shows_own_jobs_without_chores(self, client, starter, job):
        actor = viewer_of(starter, timezone.now())
        chore = start(actor=actor, kind="tasks.tidy", arguments={}, title="Tugas kecil")
        assert not chore.is_listed
        client.force_login(starter)
        text = client.get(reverse("jobs"), {"status": "waiting", "q": "ekspor"}).content.decode()
        assert "Ekspor perjanjian" in text
        assert "Tugas kecil" not in text

    def test_is_empty_for_others(self, client, job):
        client.force_login(person(Role.STAFF))
        assert "Ekspor perjanjian" not in client.get(reverse("jobs")).content.decode()
