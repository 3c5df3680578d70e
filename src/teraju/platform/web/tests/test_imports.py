"""The pages of an import: send a file, see what it does, have it written."""

from __future__ import annotations

import gc
import io
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from python_calamine import CalamineWorkbook

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    AgencyFactory,
    GovernmentFactory,
    RoleAssignmentFactory,
    person,
)
from teraju.platform.audit.api import TrailEvent
from teraju.platform.exchange.models import ImportRun, ImportState
from teraju.platform.exchange.tests.workbook import Raw, workbook
from teraju.platform.organisation.models import Place
from teraju.platform.tasks.models import Job, JobStatus
from teraju.platform.tasks.worker import Worker
from teraju.platform.web import import_job
from teraju.platform.web.chores import DAYS_KEPT, tidy

pytestmark = pytest.mark.django_db

PLACES = "/import/organisation.places/"
HEADINGS = ["agency", "name", "address"]


@pytest.fixture
def government():
    return GovernmentFactory()


@pytest.fixture
def agency(government):
    return AgencyFactory(government=government, name="Dinas Kesehatan")


@pytest.fixture
def user(client, government, agency):
    user = person(Role.ADMINISTRATOR, government=government)
    client.force_login(user)
    return user


def places(*rows: Any) -> bytes:
    return workbook([HEADINGS, *rows])


def send(client, body: bytes, name: str = "tempat.xlsx", **more: Any):
    return client.post(PLACES, {"upload": SimpleUploadedFile(name, body), **more})


def run_of(answer) -> ImportRun:
    return ImportRun.objects.get(pk=int(answer.headers["Location"].strip("/").split("/")[-1]))


def text_of(page) -> str:
    return unescape(page.content.decode())


class TestASmallFile:
    def test_is_checked_shown_and_written(self, client, user):
        run = run_of(send(client, places(["Dinas Kesehatan", "Aula", "Jl. A"])))
        assert (run.state, run.new) == (ImportState.READY, 1)
        assert not Place.objects.exists()
        page = text_of(client.get(run.get_absolute_url()))
        assert "Tulis 1 baris" in page
        assert client.post(run.get_absolute_url()).status_code == 302
        assert Place.objects.get().name == "Aula"
        page = text_of(client.get(run.get_absolute_url()))
        assert "Tulis 1 baris" not in page
        assert "tertulis" in page

    def test_that_is_sent_again_adds_nothing(self, client, user):
        body = places(["Dinas Kesehatan", "Aula", "Jl. A"])
        client.post(run_of(send(client, body)).get_absolute_url())
        run = run_of(send(client, body))
        assert (run.new, run.changed, run.unchanged) == (0, 0, 1)
        assert 'type="submit" class="btn go"' not in text_of(client.get(run.get_absolute_url()))
        client.post(run.get_absolute_url())
        assert Place.objects.count() == 1

    def test_that_is_wrong_is_told_place_by_place(self, client, user):
        rows = [["Dinas X", f"Ruang {n}", Raw('t="e"><v>#REF!</v>')] for n in range(150)]
        run = run_of(send(client, places(*rows, ["Dinas Kesehatan", "Aula", "Jl. <A>"])))
        assert (run.state, run.fault_count, len(run.faults)) == (ImportState.REFUSED, 300, 200)
        page = text_of(client.get(run.get_absolute_url()))
        assert "#REF!" in page
        assert "Baris 2, kolom C" in page
        assert "100 hal lagi" in page
        client.post(run.get_absolute_url())
        assert not Place.objects.exists()
        file = client.get(run.report_url)
        body = b"".join(file.streaming_content)
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0)
        listed = sheet.to_python()
        assert len(listed) == 301
        assert listed[300][:4] == [151.0, "C", "address", "#REF!"]

    def test_whose_columns_are_not_all_read_says_so(self, client, user):
        headings = [*HEADINGS, "Keadaan"]
        body = workbook([headings, ["Dinas Kesehatan", "Aula", "Jl. A", "aktif"]])
        run = run_of(send(client, body))
        page = text_of(client.get(run.get_absolute_url()))
        assert "Yang dibaca sudah benar. Belum ada yang ditulis. Tidak dibaca: Keadaan." in page
        assert "Keadaan (kolom D)" in page
        assert "Kolom ini hanya ditampilkan di daftar" in page
        client.post(run.get_absolute_url())
        assert Place.objects.get().name == "Aula"
        assert "Keadaan (kolom D)" in text_of(client.get(run.get_absolute_url()))
        again = run_of(send(client, body))
        assert "Keadaan (kolom D)" in text_of(client.get(again.get_absolute_url()))

    def test_whose_column_that_is_not_read_is_empty_says_nothing_of_it(self, client, user):
        body = workbook([[*HEADINGS, "Keadaan"], ["Dinas Kesehatan", "Aula", "Jl. A", " "]])
        page = text_of(client.get(run_of(send(client, body)).get_absolute_url()))
        assert "Berkas sudah benar. Belum ada yang ditulis." in page
        assert "Kolom yang tidak dibaca" not in page

    def test_is_sent_twice_by_one_click(self, client, user):
        key = "6f1c8a6e-3b0c-4a53-9d7d-1c5f0a6f0001"
        body = places(["Dinas Kesehatan", "Aula", "Jl. A"])
        first = send(client, body, once=key)
        assert send(client, body, once=key).headers["Location"] == first.headers["Location"]
        assert ImportRun.objects.count() == 1

    def test_is_written_once_by_two_clicks(self, client, user):
        run = run_of(send(client, places(["Dinas Kesehatan", "Aula", "Jl. A"])))
        for _click in range(2):
            client.post(run.get_absolute_url())
        assert TrailEvent.objects.filter(verb="organisation.place.imported").count() == 1

    @pytest.mark.parametrize(
        ("name", "body", "told"),
        [
            ("a.xlsx", b"", "kosong"),
            ("a.xlsx", b"%PDF-1.7\n", "PDF"),
            ("a.pdf", b"%PDF-1.7\n", "Excel (XLSX)"),
            ("a.csv", b"agency,name\nx,\xe9\n", "Baris 2"),
            ("a.csv", b"agency,name\n\nx,\x00\n", "Baris 3"),
            ("a.csv", b'agency,name\n"x,1\n', "Baris 2"),
            ("a.csv", b"agency,name,address\n", "Tidak ada baris"),
            ("a.xlsx", workbook([[None]]), "kosong"),
        ],
    )
    def test_that_is_no_table_is_refused_at_the_field(self, client, user, name, body, told):
        answer = send(client, body, name)
        assert answer.status_code == 422
        assert told in text_of(answer)
        assert not ImportRun.objects.exists()

    def test_may_be_a_text_with_tabs(self, client, user):
        body = b"agency\tname\taddress\nDinas Kesehatan\tAula\tJl. A\n"
        assert run_of(send(client, body, "a.txt")).new == 1


class TestALongFile:
    @pytest.fixture(autouse=True)
    def all_are_long(self, monkeypatch):
        monkeypatch.setattr(import_job, "DIRECT_IMPORT_BYTES", 10)

    def work(self) -> Job:
        Job.objects.update(run_after=timezone.now())
        Worker().run_until_empty()
        return Job.objects.order_by("-created_at", "-finished_at").first()

    def test_is_checked_and_written_by_jobs(self, client, user):
        answer = send(client, places(["Dinas Kesehatan", "Aula", "Jl. A"]))
        run = ImportRun.objects.get()
        assert answer.headers["Location"] == run.job.get_absolute_url()
        assert client.get(run.get_absolute_url()).headers["Location"] == (
            run.job.get_absolute_url()
        )
        self.work()
        run.refresh_from_db()
        assert (run.state, run.job.status) == (ImportState.READY, JobStatus.DONE)
        assert run.job.result_url == run.get_absolute_url()
        assert client.post(run.get_absolute_url()).headers["Location"].startswith("/jobs/")
        assert not Place.objects.exists()
        self.work()
        run.refresh_from_db()
        assert (run.state, Place.objects.count()) == (ImportState.WRITTEN, 1)

    def test_is_written_once_though_its_worker_was_killed(self, client, user, monkeypatch):
        send(client, places(["Dinas Kesehatan", "Aula", "Jl. A"]))
        self.work()
        run = ImportRun.objects.get()
        client.post(run.get_absolute_url())
        write = import_job.services.write
        calls = []

        def killed(**given: Any) -> None:
            calls.append(write(**given))
            if len(calls) == 1:
                raise KeyboardInterrupt

        monkeypatch.setattr(import_job.services, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            self.work()
        assert not Place.objects.exists()
        self.work()
        run.refresh_from_db()
        assert (len(calls), Place.objects.count(), run.state) == (2, 1, ImportState.WRITTEN)
        assert TrailEvent.objects.filter(verb="organisation.place.imported").count() == 1

    def test_that_is_no_table_ends_the_job_with_what_to_do(self, client, user):
        send(client, b'agency,name,address\n"x,1\n', "a.csv")
        self.work()
        run = ImportRun.objects.get()
        assert run.job.status == JobStatus.FAILED
        assert "Baris 2" in run.job.error
        assert "belum diperiksa" in text_of(client.get(run.get_absolute_url()))

    def test_of_whom_the_role_was_taken_writes_nothing(self, client, user):
        send(client, places(["Dinas Kesehatan", "Aula", "Jl. A"]))
        self.work()
        run = ImportRun.objects.get()
        client.post(run.get_absolute_url())
        user.roles.update(valid_until=user.roles.get().valid_from)
        self.work()
        run.refresh_from_db()
        assert (run.job.status, Place.objects.count()) == (JobStatus.FAILED, 0)


class TestWhoMay:
    def test_sees_the_way_there_on_the_list(self, client, user, government):
        assert PLACES in text_of(client.get("/places/"))
        client.force_login(person(Role.STAFF, government=government))
        assert PLACES not in text_of(client.get("/places/"))
        # The agencies of a government are no matter of one agency's head.
        client.force_login(person(Role.AGENCY_HEAD, government=government))
        assert "/import/organisation.agencies/" not in text_of(client.get("/agencies/"))

    def test_is_told_to_a_reader(self, client, government, agency):
        client.force_login(person(Role.STAFF, government=government))
        for answer in (
            client.get(PLACES),
            send(client, places()),
            client.get(f"{PLACES}?format=template"),
        ):
            assert answer.status_code == 403
            assert "Administrator" in text_of(answer)

    @pytest.mark.parametrize("key", ["organisation.nothing", "accounts.people", "x"])
    def test_finds_nothing_where_nothing_is_imported(self, client, user, key):
        assert client.get(f"/import/{key}/").status_code == 404

    def test_does_not_see_the_import_of_another(self, client, user, government):
        run = run_of(send(client, places(["Dinas Kesehatan", "Aula", "Jl. A"])))
        client.force_login(person(Role.ADMINISTRATOR, government=government))
        for answer in (client.get(run.get_absolute_url()), client.post(run.get_absolute_url())):
            assert answer.status_code == 404

    def test_chooses_among_several_governments(self, client, user, government, agency):
        other = AgencyFactory(name="Dinas Kesehatan").government
        RoleAssignmentFactory(user=user, role=Role.ADMINISTRATOR, government=other)
        body = places(["Dinas Kesehatan", "Aula", "Jl. A"])
        assert send(client, body).status_code == 422
        client.post(run_of(send(client, body, government=other.pk)).get_absolute_url())
        assert Place.objects.get().government == other
        strange = GovernmentFactory()
        assert send(client, body, government=strange.pk).status_code == 422


@pytest.mark.parametrize("register", ["organisation.places", "organisation.agencies"])
def test_the_form_offers_a_template(client, user, register):
    page = text_of(client.get(f"/import/{register}/"))
    assert "?format=template" in page
    answer = client.get(f"/import/{register}/", {"format": "template"})
    assert answer.headers["Content-Disposition"].endswith('.xlsx"')
    with translation.override("id"):
        book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
        assert book.sheet_names[1] == "Petunjuk"


def test_old_imports_pass_away(client, user):
    run = run_of(send(client, places(["Dinas Kesehatan", "Aula", "Jl. A"])))
    tidy(None)
    assert ImportRun.objects.exists()
    run.kept_since -= timezone.timedelta(days=DAYS_KEPT + 1)
    run.save()
    tidy(None)
    assert not ImportRun.objects.exists()


def breaks() -> None:
    assert not gc.isenabled()
    raise ValueError("broken")


def test_the_collector_is_on_again_after_a_long_file_even_where_it_breaks():
    with pytest.raises(ValueError, match="broken"), import_job.without_collector():
        breaks()
    assert gc.isenabled()
