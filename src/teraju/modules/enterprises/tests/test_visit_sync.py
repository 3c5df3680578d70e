"""What telephones send of visits: in any order, twice, by two coaches; nothing lost or double."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.enterprises.models import Visit, VisitEntry, VisitPicture
from teraju.modules.enterprises.services import visits
from teraju.modules.enterprises.services.visit_settle import (
    accept_entry,
    discard_entry,
    keep_picture,
    retry_entry,
)
from teraju.modules.enterprises.services.visit_sync import Answer, sync_visits
from teraju.modules.enterprises.visit_refusals import NotOpen
from teraju.platform.audit.models import TrailEvent, TrailPersonal

from .visit_world import Ground, a_ground, a_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground() -> Ground:
    return a_ground()


def sync(ground: Ground, *entries: Any, who: str = "coach") -> list[Answer]:
    return sync_visits(actor=ground.acts(who), entries=list(entries))


def outcome(ground: Ground, *entries: Any, who: str = "coach") -> list[str]:
    return [one.outcome for one in sync(ground, *entries, who=who)]


class TestStored:
    def test_whole(self, ground: Ground) -> None:
        visit = ground.visit()
        entry = ground.entry(visit)
        assert outcome(ground, entry) == ["stored"]
        visit.refresh_from_db()
        assert (visit.state, visit.held_by, visit.signer) == ("held", ground.coach, "Ibu Sari")
        assert visit.answers["label_marks"]["note"] == "Label lama masih dipakai"
        assert [one.whose for one in visit.steps.all()] == ["owner", "coach"]
        assert str(visit.latitude) == "-6.040000"
        assert visit.entry.key == UUID(entry["key"])

    def test_twice_in_one_and_in_two_requests_it_is_one(self, ground: Ground) -> None:
        visit = ground.visit()
        entry = ground.entry(visit)
        assert outcome(ground, entry, entry) == ["stored", "already"]
        assert outcome(ground, entry) == ["already"]
        assert VisitEntry.objects.count() == Visit.objects.count() == 1
        assert TrailEvent.objects.filter(verb="enterprises.visit.held").count() == 1

    def test_in_any_order(self, ground: Ground) -> None:
        plans = [ground.visit() for _number in range(3)]
        entries = [ground.entry(one) for one in plans]
        assert outcome(ground, *reversed(entries)) == ["stored"] * 3
        assert set(Visit.objects.values_list("state", flat=True)) == {"held"}

    def test_a_bad_one_stops_none_of_the_others(self, ground: Ground) -> None:
        good = ground.entry(ground.visit())
        bad = ground.entry(ground.visit(), answers={"unknown": {"answer": "yes"}})
        broken = ground.entry(ground.visit(), started_at="once")
        nameless = {"visit": 1}
        assert outcome(ground, bad, broken, nameless, 7, good) == [*["refused"] * 4, "stored"]
        kept = VisitEntry.objects.filter(outcome="refused")
        assert kept.count() == 2
        assert all(one.payload["notes"] for one in kept)

    def test_signs_that_no_database_keeps_are_left_out(self, ground: Ground) -> None:
        entry = ground.entry(ground.visit(), notes="Label\x00 lama \ud83d")
        assert outcome(ground, entry) == ["stored"]
        assert Visit.objects.get().notes == "Label lama ?"

    def test_the_name_of_who_signed_stands_with_the_visit_alone(self, ground: Ground) -> None:
        sync(ground, ground.entry(ground.visit()))
        assert "Ibu Sari" not in str(VisitEntry.objects.get().payload)
        event = TrailEvent.objects.get(verb="enterprises.visit.held")
        assert "Sari" not in str(event.changes)
        assert "Sari" in str(TrailPersonal.objects.get(event=event).data)

    def test_a_colleague_who_went_instead_sends_it(self, ground: Ground) -> None:
        assert outcome(ground, ground.entry(ground.visit()), who="second") == ["stored"]


class TestRefused:
    @pytest.mark.parametrize("who", ["reader", "coordinator"])
    def test_of_those_who_do_not_coach(self, ground: Ground, who: str) -> None:
        with pytest.raises(NotAllowed):
            sync(ground, ground.entry(ground.visit()), who=who)

    def test_another_agencys_visit_is_not_there(self, ground: Ground) -> None:
        elsewhere = a_ground()
        assert outcome(elsewhere, elsewhere.entry(ground.visit())) == ["refused"]
        assert VisitEntry.objects.get().visit is None

    def test_anothers_key(self, ground: Ground) -> None:
        entry = ground.entry(ground.visit())
        sync(ground, entry)
        assert outcome(ground, entry, who="second") == ["refused"]
        assert VisitEntry.objects.count() == 1

    def test_too_many_at_once(self, ground: Ground) -> None:
        with pytest.raises(DomainError):
            sync(ground, *([{}] * 51))

    def test_tried_again_when_its_cause_is_mended(self, ground: Ground) -> None:
        ground.coaching.began_on, kept = ground.acts().today, ground.coaching.began_on
        ground.coaching.save()
        sync(ground, ground.entry(ground.visit(), held_on="2018-03-01"))
        entry = VisitEntry.objects.get()
        assert entry.outcome == "refused"
        with pytest.raises(DomainError):
            retry_entry(actor=ground.acts(), entry_id=entry.pk)
        with pytest.raises(NotAllowed):
            retry_entry(actor=ground.acts("second"), entry_id=entry.pk)
        ground.coaching.began_on = kept
        ground.coaching.save()
        assert retry_entry(actor=ground.acts(), entry_id=entry.pk).outcome == "stored"
        with pytest.raises(NotOpen):
            retry_entry(actor=ground.acts(), entry_id=entry.pk)


class TestConflict:
    def meet(self, ground: Ground) -> VisitEntry:
        visit = ground.visit()
        sync(ground, ground.entry(visit, notes="Yang pertama"))
        answer = sync(ground, ground.entry(visit, notes="Yang kedua"), who="second")[0]
        assert answer.outcome == "conflict"
        assert answer.entry is not None
        return answer.entry

    def test_two_coaches_of_one_visit_stand_side_by_side(self, ground: Ground) -> None:
        entry = self.meet(ground)
        assert entry.meeting == "held_already"
        assert Visit.objects.get().notes == "Yang pertama"
        assert sync(ground, entry.payload, who="second")[0].outcome == "conflict"

    def test_taken_as_a_visit_of_its_own(self, ground: Ground) -> None:
        entry = self.meet(ground)
        with pytest.raises(NotAllowed):
            accept_entry(actor=ground.acts(), entry_id=entry.pk)
        taken = accept_entry(actor=ground.acts("second"), entry_id=entry.pk)
        assert taken.outcome == "stored"
        assert set(Visit.objects.values_list("notes", flat=True)) == {"Yang pertama", "Yang kedua"}
        assert sync(ground, entry.payload, who="second")[0].outcome == "already"

    def test_put_aside_with_a_reason_by_its_sender_or_the_coordinator(self, ground: Ground) -> None:
        entry = self.meet(ground)
        with pytest.raises(NotAllowed):
            discard_entry(actor=ground.acts(), entry_id=entry.pk, reason="x")
        with pytest.raises(DomainError):
            discard_entry(actor=ground.acts("coordinator"), entry_id=entry.pk, reason=" ")
        done = discard_entry(actor=ground.acts("coordinator"), entry_id=entry.pk, reason="Sama")
        assert done.outcome == "discarded"
        assert done.payload["notes"] == "Yang kedua"

    def test_a_visit_that_was_cancelled_meanwhile(self, ground: Ground) -> None:
        visit = ground.visit()
        visits.cancel_visit(actor=ground.acts(), visit_id=visit.pk, reason="Banjir")
        entry = sync(ground, ground.entry(visit))[0].entry
        assert entry is not None
        assert (entry.outcome, entry.meeting) == ("conflict", "cancelled")
        accept_entry(actor=ground.acts(), entry_id=entry.pk)
        assert sorted(Visit.objects.values_list("state", flat=True)) == ["cancelled", "held"]

    def test_a_refused_one_is_not_taken_beside(self, ground: Ground) -> None:
        sync(ground, ground.entry(ground.visit(), started_at="once"))
        with pytest.raises(NotOpen):
            accept_entry(actor=ground.acts(), entry_id=VisitEntry.objects.get().pk)


class TestPictures:
    def test_photo_and_signature_follow_once_each(self, ground: Ground) -> None:
        photo, sign = uuid4(), uuid4()
        entry = ground.entry(ground.visit(), photos=[str(photo)], signature=str(sign))
        sync(ground, entry)
        key = UUID(entry["key"])
        for one in (photo, sign, photo, sign):
            keep_picture(actor=ground.acts(), key=key, picture_key=one, picture=a_picture())
        assert VisitPicture.objects.count() == 2
        assert Visit.objects.get().signature is not None

    def test_before_the_visit_it_is_sent_later(self, ground: Ground) -> None:
        with pytest.raises(DomainError):
            keep_picture(actor=ground.acts(), key=uuid4(), picture_key=uuid4(), picture=a_picture())

    def test_of_a_conflict_goes_to_the_visit_that_it_becomes(self, ground: Ground) -> None:
        visit = ground.visit()
        sync(ground, ground.entry(visit))
        sign = uuid4()
        raw = ground.entry(visit, signature=str(sign))
        entry = sync(ground, raw, who="second")[0].entry
        assert entry is not None
        second = ground.acts("second")
        keep_picture(actor=second, key=entry.key, picture_key=sign, picture=a_picture())
        record = accept_entry(actor=second, entry_id=entry.pk).record
        assert record is not None
        record.refresh_from_db()
        assert record.signature is not None
        assert Visit.objects.get(pk=visit.pk).signature is None

    def test_one_that_the_visit_does_not_name_is_refused(self, ground: Ground) -> None:
        entry = ground.entry(ground.visit())
        sync(ground, entry)
        with pytest.raises(DomainError):
            keep_picture(
                actor=ground.acts(),
                key=UUID(entry["key"]),
                picture_key=uuid4(),
                picture=a_picture(),
            )

    def test_what_is_no_picture_is_refused(self, ground: Ground) -> None:
        photo = uuid4()
        entry = ground.entry(ground.visit(), photos=[str(photo)])
        sync(ground, entry)
        paper = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
        with pytest.raises(DomainError):
            keep_picture(
                actor=ground.acts(), key=UUID(entry["key"]), picture_key=photo, picture=paper
            )
        assert not VisitPicture.objects.exists()
