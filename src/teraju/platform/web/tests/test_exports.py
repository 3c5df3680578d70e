from __future__ import annotations

import csv
import io

import pytest
from django.utils import timezone

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, person
from teraju.platform.exchange import files
from teraju.platform.files.models import StoredFile
from teraju.platform.tasks.models import Job, JobStatus
from teraju.platform.tasks.worker import Worker
from teraju.platform.web import exports

pytestmark = pytest.mark.django_db

ASKED = {"q": "dinas", "sort": "-name", "format": "csv", "page": "2"}


@pytest.fixture
def government():
    return GovernmentFactory()


@pytest.fixture
def user(client, government):
    user = person(Role.STAFF, government=government)
    client.force_login(user)
    return user


@pytest.fixture(autouse=True)
def seven_agencies(monkeypatch, government):
    monkeypatch.setattr(exports, "DIRECT_EXPORT_ROWS", 5)
    monkeypatch.setattr(files, "CHUNK", 2)
    for number in range(7):
        # All that is searched is said: a factory's running number could hold the digit looked for.
        AgencyFactory(
            government=government,
            name=f"Dinas {number}",
            short_name=f"D{number}",
            code=f"D{number}",
        )
    AgencyFactory(name="Dinas tetangga")


def work() -> Job:
    Job.objects.update(run_after=timezone.now())
    Worker().run_until_empty()
    return Job.objects.get()


class TestALongExport:
    def test_is_written_by_a_job_for_its_starter(self, client, user):
        answer = client.get("/agencies/", ASKED)
        job = Job.objects.get()
        assert answer.headers["Location"] == job.get_absolute_url()
        assert client.get(job.get_absolute_url()).status_code == 200
        assert job.arguments["query"] == "q=dinas&sort=-name"
        job = work()
        assert (job.status, job.done, job.total) == (JobStatus.DONE, 7, 7), job.error
        file = client.get(job.result_url)
        text = b"".join(file) if file.streaming else file.content
        rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
        assert [row[0] for row in rows[1:]] == [f"Dinas {number}" for number in range(6, -1, -1)]
        assert StoredFile.objects.get().name.endswith(".csv")

    def test_is_nobody_elses(self, client, user, government):
        client.get("/agencies/", {"format": "xlsx"})
        job = work()
        assert job.status == JobStatus.DONE, job.error
        assert client.get(job.result_url).status_code == 200
        client.force_login(person(Role.ADMINISTRATOR, government=government))
        assert client.get(job.result_url).status_code == 404

    def test_is_started_once_however_often_it_is_clicked(self, client, user):
        for _ in range(3):
            client.get("/agencies/", {"format": "xlsx", "q": "dinas"})
        client.get("/agencies/", {"q": " dinas ", "x": "y", "format": "xlsx", "page": "3"})
        assert Job.objects.count() == 1
        client.get("/agencies/", {"format": "csv", "q": "dinas"})
        client.get("/agencies/", {"format": "xlsx"})
        assert Job.objects.count() == 3

    def test_bears_what_people_type(self, client, user):
        asked = {"q": "dinas \x00", "kind": "x" * 5000, "format": "xlsx"}
        assert client.get("/agencies/", asked).status_code == 302
        assert work().status == JobStatus.DONE

    def test_holds_what_its_starter_may_see_when_it_runs(self, client, user):
        client.get("/agencies/", {"format": "csv"})
        user.roles.update(valid_until=user.roles.get().valid_from)
        job = work()
        assert (job.status, job.total) == (JobStatus.DONE, 0), job.error
        assert client.get(job.result_url).status_code == 404


def test_a_short_export_comes_at_once(client, user):
    answer = client.get("/agencies/", {"q": "Dinas 3", "format": "xlsx"})
    assert answer.status_code == 200
    assert not Job.objects.exists()
