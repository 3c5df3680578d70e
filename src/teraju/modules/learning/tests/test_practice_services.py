"""The library: written, published, adopted by another government, renewed, carried away."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.documents.api import Document, Revision
from teraju.modules.learning.models import Practice, PracticeVersion, ShelfPractice
from teraju.modules.learning.selectors import practices as reading
from teraju.modules.learning.services import adoptions, practices
from teraju.modules.learning.study_refusals import PracticeIncomplete, PracticeNotThere
from teraju.modules.learning.tests.factories import TODAY, house
from teraju.modules.learning.tests.study_factories import TEXTS, draft, next_version, published
from teraju.platform.accounts import walls
from teraju.platform.files.api import attach

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return house()


@pytest.fixture
def guest():
    return house()


def adopt(guest, shelf, who="coordinator", **values):
    usual = {
        "agency": guest.agency,
        "type": "procedure",
        "title": "SOP Penolakan Pemberian",
        "owner_role": "process_owner",
    }
    return adoptions.adopt_practice(actor=guest.at(who), shelf_id=shelf.pk, **{**usual, **values})


class TestWriting:
    def test_publishes_what_is_complete_and_never_changes_it(self, home):
        empty = draft(home, texts={"purpose": "Agar tercatat"})
        with pytest.raises(PracticeIncomplete):
            practices.publish_practice(actor=home.at("head"), practice_id=empty.pk)
        practice = draft(home)
        with pytest.raises(NotAllowed):
            practices.publish_practice(actor=home.at("coordinator"), practice_id=practice.pk)
        shelf = practices.publish_practice(actor=home.at("head"), practice_id=practice.pk)
        assert (shelf.number, shelf.published_on, shelf.publisher) == (1, TODAY, home.government)
        with pytest.raises(PracticeNotThere):
            practices.change_text(
                actor=home.at("coordinator"), practice_id=practice.pk, purpose="Lain"
            )

    def test_is_for_writers_and_not_for_strangers(self, home, guest):
        with pytest.raises(NotAllowed):
            practices.write_practice(
                actor=home.at("first"), agency=home.agency, kind="sop", title="x", summary="y"
            )
        with pytest.raises(Practice.DoesNotExist):
            practices.change_practice(
                actor=guest.at("coordinator"), practice_id=draft(home).pk, title="x"
            )

    def test_text_keeps_the_version_that_was_seen(self, home):
        practice = draft(home)
        actor = home.at("coordinator")
        practices.change_text(
            actor=actor, practice_id=practice.pk, expected_version=1, purpose="Baru"
        )
        with pytest.raises(ChangedMeanwhile):
            practices.change_text(
                actor=actor, practice_id=practice.pk, expected_version=1, purpose="Lagi"
            )
        assert PracticeVersion.objects.get(practice=practice).steps == TEXTS["steps"]

    def test_nobody_publishes_a_text_that_they_did_not_see(self, home):
        practice = draft(home)
        practices.change_text(
            actor=home.at("coordinator"), practice_id=practice.pk, steps="Langkah lain"
        )
        with pytest.raises(ChangedMeanwhile):
            practices.publish_practice(
                actor=home.at("head"), practice_id=practice.pk, expected_version=practice.version
            )

    def test_a_new_version_keeps_the_old_one(self, home):
        first = published(home)
        actor = home.at("coordinator")
        with pytest.raises(DomainError) as refusal:
            practices.revise_practice(actor=actor, practice_id=first.practice_number, change=" ")
        assert refusal.value.field == "change"
        second = next_version(home, first.practice_number)
        first.refresh_from_db()
        assert (second.number, second.is_newest, first.is_newest) == (2, True, False)
        states = PracticeVersion.objects.order_by("number").values_list("state", flat=True)
        assert list(states) == ["superseded", "published"]
        assert list(reading.library(home.at("first"))) == [second]

    def test_a_new_version_can_be_dropped(self, home):
        first = published(home)
        actor = home.at("coordinator")
        pk = first.practice_number
        practices.revise_practice(actor=actor, practice_id=pk, change="Coba")
        with pytest.raises(PracticeNotThere):
            practices.revise_practice(actor=actor, practice_id=pk, change="Coba lagi")
        practices.drop_version(actor=actor, practice_id=pk)
        again = next_version(home, pk)
        assert again.number == 3

    def test_withdrawn_leaves_the_shelf_for_good(self, home):
        shelf = published(home)
        head = home.at("head")
        with pytest.raises(DomainError):
            practices.withdraw_practice(actor=head, practice_id=shelf.practice_number, reason="")
        practices.withdraw_practice(
            actor=head, practice_id=shelf.practice_number, reason="Aturan berubah"
        )
        assert not reading.library(home.at("first")).exists()
        with pytest.raises(PracticeNotThere):
            practices.publish_practice(actor=head, practice_id=shelf.practice_number)

    def test_its_files_stand_beside_it_on_the_shelf(self, home):
        practice = draft(home)
        upload = SimpleUploadedFile("formulir.txt", b"Formulir\n", "text/plain")
        attach(actor=home.at("coordinator"), target=practice, upload=upload, title="Formulir")
        shelf = practices.publish_practice(actor=home.at("head"), practice_id=practice.pk)
        assert [one.title for one in shelf.files.all()] == ["Formulir"]


class TestAdopting:
    def test_becomes_a_draft_that_says_whence_it_came(self, home, guest):
        shelf = published(home)
        adoption = adopt(guest, shelf)
        document = Document.objects.get(pk=adoption.document_id)
        text = Revision.objects.get(document=document).text
        assert document.agency == guest.agency
        assert document.government == guest.government
        assert "Catat pada hari yang sama" in text
        for told in (home.government.name, shelf.digest, "14 Maret 2018", shelf.licence):
            assert told in text
        assert Revision.objects.get(document=document).state == "draft"
        counted = reading.library(home.at("first")).get()
        assert counted.adopted == 1
        assert [one.adopter for one in reading.adopters_of(shelf.practice_number)] == [
            guest.government
        ]

    def test_needs_the_right_to_register_documents(self, home, guest):
        shelf = published(home)
        with pytest.raises(NotAllowed):
            adopt(guest, shelf, who="first")
        with pytest.raises(NotAllowed):
            adopt(guest, shelf, agency=home.agency)
        with pytest.raises(NotAllowed):
            adopt(guest, shelf, who="guest")
        assert not ShelfPractice.objects.visible_to(guest.at("guest")).exists()
        for values, field in (({"type": "record"}, "type"), ({"title": " "}, "title")):
            with pytest.raises(DomainError) as refusal:
                adopt(guest, shelf, **values)
            assert refusal.value.field == field
        assert not Document.objects.exists()

    def test_into_a_limited_document_is_nothing_for_others(self, home, guest):
        adoption = adopt(guest, published(home))
        document = Document.objects.filter(pk=adoption.document_id)
        document.update(classification="limited")
        assert not reading.adoptions(guest.at("first")).exists()
        assert reading.adoptions(guest.at("coordinator")).exists()

    def test_takes_the_newest_version_alone(self, home, guest):
        first = published(home)
        next_version(home, first.practice_number)
        with pytest.raises(PracticeNotThere):
            adopt(guest, first)

    def test_is_told_of_a_newer_version_until_it_was_looked_at(self, home, guest):
        first = published(home)
        adoption = adopt(guest, first)
        actor = guest.at("coordinator")
        assert not reading.unseen(reading.adoptions(actor)).exists()
        with pytest.raises(PracticeNotThere):
            adoptions.note_newer(actor=actor, adoption_id=adoption.pk, note="x")
        next_version(home, first.practice_number)
        assert reading.unseen(reading.adoptions(actor)).count() == 1
        assert not reading.adoptions(home.at("head")).exists()
        with pytest.raises(DomainError):
            adoptions.note_newer(actor=actor, adoption_id=adoption.pk, note=" ")
        adoptions.note_newer(actor=actor, adoption_id=adoption.pk, note="Revisi dimulai")
        assert not reading.unseen(reading.adoptions(actor)).exists()
        practices.withdraw_practice(
            actor=home.at("head"), practice_id=first.practice_number, reason="Usang"
        )
        assert reading.unseen(reading.adoptions(actor)).count() == 1

    def test_behind_the_wall_of_the_database_the_shelf_is_seen_all_the_same(self, home, guest):
        shelf = published(home)
        with walls.inside({guest.government.pk}):
            adopt(guest, shelf)
            assert reading.library(guest.at("first")).get() == shelf
        with walls.inside({home.government.pk}):
            found = list(reading.adopters_of(shelf.practice_number))
            assert [one.adopter for one in found] == [guest.government]
