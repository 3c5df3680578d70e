"""A document from its first draft to its end."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.documents import selectors, services
from teraju.modules.documents.domain.limits import LONGEST_TEXT
from teraju.modules.documents.models import Document, Revision
from teraju.modules.documents.refusals import NotYours
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.audit.models import TrailEvent

from .factories import TEXT, draft, in_force, reviewed, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def current(document, day):
    return selectors.current_revision(document, day)


def next_revision(place, document, text="Naskah baru"):
    revision = services.start_revision(
        actor=place.owner, document_id=document.pk, reason="Formulir berubah."
    )
    return services.save_text(actor=place.owner, revision_id=revision.pk, text=text)


class TestRegistering:
    def test_takes_the_next_number_of_its_type(self, place) -> None:
        first, second = draft(place), draft(place, title="Lain")
        code = place.agency.code
        assert first.document.number == f"SOP-001/{code}"
        assert second.document.number == f"SOP-002/{code}"
        assert first.document.review_months == 24
        assert first.label == "00"

    def test_keeps_a_number_of_its_own(self, place) -> None:
        revision = draft(place, number=" 700/01/SOP ", first_number=3)
        assert revision.document.number == "700/01/SOP"
        assert revision.label == "03"

    def test_a_number_stands_once_in_an_agency(self, place) -> None:
        draft(place, number="SOP 1")
        with pytest.raises(ValidationError, match="has this number"):
            draft(place, number="SOP 1")

    def test_each_agency_counts_for_itself(self, place) -> None:
        draft(place)
        other = AgencyFactory(government=place.agency.government)
        owner = viewer(Role.PROCESS_OWNER, agency=other, now=place.now)
        document = services.register_document(
            actor=owner, agency=other, type="procedure", title="Surat", owner_role="process_owner"
        )
        assert document.number == f"SOP-001/{other.code}"

    def test_a_number_that_was_written_by_hand_is_stepped_over(self, place) -> None:
        code = place.agency.code
        for number in (f"SOP-001/{code}", f"SOP-002/{code}"):
            draft(place, number=number)
        assert draft(place).document.number == f"SOP-003/{code}"

    def test_a_refusal_takes_no_number(self, place) -> None:
        with pytest.raises(ValidationError):
            draft(place, title="")
        assert draft(place).document.number.startswith("SOP-001")

    def test_an_external_document_names_its_issuer(self, place) -> None:
        with pytest.raises(ValidationError, match="who issued"):
            draft(place, type="external")

    @pytest.mark.parametrize("who", ["staff", "guest", "stranger"])
    def test_others_may_not(self, place, who) -> None:
        with pytest.raises(NotAllowed):
            draft(place, by=who)

    def test_a_record_is_kept_instead(self, place) -> None:
        with pytest.raises(DomainError, match="Keep a record"):
            draft(place, type="record")


class TestWriting:
    def test_a_reviewer_who_wrote_on_it_leaves_the_review_to_a_stand_in(self, place) -> None:
        revision = draft(place)
        services.save_text(actor=place.coordinator, revision_id=revision.pk, text="Diperbaiki.")
        services.send(actor=place.owner, revision_id=revision.pk)
        with pytest.raises(NotYours):
            services.pass_review(actor=place.coordinator, revision_id=revision.pk)
        passed = services.pass_review(actor=place.compliance, revision_id=revision.pk)
        assert passed.state == "in_approval"

    def test_text_is_cleaned_and_kept(self, place) -> None:
        revision = draft(place)
        services.save_text(actor=place.staff, revision_id=revision.pk, text="a\x00b\r\nc")
        revision.refresh_from_db()
        assert revision.text == "ab\nc"
        assert set(revision.writers.all()) == {place.people["owner"], place.people["staff"]}

    def test_too_long_a_text_is_refused_and_the_old_one_stays(self, place) -> None:
        revision = draft(place)
        with pytest.raises(DomainError, match="400000") as refusal:
            services.save_text(
                actor=place.owner, revision_id=revision.pk, text="a" * (LONGEST_TEXT + 1)
            )
        assert refusal.value.field == "text"
        revision.refresh_from_db()
        assert revision.text == TEXT

    def test_a_stale_version_is_refused(self, place) -> None:
        revision = draft(place)
        services.save_text(actor=place.owner, revision_id=revision.pk, text="a")
        with pytest.raises(ChangedMeanwhile):
            services.save_text(
                actor=place.owner, revision_id=revision.pk, expected_version=1, text="b"
            )

    def test_a_file_takes_the_place_of_the_text_and_back(self, place) -> None:
        revision = draft(place)
        upload = SimpleUploadedFile("panduan.pdf", b"%PDF-1.4\n%%EOF\n")
        services.upload_file(actor=place.owner, revision_id=revision.pk, upload=upload)
        revision.refresh_from_db()
        assert (revision.text, revision.file.name) == ("", "panduan.pdf")
        services.save_text(actor=place.owner, revision_id=revision.pk, text="lagi")
        revision.refresh_from_db()
        assert (revision.text, revision.file) == ("lagi", None)

    def test_a_picture_is_no_procedure(self, place) -> None:
        revision = draft(place)
        picture = SimpleUploadedFile("a.txt", b"halo")
        with pytest.raises(DomainError, match="Word"):
            services.upload_file(actor=place.owner, revision_id=revision.pk, upload=picture)

    def test_only_a_draft_is_written(self, place) -> None:
        revision = sent(place)
        with pytest.raises(DomainError, match="Only a draft"):
            services.save_text(actor=place.owner, revision_id=revision.pk, text="b")

    def test_an_approved_revision_is_not_changed(self, place) -> None:
        document = in_force(place)
        with pytest.raises(DomainError, match="Start a new revision"):
            services.save_text(actor=place.owner, revision_id=document.revisions.get().pk, text="b")


class TestReview:
    def test_nothing_is_sent_empty(self, place) -> None:
        revision = draft(place, text="  \n")
        with pytest.raises(DomainError, match="Nothing is written"):
            services.send(actor=place.owner, revision_id=revision.pk)

    def test_passes_on_to_approval(self, place) -> None:
        revision = reviewed(place)
        assert revision.state == "in_approval"
        assert revision.reviewer == place.people["coordinator"]

    def test_a_form_goes_straight_to_approval(self, place) -> None:
        revision = draft(place, type="form")
        assert services.send(actor=place.owner, revision_id=revision.pk).state == "in_approval"

    def test_the_wrong_office_is_told_who_may(self, place) -> None:
        revision = sent(place)
        with pytest.raises(NotAllowed, match="Quality coordinator"):
            services.pass_review(actor=place.head, revision_id=revision.pk)

    def test_nobody_reviews_their_own_text(self, place) -> None:
        revision = draft(place)
        services.save_text(actor=place.coordinator, revision_id=revision.pk, text="x")
        services.send(actor=place.owner, revision_id=revision.pk)
        with pytest.raises(NotYours, match="Nobody reviews or approves their own"):
            services.pass_review(actor=place.coordinator, revision_id=revision.pk)

    def test_a_stand_in_reviews_what_the_reviewer_wrote(self, place) -> None:
        revision = draft(place, by="coordinator")
        services.send(actor=place.coordinator, revision_id=revision.pk)
        passed = services.pass_review(actor=place.compliance, revision_id=revision.pk)
        assert passed.state == "in_approval"

    def test_is_given_back_with_a_reason(self, place) -> None:
        revision = sent(place)
        with pytest.raises(DomainError, match="what has to change"):
            services.give_back(actor=place.coordinator, revision_id=revision.pk, reason=" ")
        services.give_back(
            actor=place.coordinator, revision_id=revision.pk, reason="Langkah 3 kurang."
        )
        revision.refresh_from_db()
        assert (revision.state, revision.returned_reason) == ("draft", "Langkah 3 kurang.")
        assert services.send(actor=place.owner, revision_id=revision.pk).state == "in_review"

    def test_its_writer_takes_it_back(self, place) -> None:
        revision = sent(place)
        with pytest.raises(NotYours):
            services.take_back(actor=place.staff, revision_id=revision.pk)
        assert services.take_back(actor=place.owner, revision_id=revision.pk).state == "draft"


class TestApproval:
    def test_today_it_is_in_force_and_frozen(self, place) -> None:
        document = in_force(place)
        revision = current(document, place.now.date())
        assert revision.state == "effective"
        assert revision.paper is not None
        assert revision.approver_office == place.people["head"].title
        assert document.next_review_on.isoformat() == "2020-03-14"

    def test_the_one_before_is_superseded_in_the_same_step(self, place) -> None:
        document = in_force(place)
        later = place.later(days=10)
        revision = next_revision(later, document)
        assert current(document, later.now.date()).number == 0
        ready = reviewed(later, revision)
        services.approve(actor=later.head, revision_id=ready.pk)
        old = document.revisions.get(number=0)
        assert (old.state, old.superseded_on) == ("superseded", later.now.date())
        assert current(document, later.now.date()).number == 1
        assert current(document, later.now.date() - timedelta(days=1)).number == 0

    def test_nobody_approves_their_own_text(self, place) -> None:
        revision = draft(place, by="head")
        services.send(actor=place.head, revision_id=revision.pk)
        services.pass_review(actor=place.coordinator, revision_id=revision.pk)
        with pytest.raises(NotYours, match="Nobody reviews or approves their own"):
            services.approve(actor=place.head, revision_id=revision.pk)
        done = services.approve(actor=place.secretary, revision_id=revision.pk)
        assert done.state == "effective"

    def test_the_reviewer_does_not_approve(self, place) -> None:
        revision = reviewed(place)
        RoleAssignment.objects.filter(user=place.people["coordinator"]).update(
            role=Role.AGENCY_HEAD
        )
        with pytest.raises(NotYours, match="does not approve it as well"):
            services.approve(actor=place.coordinator, revision_id=revision.pk)

    def test_the_second_of_two_approvers_reads_who_was_first(self, place) -> None:
        revision = reviewed(place)
        seen = revision.version
        services.approve(actor=place.head, revision_id=revision.pk, expected_version=seen)
        with pytest.raises(DomainError, match="approved this revision already"):
            services.approve(
                actor=place.second_head, revision_id=revision.pk, expected_version=seen
            )
        assert revision.document.revisions.filter(state="effective").count() == 1

    def test_a_text_that_changed_since_is_not_approved_unread(self, place) -> None:
        revision = reviewed(place)
        with pytest.raises(ChangedMeanwhile, match="Read it once more"):
            services.approve(
                actor=place.head, revision_id=revision.pk, expected_version=revision.version - 1
            )

    def test_a_day_of_effect_before_the_approval_is_refused(self, place) -> None:
        revision = reviewed(place)
        with pytest.raises(DomainError, match="before the day of its approval") as refusal:
            services.approve(
                actor=place.head,
                revision_id=revision.pk,
                effective_on=place.now.date() - timedelta(days=1),
            )
        assert refusal.value.field == "effective_on"

    def test_the_database_holds_one_revision_in_force(self, place) -> None:
        document = in_force(place)
        revision = next_revision(place, document)
        values = {"approved_on": place.now.date(), "effective_on": place.now.date()}
        with pytest.raises(IntegrityError), transaction.atomic():
            Revision.objects.filter(pk=revision.pk).update(state="effective", **values)


class TestFutureDay:
    @pytest.fixture
    def waiting(self, place):
        document = in_force(place)
        ready = reviewed(place, next_revision(place, document))
        day = place.now.date() + timedelta(days=7)
        services.approve(actor=place.head, revision_id=ready.pk, effective_on=day)
        return document, ready, day

    def test_waits_and_the_dates_tell_the_truth_without_the_job(self, waiting) -> None:
        document, ready, day = waiting
        ready.refresh_from_db()
        assert ready.state == "approved"
        assert current(document, day - timedelta(days=1)).number == 0
        assert current(document, day).number == 1
        assert [r.number for r in Revision.objects.current_on(day)] == [1]

    def test_the_job_brings_it_into_force_once_and_with_its_own_day(self, place, waiting) -> None:
        document, ready, day = waiting
        assert not services.bring_into_force(actor=place.head, revision_id=ready.pk)
        late = place.later(days=9)
        assert services.bring_into_force(actor=late.head, revision_id=ready.pk)
        assert not services.bring_into_force(actor=late.head, revision_id=ready.pk)
        old = document.revisions.get(number=0)
        assert (old.state, old.superseded_on) == ("superseded", day)

    def test_no_further_revision_before_its_day(self, place, waiting) -> None:
        document, _ready, _day = waiting
        with pytest.raises(DomainError, match="waits for its day"):
            services.start_revision(actor=place.owner, document_id=document.pk, reason="x")

    def test_can_be_withdrawn_and_the_present_one_stays(self, place, waiting) -> None:
        document, ready, day = waiting
        off = services.withdraw_waiting(actor=place.head, revision_id=ready.pk, reason="Keliru.")
        assert (off.is_called_off, off.term) == (True, (None, None))
        assert not document.revisions.begun().filter(pk=off.pk).exists()
        assert current(document, day).number == 0
        assert next_revision(place, document).number == 2


class TestRevising:
    def test_copies_the_text_and_counts_on(self, place) -> None:
        document = in_force(place)
        revision = services.start_revision(
            actor=place.staff, document_id=document.pk, reason="Alur baru."
        )
        assert (revision.number, revision.text, revision.reason) == (1, TEXT, "Alur baru.")

    def test_one_at_a_time(self, place) -> None:
        document = in_force(place)
        next_revision(place, document)
        with pytest.raises(DomainError, match="works on a revision"):
            next_revision(place, document)

    def test_needs_a_reason(self, place) -> None:
        document = in_force(place)
        with pytest.raises(DomainError, match="what changes and why"):
            services.start_revision(actor=place.owner, document_id=document.pk, reason="")

    def test_what_others_sent_on_is_not_staff_s_to_give_up(self, place) -> None:
        revision = sent(place)
        with pytest.raises(NotAllowed):
            services.cancel_draft(actor=place.staff, revision_id=revision.pk, reason="Iseng.")
        services.cancel_draft(actor=place.coordinator, revision_id=revision.pk, reason="Ganda.")

    def test_a_cancelled_draft_leaves_the_present_one(self, place) -> None:
        document = in_force(place)
        revision = next_revision(place, document)
        services.cancel_draft(actor=place.owner, revision_id=revision.pk, reason="Tidak perlu.")
        document.refresh_from_db()
        assert document.is_active
        assert next_revision(place, document).number == 2

    def test_a_document_that_never_came_into_force_goes_with_its_draft(self, place) -> None:
        revision = draft(place)
        services.cancel_draft(actor=place.owner, revision_id=revision.pk, reason="Salah jenis.")
        document = Document.objects.get(pk=revision.document_id)
        assert (document.state, document.withdrawn_reason) == ("withdrawn", "Salah jenis.")


class TestWithdrawing:
    def test_ends_what_is_in_force_and_what_is_open(self, place) -> None:
        document = in_force(place)
        next_revision(place, document)
        services.withdraw_document(actor=place.head, document_id=document.pk, reason="Digabung.")
        states = list(document.revisions.order_by("number").values_list("state", flat=True))
        assert states == ["withdrawn", "cancelled"]
        assert current(document, place.now.date()) is None
        assert current(document, place.now.date() - timedelta(days=1)) is None

    def test_only_the_head_and_with_a_reason(self, place) -> None:
        document = in_force(place)
        with pytest.raises(NotAllowed):
            services.withdraw_document(actor=place.owner, document_id=document.pk, reason="x")
        with pytest.raises(DomainError, match="Say why"):
            services.withdraw_document(actor=place.head, document_id=document.pk, reason=" ")

    def test_a_withdrawn_document_is_not_changed(self, place) -> None:
        document = in_force(place)
        services.withdraw_document(actor=place.head, document_id=document.pk, reason="Digabung.")
        for act in (
            lambda: services.change_document(actor=place.owner, document_id=document.pk, title="x"),
            lambda: next_revision(place, document),
            lambda: services.note_review(actor=place.owner, document_id=document.pk, reason="x"),
            lambda: services.ask_change(
                actor=place.staff, document_id=document.pk, wish="x", reason="y"
            ),
        ):
            with pytest.raises(DomainError, match="withdrawn"):
                act()


def test_every_step_stands_on_the_trail_of_the_document(place) -> None:
    document = in_force(place)
    verbs = TrailEvent.objects.filter(target_id=str(document.pk), verb__startswith="documents.")
    assert list(verbs.order_by("sequence").values_list("verb", flat=True)) == [
        "documents.document.registered",
        "documents.revision.sent_to_review",
        "documents.revision.review_passed",
        "documents.revision.approved",
        "documents.revision.in_force",
    ]
