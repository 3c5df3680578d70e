from http import HTTPStatus

import pytest
from django.urls import reverse

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    AgencyFactory,
    RoleAssignmentFactory,
    person,
    viewer,
)
from teraju.platform.audit.models import TrailEvent
from teraju.platform.files.api import attach, keep_result, remove_attachment
from teraju.platform.files.models import Attachment, StoredFile

from .contents import PDF, PNG, office, upload
from .contents import WORD as WORD_TYPE

LABEL = "organisation.place"


@pytest.fixture
def head(place):
    return viewer(Role.AGENCY_HEAD, agency=place.agency)


@pytest.fixture
def attached(place, head):
    def make(name="nota dinas.pdf", content=PDF, **fields):
        return attach(
            actor=head, target=place, upload=upload(name, content), title="Nota", **fields
        )

    return make


@pytest.fixture
def login(client, place):
    def log_in(role, agency=None):
        client.force_login(person(role, agency=agency or place.agency))
        client.cookies["language"] = "en"
        return client

    return log_in


def body(response):
    return b"".join(response.streaming_content)


class TestDownload:
    def test_serves_the_content_and_lets_no_browser_guess(self, login, attached):
        response = login(Role.STAFF).get(attached().get_absolute_url())

        assert body(response) == PDF
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"] == 'inline; filename="nota dinas.pdf"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"] == "private, no-store"
        assert "default-src 'none'" in response["Content-Security-Policy"]

    def test_shows_pictures_in_a_sandbox(self, login, attached):
        response = login(Role.STAFF).get(attached("a.png", PNG).get_absolute_url())

        assert response["Content-Disposition"].startswith("inline")
        assert response["Content-Security-Policy"].endswith("; sandbox")

    @pytest.mark.parametrize(
        ("name", "content"), [("a.docx", office(WORD_TYPE)), ("a.csv", b"a;b"), ("a.txt", b"a")]
    )
    def test_gives_all_else_to_keep(self, login, attached, name, content):
        response = login(Role.STAFF).get(attached(name, content).get_absolute_url())

        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert response["Content-Security-Policy"].endswith("; sandbox")
        assert body(response) == content

    def test_keeps_a_name_with_letters_of_all_kinds_whole(self, login, attached):
        response = login(Role.STAFF).get(attached('bu"kti é.pdf').get_absolute_url())

        assert response["Content-Disposition"] == "inline; filename*=utf-8''bu_kti%20%C3%A9.pdf"

    def test_answers_a_question_for_the_head_alone(self, login, attached):
        response = login(Role.STAFF).head(attached().get_absolute_url())

        assert response.status_code == HTTPStatus.OK
        assert response["Content-Length"] == str(len(PDF))

    def test_is_hidden_from_strangers(self, login, attached):
        url = attached().get_absolute_url()

        for role in (Role.AGENCY_HEAD, Role.BODY_AUDITOR):
            client = login(role, agency=AgencyFactory())
            assert client.get(url).status_code == HTTPStatus.NOT_FOUND

    def test_asks_anonymous_visitors_to_log_in(self, client, attached):
        assert client.get(attached().get_absolute_url()).status_code == HTTPStatus.FOUND

    def test_ends_with_the_removal(self, login, attached, head):
        attachment = attached()
        remove_attachment(actor=head, attachment_id=attachment.pk, reason="x")

        response = login(Role.AGENCY_HEAD).get(attachment.get_absolute_url())

        assert response.status_code == HTTPStatus.NOT_FOUND

    def test_is_recorded_for_a_guest_only(self, login, attached, place):
        url = attached().get_absolute_url()
        login(Role.STAFF).get(url)
        assert not TrailEvent.objects.filter(verb="files.attachment.opened").exists()

        response = login(Role.BODY_AUDITOR).get(url)

        assert response.status_code == HTTPStatus.OK
        event = TrailEvent.objects.get(verb="files.attachment.opened")
        assert (event.target_type, event.target_id) == (LABEL, str(place.pk))
        assert event.changes == {"file": [None, "Nota"]}

    @pytest.mark.parametrize("colleague_too", [True, False])
    def test_is_recorded_for_who_is_a_guest_here(self, client, attached, place, colleague_too):
        own = place.agency if colleague_too else AgencyFactory()
        double = person(Role.STAFF, agency=own)
        RoleAssignmentFactory(user=double, role=Role.BODY_AUDITOR, agency=place.agency)
        client.force_login(double)
        hidden = attached(shown_to_guests=False).get_absolute_url()

        assert client.get(attached().get_absolute_url()).status_code == HTTPStatus.OK

        noted = TrailEvent.objects.filter(verb="files.attachment.opened")
        assert noted.exists() is not colleague_too
        code = HTTPStatus.OK if colleague_too else HTTPStatus.NOT_FOUND
        assert client.get(hidden).status_code == code

    def test_is_hidden_from_guests_when_not_meant_for_them(self, login, attached):
        url = attached(shown_to_guests=False).get_absolute_url()

        assert login(Role.BODY_AUDITOR).get(url).status_code == HTTPStatus.NOT_FOUND
        assert login(Role.STAFF).get(url).status_code == HTTPStatus.OK

    def test_says_when_the_content_is_lost(self, login, attached, folder):
        attachment = attached()
        for path in folder.rglob(attachment.file.sha256):
            path.unlink()

        response = login(Role.STAFF).get(attachment.get_absolute_url())

        assert response.status_code == HTTPStatus.GONE
        assert "missing from the store" in response.text


class TestResult:
    def test_is_for_the_starter_alone(self, client, place):
        starter = person(Role.STAFF, agency=place.agency)
        actor = viewer(Role.STAFF, agency=place.agency)
        job = type("Job", (), {"government_id": place.government_id})()
        url = keep_result(actor, job, b"a;b\n", "agencies.csv")
        client.force_login(starter)
        assert client.get(url).status_code == HTTPStatus.NOT_FOUND

        StoredFile.objects.update(uploaded_by=starter)

        assert body(client.get(url)) == b"a;b\n"

    def test_is_no_way_to_other_files(self, client, attached):
        attachment = attached()
        client.force_login(attachment.file.uploaded_by)

        response = client.get(reverse("file_result", args=[attachment.file_id]))

        assert response.status_code == HTTPStatus.NOT_FOUND


class TestAttachPage:
    @pytest.fixture
    def url(self, place):
        return reverse("file_attach", args=[LABEL, place.pk])

    def test_adds_a_file(self, login, place, url):
        fields = {"title": "Nota", "date_of_fact": "2018-03-14", "shown_to_guests": "on"}

        response = login(Role.STAFF).post(url, {"upload": upload(), **fields})

        assert response.status_code == HTTPStatus.FOUND
        assert response["Location"] == f"/places/{place.pk}/#files"
        attachment = Attachment.objects.get()
        assert (attachment.title, attachment.shown_to_guests) == ("Nota", True)

    def test_asks_for_a_file_and_its_title(self, login, url):
        response = login(Role.STAFF).get(url)

        assert response.status_code == HTTPStatus.OK
        assert 'type="file"' in response.text
        assert 'enctype="multipart/form-data"' in response.text

    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("a.html", b"<html><script>alert(1)</script>", "This is a web page"),
            ("a.exe", b"MZ\x90\x00", "This is a program"),
            ("a.pdf", b"", "empty"),
            ("a.png", PDF, "The name ends in .png"),
        ],
    )
    def test_tells_at_the_field_why_not(self, login, url, name, content, sentence, folder):
        response = login(Role.STAFF).post(
            url, {"upload": upload(name, content), "title": "<b>Nota</b>"}
        )

        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert response.context["form"].errors["upload"]
        assert sentence in response.text
        assert "&lt;b&gt;Nota&lt;/b&gt;" in response.text
        assert not StoredFile.objects.exists()
        assert [path for path in folder.rglob("*") if path.is_file()] == []

    def test_refuses_fifty_megabytes_at_the_field(self, login, url, folder):
        large = upload("besar.pdf", PDF + b"\x00" * 50 * 1024 * 1024)

        response = login(Role.STAFF).post(url, {"upload": large, "title": "Nota"})

        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        [sentence] = response.context["form"].errors["upload"]
        assert "50.0" in sentence
        assert "20.0" in sentence
        assert [path for path in folder.rglob("*") if path.is_file()] == []

    def test_refuses_a_day_in_the_future_at_the_field(self, login, url):
        response = login(Role.STAFF).post(
            url, {"upload": upload(), "title": "Nota", "date_of_fact": "2999-01-01"}
        )

        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert response.context["form"].errors["date_of_fact"]
        assert not Attachment.objects.exists()

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_is_hidden_from_strangers(self, login, url, method):
        client = login(Role.AGENCY_HEAD, agency=AgencyFactory())

        assert getattr(client, method)(url).status_code == HTTPStatus.NOT_FOUND

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_is_refused_to_readers(self, login, url, method):
        response = getattr(login(Role.COUNTER), method)(url)

        assert response.status_code == HTTPStatus.FORBIDDEN

    @pytest.mark.parametrize(
        "arguments", [("organisation.region", "1"), ("nowhere", "1"), (LABEL, "x"), (LABEL, "0")]
    )
    def test_knows_only_records_that_carry_files(self, login, arguments):
        response = login(Role.STAFF).get(reverse("file_attach", args=arguments))

        assert response.status_code == HTTPStatus.NOT_FOUND


class TestRemovePage:
    def test_removes_with_a_reason(self, login, attached, place):
        attachment = attached()
        url = reverse("file_remove", args=[attachment.pk])
        client = login(Role.AGENCY_HEAD)
        assert client.get(url).status_code == HTTPStatus.OK

        response = client.post(url, {"reason": "Salah berkas"})

        assert response["Location"] == f"/places/{place.pk}/#files"
        attachment.refresh_from_db()
        assert attachment.removed_reason == "Salah berkas"

    def test_asks_for_the_reason(self, login, attached):
        attachment = attached()

        response = login(Role.AGENCY_HEAD).post(
            reverse("file_remove", args=[attachment.pk]), {"reason": " "}
        )

        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert response.context["form"].errors["reason"]

    def test_takes_a_long_reason_to_its_end(self, login, attached):
        attachment = attached()

        response = login(Role.AGENCY_HEAD).post(
            reverse("file_remove", args=[attachment.pk]), {"reason": "x" * 4000}
        )

        assert response.status_code == HTTPStatus.FOUND

    def test_is_refused_to_those_who_may_only_add(self, login, attached):
        response = login(Role.STAFF).post(
            reverse("file_remove", args=[attached().pk]), {"reason": "x"}
        )

        assert response.status_code == HTTPStatus.FORBIDDEN

    def test_is_hidden_from_strangers(self, login, attached):
        client = login(Role.AGENCY_HEAD, agency=AgencyFactory())

        response = client.post(reverse("file_remove", args=[attached().pk]), {"reason": "x"})

        assert response.status_code == HTTPStatus.NOT_FOUND
