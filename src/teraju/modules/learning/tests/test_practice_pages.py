"""The pages of the library, for its writers, for other governments and for everybody."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from teraju.modules.documents.api import Document
from teraju.modules.learning import study_evidence, study_inbox
from teraju.modules.learning.models import Adoption, Practice, ShelfPractice
from teraju.modules.learning.services import practices
from teraju.modules.learning.tests.factories import TODAY, house
from teraju.modules.learning.tests.study_factories import TEXTS, draft, next_version, published
from teraju.modules.learning.tests.test_practice_services import adopt
from teraju.modules.standards.tests.factories import TopicFactory
from teraju.platform.files.api import attach

pytestmark = pytest.mark.django_db
TITLE = "Mencatat penolakan pemberian"


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def home():
    return house()


@pytest.fixture
def guest():
    return house()


def browser(home, who):
    client = Client()
    client.force_login(home.users[who])
    client.cookies["language"] = "en"
    return client


def anybody():
    client = Client()
    client.cookies["language"] = "en"
    return client


def url(name, *args):
    return reverse(f"learning_{name}", args=args)


def text(response):
    return " ".join(response.content.decode().split())


class TestLists:
    @pytest.mark.parametrize(
        "name", ["practice_library", "practices", "practice_adoptions", "practices_public"]
    )
    def test_open_empty_and_filled(self, home, guest, name):
        assert browser(guest, "coordinator").get(url(name)).status_code == 200
        adopt(guest, published(home))
        page = browser(guest, "coordinator").get(url(name))
        assert (TITLE in text(page)) is (name != "practices")
        if name != "practices_public":
            sheet = browser(guest, "coordinator").get(url(name), {"format": "xlsx"})
            assert sheet["Content-Type"].endswith("sheet")

    @pytest.mark.parametrize("name", ["practice_library", "practices_public"])
    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({"kind": "sop"}, True),
            ({"kind": "practice"}, False),
            ({"q": "penolakan"}, True),
            ({"q": "penolakan tidak-ada"}, False),
            ({"topic": "tidak-ada"}, True),
        ],
    )
    def test_are_narrowed(self, home, name, asked, found):
        published(home)
        client = browser(home, "first") if name == "practice_library" else anybody()
        assert (TITLE in text(client.get(url(name), asked))) is found

    def test_offers_the_topics_that_a_practice_is_about(self, home):
        published(home)
        assert 'id="f-topic"' not in text(anybody().get(url("practices_public")))
        first, second = TopicFactory(), TopicFactory()
        ShelfPractice.objects.get().topics.add(first)
        page = text(anybody().get(url("practices_public"), {"topic": first.code}))
        assert TITLE in page
        assert f'<option value="{first.code}"' in page
        assert f'<option value="{second.code}"' not in page

    def test_cost_the_same_however_many_there_are(self, home, django_assert_num_queries):
        published(home)
        page = url("practices_public")
        with django_assert_num_queries(5):
            anybody().get(page)
        for _one in range(4):
            published(home)
        with django_assert_num_queries(5):
            anybody().get(page)


class TestOwn:
    def test_draft_is_for_colleagues_alone(self, home, guest):
        practice = draft(home)
        page = practice.get_absolute_url()
        assert browser(home, "first").get(page).status_code == 200
        for one, who in ((guest, "coordinator"), (home, "guest"), (home, "stranger")):
            assert browser(one, who).get(page).status_code == 404

    def test_is_written_published_and_renewed(self, home):
        client = browser(home, "head")
        data = {
            "agency": home.agency.pk,
            "kind": "practice",
            "title": "Apel integritas",
            "summary": "Setiap Senin",
            **TEXTS,
        }
        assert client.post(url("practice_add"), data).status_code == 302
        practice = Practice.objects.get()
        send(client, practice, "practice_publish")
        assert (
            "<li>Catat"
            in client.get(ShelfPractice.objects.get().get_absolute_url()).content.decode()
        )
        send(client, practice, "practice_revise", change="Langkah 3")
        draft_version = practice.versions.get(state="draft").version
        page = url("practice_write", practice.pk)
        data = {"version": draft_version, "change": "Langkah 3", **TEXTS, "who": "Inspektur"}
        assert client.post(page, data).status_code == 302
        send(client, practice, "practice_publish")
        send(client, practice, "practice_withdraw", reason="Usang")
        shown = text(client.get(practice.get_absolute_url()))
        for told in ("Usang", "withdrawn", "Langkah 3"):
            assert told in shown

    @pytest.mark.parametrize(
        ("name", "who"),
        [
            ("practice_change", "coordinator"),
            ("practice_write", "coordinator"),
            ("practice_publish", "head"),
            ("practice_withdraw", "head"),
        ],
    )
    def test_steps_are_not_for_readers_or_strangers(self, home, guest, name, who):
        page = url(name, draft(home).pk)
        assert browser(home, "first").get(page).status_code == 403
        assert browser(guest, "head").get(page).status_code == 404
        assert browser(home, who).get(page).status_code == 200

    def test_errors_stand_at_their_field(self, home):
        client = browser(home, "coordinator")
        response = client.post(url("practice_add"), {"agency": home.agency.pk, "title": "Judul"})
        assert response.status_code == 422
        assert {"purpose", "steps", "kind"} <= set(response.context["form"].errors)
        assert "Judul" in text(response)

    def test_text_in_it_never_runs(self, home):
        shelf = published(home, texts={**TEXTS, "who": "<script>alert(1)</script>"})
        for page in (shelf.get_absolute_url(), url("practice_public", shelf.pk)):
            shown = browser(home, "first").get(page).content.decode()
            assert "<script>alert(1)" not in shown
            assert "&lt;script&gt;alert(1)" in shown


def send(client, practice, name, **data):
    practice.refresh_from_db()
    response = client.post(url(name, practice.pk), {"version": practice.version, **data})
    assert response.status_code == 302, response.context["form"].errors


class TestAdopting:
    def test_shows_its_source_on_the_document(self, home, guest):
        shelf = published(home)
        client = browser(guest, "coordinator")
        assert TITLE in text(client.get(shelf.get_absolute_url()))
        page = url("practice_adopt", shelf.pk)
        data = {
            "agency": guest.agency.pk,
            "type": "procedure",
            "title": "SOP Kami",
            "owner_role": "process_owner",
        }
        assert client.post(page, {**data, "title": ""}).status_code == 422
        assert client.post(page, {**data, "agency": home.agency.pk}).status_code == 422
        response = client.post(page, data)
        document = Document.objects.get()
        assert response["Location"] == document.get_absolute_url()
        shown = text(client.get(document.get_absolute_url()))
        for told in ("SOP Kami", home.government.name, TITLE, "up to date"):
            assert told in shown
        assert guest.government.name in text(browser(home, "first").get(shelf.get_absolute_url()))

    def test_is_not_for_everybody(self, home, guest):
        page = url("practice_adopt", published(home).pk)
        assert browser(guest, "first").get(page).status_code == 403
        assert browser(guest, "guest").get(page).status_code in {403, 404}

    def test_newer_source_waits_until_it_was_looked_at(self, home, guest):
        first = published(home)
        adoption = adopt(guest, first)
        actor = guest.at("coordinator")
        assert not study_inbox.waiting(actor)
        next_version(home, first.practice_number, who="Setiap pegawai.\n\nBeritahu atasan.")
        (item,) = study_inbox.waiting(actor)
        assert (item.url, item.detail) == (adoption.get_absolute_url(), "Langkah 2 diperjelas")
        assert not study_inbox.waiting(guest.at("first"))
        client = browser(guest, "coordinator")
        shown = text(client.get(item.url))
        assert "newer version there" in shown
        assert "What changed from version 1 to 2" in shown
        assert "<ins>Beritahu atasan.</ins>" in shown
        for who, one in (("stranger", guest), ("head", home)):
            assert browser(one, who).get(item.url).status_code == 404
        page = url("practice_seen", adoption.pk)
        assert client.post(page, {"version": 1, "note": ""}).status_code == 422
        assert client.post(page, {"version": 1, "note": "Revisi dimulai"}).status_code == 302
        assert not study_inbox.waiting(actor)
        assert Adoption.objects.get().seen_number == 2
        shown = text(client.get(item.url))
        assert "Revisi dimulai" in shown
        assert "newer version looked at" in shown
        assert "up to date" not in shown

    def test_older_version_leads_to_the_newest(self, home, guest):
        first = published(home)
        second = next_version(home, first.practice_number)
        shown = text(browser(guest, "first").get(first.get_absolute_url()))
        assert second.get_absolute_url() in shown
        assert "Version 2 took its place" in text(anybody().get(url("practice_public", first.pk)))


class TestFile:
    def read(self, guest, data):
        upload = SimpleUploadedFile("praktik.json", data, "application/json")
        return browser(guest, "coordinator").post(
            url("practice_import"), {"agency": guest.agency.pk, "upload": upload}
        )

    def test_is_taken_away_by_anybody_and_read_elsewhere(self, home, guest):
        shelf = published(home)
        response = anybody().get(url("practice_export", shelf.pk))
        assert response["Content-Disposition"].startswith("attachment")
        assert json.loads(response.content)["sha256"] == shelf.digest
        assert self.read(guest, response.content).status_code == 302
        practice = Practice.objects.get(government=guest.government)
        shown = text(browser(guest, "first").get(practice.get_absolute_url()))
        assert home.government.name in shown
        assert "version 1 of 14 March 2018" in shown
        assert self.read(guest, response.content).status_code == 422

    def test_comes_as_a_zip_with_what_lies_beside_it(self, home, guest):
        practice = draft(home)
        upload = SimpleUploadedFile("formulir.txt", b"Formulir\n", "text/plain")
        attach(actor=home.at("coordinator"), target=practice, upload=upload, title="Formulir")
        shelf = practices.publish_practice(actor=home.at("head"), practice_id=practice.pk)
        response = anybody().get(url("practice_export", shelf.pk))
        assert response["Content-Disposition"].endswith('-v1.zip"')
        data = b"".join(response.streaming_content)
        assert self.read(guest, data[:-30]).status_code == 422
        assert not Practice.objects.filter(government=guest.government).exists()
        response = self.read(guest, data)
        shown = text(browser(guest, "first").get(response["Location"]))
        assert "Formulir" in shown
        page = adopt(guest, shelf).document.get_absolute_url()
        assert "Files that belong to it" in text(browser(guest, "first").get(page))

    @pytest.mark.parametrize(
        ("spoil", "told"),
        [
            (lambda data: data.replace(b"tercatat", b"terhapus"), "changed on its way"),
            (lambda data: b"GIF89a", "no file of a practice"),
            (lambda data: b" " * 1_000_001, "too large"),
        ],
    )
    def test_is_refused_in_words_when_it_is_spoiled(self, home, guest, spoil, told):
        data = anybody().get(url("practice_export", published(home).pk)).content
        response = self.read(guest, spoil(data))
        assert response.status_code == 422
        assert told in str(response.context["form"].errors["upload"])

    def test_beside_a_practice_is_for_everybody_until_it_is_withdrawn(self, home):
        practice = draft(home)
        upload = SimpleUploadedFile("formulir.txt", b"Formulir\n", "text/plain")
        attach(actor=home.at("coordinator"), target=practice, upload=upload, title="Formulir")
        shelf = practices.publish_practice(actor=home.at("head"), practice_id=practice.pk)
        page = url("practice_file", shelf.files.get().pk)
        response = anybody().get(page)
        assert response.content == b"Formulir\n"
        assert "formulir.txt" in response["Content-Disposition"]
        assert "sandbox" in response["Content-Security-Policy"]
        practices.withdraw_practice(actor=home.at("head"), practice_id=practice.pk, reason="Usang")
        for gone in (page, url("practice_public", shelf.pk), url("practice_export", shelf.pk)):
            assert anybody().get(gone).status_code == 404


def test_a_published_practice_speaks_for_what_the_house_knows(home):
    shelf = published(home)
    (proof,) = study_evidence.practices([home.agency.pk], TODAY)
    assert proof.topics == {"knowledge"}
    assert proof.supports
    practices.withdraw_practice(
        actor=home.at("head"), practice_id=shelf.practice_number, reason="Usang"
    )
    (proof,) = study_evidence.practices([home.agency.pk], TODAY)
    assert not proof.counts_on(TODAY)
