"""Records that are kept, periodic reviews, requests to change, and what only few see."""

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.documents import selectors, services
from teraju.modules.documents.refusals import NotYours

from .factories import draft, in_force

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def current(document, day):
    return selectors.current_revision(document, day)


def next_revision(place, document):
    return services.start_revision(
        actor=place.owner, document_id=document.pk, reason="Formulir berubah."
    )


class TestRecords:
    @pytest.fixture
    def record(self, place):
        return services.keep_record(
            actor=place.owner,
            agency=place.agency,
            title="Notulen rapat",
            owner_role="process_owner",
            text="Rapat memutuskan ...",
        )

    def test_is_kept_at_once(self, record, place) -> None:
        assert current(record, place.now.date()).state == "effective"
        assert record.is_record
        assert record.level == 4

    def test_nothing_of_it_changes(self, record, place) -> None:
        revision = record.revisions.get()
        for act in (
            lambda: services.save_text(actor=place.owner, revision_id=revision.pk, text="x"),
            lambda: services.change_document(actor=place.owner, document_id=record.pk, title="x"),
            lambda: services.start_revision(actor=place.owner, document_id=record.pk, reason="x"),
            lambda: services.withdraw_document(actor=place.head, document_id=record.pk, reason="x"),
            lambda: services.ask_change(
                actor=place.staff, document_id=record.pk, wish="x", reason="y"
            ),
        ):
            with pytest.raises(DomainError, match="Record a correction"):
                act()

    def test_a_correction_stands_beside_it(self, record, place) -> None:
        right = services.keep_record(
            actor=place.owner,
            agency=place.agency,
            title="Pembetulan notulen",
            owner_role="process_owner",
            text="Nilai yang benar 12.",
            corrects_id=record.pk,
        )
        assert right.corrects == record
        assert list(record.corrections.all()) == [right]

    def test_an_empty_one_is_refused(self, place) -> None:
        with pytest.raises(DomainError, match="Upload the record"):
            services.keep_record(
                actor=place.owner, agency=place.agency, title="x", owner_role="process_owner"
            )


class TestPeriodicReview:
    def test_moves_the_next_one_on(self, place) -> None:
        document = in_force(place)
        later = place.later(days=700)
        services.note_review(actor=later.owner, document_id=document.pk, reason="Masih sesuai.")
        document.refresh_from_db()
        assert document.next_review_on.isoformat() == "2022-02-12"

    def test_needs_a_reason_and_something_in_force(self, place) -> None:
        document = in_force(place)
        with pytest.raises(DomainError, match="why it may stay"):
            services.note_review(actor=place.owner, document_id=document.pk, reason="")
        other = draft(place).document
        with pytest.raises(DomainError, match="Nothing of this document"):
            services.note_review(actor=place.owner, document_id=other.pk, reason="x")


class TestRequests:
    @pytest.fixture
    def asked(self, place):
        return services.ask_change(
            actor=place.staff,
            document_id=in_force(place).pk,
            wish="Tambah langkah 4",
            reason="Sering terlewat",
        )

    def test_acceptance_starts_the_next_revision(self, asked, place) -> None:
        request = services.accept_request(actor=place.owner, request_id=asked.pk)
        assert (request.state, request.revision.number) == ("accepted", 1)
        assert request.revision.reason == "Tambah langkah 4"

    def test_acceptance_joins_a_draft_that_stands(self, asked, place) -> None:
        revision = next_revision(place, asked.document)
        request = services.accept_request(actor=place.coordinator, request_id=asked.pk)
        assert request.revision == revision

    def test_a_refusal_says_why(self, asked, place) -> None:
        with pytest.raises(DomainError, match="why it is declined"):
            services.decline_request(actor=place.owner, request_id=asked.pk, answer="")
        done = services.decline_request(
            actor=place.owner, request_id=asked.pk, answer="Sudah ada di langkah 2."
        )
        assert done.state == "declined"
        with pytest.raises(DomainError, match="answered already"):
            services.accept_request(actor=place.owner, request_id=asked.pk)

    def test_who_may(self, asked, place) -> None:
        with pytest.raises(NotAllowed):
            services.accept_request(actor=place.staff, request_id=asked.pk)
        with pytest.raises(NotYours):
            services.accept_request(actor=place.compliance, request_id=asked.pk)
        with pytest.raises(NotYours):
            services.take_back_request(actor=place.owner, request_id=asked.pk)
        back = services.take_back_request(actor=place.staff, request_id=asked.pk)
        assert back.state == "taken_back"


class TestLimited:
    def test_is_seen_by_who_looks_after_the_system(self, place) -> None:
        document = draft(place, classification="limited").document
        assert selectors.documents(place.owner).filter(pk=document.pk).exists()
        for viewer in (place.staff, place.guest, place.stranger):
            assert not selectors.documents(viewer).filter(pk=document.pk).exists()
        assert not selectors.revisions(place.staff).exists()
