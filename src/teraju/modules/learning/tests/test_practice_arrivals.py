"""A practice that comes as a file: with its files, once, and renewed by its newer versions."""

from __future__ import annotations

import io
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.documents.api import Revision
from teraju.modules.learning import study_inbox
from teraju.modules.learning.domain.practice_carrying import Arrived, pack, read, written
from teraju.modules.learning.models import Adoption, Practice, ShelfPractice
from teraju.modules.learning.services import adoptions, practices
from teraju.modules.learning.services.practice_arrivals import keep_arrived
from teraju.modules.learning.services.practice_shelf import carried_of, limits_on
from teraju.modules.learning.study_refusals import NoPracticeFile, PracticeNotThere
from teraju.modules.learning.tests.factories import house
from teraju.modules.learning.tests.study_factories import draft, next_version, published
from teraju.modules.learning.tests.test_practice_services import adopt
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person
from teraju.platform.files import store
from teraju.platform.files.api import Attachment, StoredFile, attach, remove_attachment

pytestmark = pytest.mark.django_db
FORM = b"Formulir penolakan\n"


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.fixture
def home():
    return house()


@pytest.fixture
def guest():
    return house()


def add_file(home, practice, name="formulir.txt", content=FORM):
    upload = SimpleUploadedFile(name, content, "text/plain")
    return attach(actor=home.at("coordinator"), target=practice, upload=upload, title="Formulir")


def with_form(home):
    practice = draft(home)
    add_file(home, practice)
    return practices.publish_practice(actor=home.at("head"), practice_id=practice.pk)


def arrived(shelf):
    """The practice as it arrives elsewhere."""
    one = carried_of(shelf)
    out = io.BytesIO(written(one))
    if one.files:
        out = io.BytesIO()
        pack(one, store.open, out)
    return read(out, limits_on(house().at("head"), 20_000_000))


def keep(guest, found, who="coordinator", **values):
    actor = guest.at(who)
    return keep_arrived(actor=actor, agency=guest.agency, arrived=found, **values)


def files_of(target):
    rows = Attachment.objects.standing().filter(
        target_type=target._meta.label_lower, target_id=str(target.pk)
    )
    return list(rows.order_by("pk").values_list("title", "file__sha256"))


class TestNew:
    def test_is_a_draft_with_its_source(self, home, guest):
        shelf = published(home)
        found = arrived(shelf)
        assert found.practice.key == str(shelf.key)
        practice = keep(guest, found)
        assert practice.state == "draft"
        assert practice.source_publisher == home.government.name
        assert practice.key == UUID(str(shelf.key))
        with pytest.raises(PracticeNotThere):
            keep(guest, found)
        again = practices.publish_practice(actor=guest.at("head"), practice_id=practice.pk)
        assert home.government.name in again.source
        assert home.government.name in adoptions.adopted_text(again)

    def test_is_not_for_everybody(self, home, guest):
        found = arrived(published(home))
        with pytest.raises(NotAllowed):
            keep(guest, found, who="first")
        assert Practice.objects.count() == 1
        assert not Adoption.objects.exists()

    def test_brings_its_files_which_come_into_the_document_that_adopts_it(self, home, guest):
        shelf = with_form(home)
        practice = keep(guest, arrived(shelf))
        (form,) = files_of(practice)
        assert form[0] == "Formulir"
        assert store.open(form[1]).read() == FORM
        again = practices.publish_practice(actor=guest.at("head"), practice_id=practice.pk)
        revision = Revision.objects.get(document=adopt(guest, again).document)
        assert files_of(revision) == [form]
        assert form[1] in revision.text
        assert home.government.name in revision.text

    def test_with_a_file_that_nobody_may_upload_takes_nothing(self, home, guest):
        found = arrived(with_form(home))
        before = StoredFile.objects.count()
        for content in (b"MZ program", b"<html>"):
            with pytest.raises(NoPracticeFile) as refusal:
                keep(guest, Arrived(found.practice, (content,)))
            assert refusal.value.field == "upload"
            assert "formulir.txt" in str(refusal.value)
        assert StoredFile.objects.count() == before
        assert not Practice.objects.filter(government=guest.government).exists()

    def test_of_ones_own_is_not_taken_back_in(self, home):
        shelf = published(home)
        with pytest.raises(PracticeNotThere, match="itself"):
            keep(home, arrived(shelf))

    def test_too_many_files_are_not_published(self, home):
        practice = draft(home)
        for number in range(21):
            add_file(home, practice, content=b"%d" % number)
        with pytest.raises(DomainError, match="20"):
            practices.publish_practice(actor=home.at("head"), practice_id=practice.pk)
        assert not ShelfPractice.objects.exists()


class TestAdopted:
    def test_files_follow_the_document_and_are_frozen_with_its_text(self, home, guest):
        revision = Revision.objects.get(document=adopt(guest, with_form(home)).document)
        (one,) = Attachment.objects.filter(target_id=str(revision.pk)).exclude(
            target_type="learning.practice"
        )
        with pytest.raises(NotAllowed, match="Write on the draft"):
            remove_attachment(actor=guest.at("owner"), attachment_id=one.pk, reason="x")
        Revision.objects.filter(pk=revision.pk).update(state="in_review")
        with pytest.raises(NotAllowed, match="while it is a draft"):
            remove_attachment(actor=guest.at("coordinator"), attachment_id=one.pk, reason="x")

    def test_without_the_content_of_a_file_nothing_is_adopted(
        self, home, guest, settings, tmp_path
    ):
        shelf = with_form(home)
        settings.TERAJU_PRIVATE_STORE = tmp_path
        with pytest.raises(PracticeNotThere, match="Formulir"):
            adopt(guest, shelf)
        assert not Adoption.objects.exists()
        assert not Revision.objects.exists()


class TestNewer:
    def test_becomes_the_next_version_and_is_told_to_who_adopted_the_older(self, home, guest):
        first = with_form(home)
        practice = keep(guest, arrived(first))
        mine = practices.publish_practice(actor=guest.at("head"), practice_id=practice.pk)
        adopt(guest, mine)
        (old,) = Attachment.objects.filter(target_type="learning.practice", kind="")
        remove_attachment(actor=home.at("coordinator"), attachment_id=old.pk, reason="Usang")
        add_file(home, Practice.objects.get(pk=first.practice_number), content=b"Formulir baru\n")
        found = arrived(next_version(home, first.practice_number))
        again = keep(guest, found)
        assert again == practice
        assert (again.source_version, again.source_digest) == (2, found.practice.digest)
        assert again.versions.get(state="draft").change == "Langkah 2 diperjelas"
        assert [one[1] for one in files_of(again)] == [found.practice.files[0].sha256]
        assert not study_inbox.waiting(guest.at("coordinator"))
        with pytest.raises(PracticeNotThere, match="already"):
            keep(guest, found)
        practices.publish_practice(actor=guest.at("head"), practice_id=practice.pk)
        (item,) = study_inbox.waiting(guest.at("coordinator"))
        assert item.detail == "Langkah 2 diperjelas"

    def test_takes_the_place_of_a_draft_that_was_never_published(self, home, guest):
        first = published(home)
        practice = keep(guest, arrived(first))
        keep(guest, arrived(next_version(home, first.practice_number)))
        states = practice.versions.order_by("number").values_list("state", flat=True)
        assert list(states) == ["dropped", "draft"]

    def test_does_not_push_away_what_is_being_written_here(self, home, guest):
        first = published(home)
        practice = keep(guest, arrived(first))
        practices.publish_practice(actor=guest.at("head"), practice_id=practice.pk)
        actor = guest.at("coordinator")
        practices.revise_practice(actor=actor, practice_id=practice.pk, change="Milik kami")
        newer = arrived(next_version(home, first.practice_number))
        with pytest.raises(PracticeNotThere, match="being written"):
            keep(guest, newer)
        practices.drop_version(actor=actor, practice_id=practice.pk)
        keep(guest, newer)
        practices.drop_version(actor=actor, practice_id=practice.pk)
        assert keep(guest, newer).versions.filter(state="draft").count() == 1

    def test_older_or_another_text_of_the_same_version_is_said(self, home, guest):
        first = published(home)
        old = arrived(first)
        newer = arrived(next_version(home, first.practice_number))
        keep(guest, newer)
        with pytest.raises(PracticeNotThere, match="version 1; version 2"):
            keep(guest, old)
        ShelfPractice.objects.filter(number=2).update(title="Judul lain")
        other = arrived(ShelfPractice.objects.get(number=2))
        other = Arrived(type(other.practice)(**{**vars(other.practice), "digest": "0" * 64}))
        with pytest.raises(PracticeNotThere, match="something else"):
            keep(guest, other)
        assert Practice.objects.filter(government=guest.government).count() == 1

    def test_is_for_the_agency_that_has_the_older(self, home, guest):
        first = published(home)
        keep(guest, arrived(first))
        agency = AgencyFactory(government=guest.government)
        other = viewer_of(person(Role.QUALITY_COORDINATOR, agency=agency), NOW)
        newer = arrived(next_version(home, first.practice_number))
        with pytest.raises(PracticeNotThere) as refusal:
            keep_arrived(actor=other, agency=agency, arrived=newer)
        assert refusal.value.field == "agency"

    def test_after_a_withdrawal_it_is_a_practice_of_its_own(self, home, guest):
        first = published(home)
        practice = keep(guest, arrived(first))
        practices.withdraw_practice(actor=guest.at("head"), practice_id=practice.pk, reason="Usang")
        assert keep(guest, arrived(first)) != practice
