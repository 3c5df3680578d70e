"""Who must read, who confirmed, and what happens when the text is revised meanwhile."""

from datetime import timedelta

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.documents import services
from teraju.modules.documents.models import Reading, ReadingDuty, Revision
from teraju.modules.documents.reading_rules import reading_rules, term_of
from teraju.modules.documents.selectors import reading as reads
from teraju.modules.documents.services import reading
from teraju.modules.documents.tasks_reading import bring_readers_in_line
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import NOW, person
from teraju.platform.audit.models import TrailEvent

from .factories import draft, in_force, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return office()


@pytest.fixture
def document(place):
    return in_force(place)


def ask(place, document, roles=("staff",), people=(), **fields):
    return reading.set_readers(
        actor=place.coordinator, document_id=document.pk, roles=roles, people=people, **fields
    )


def current(document):
    return Revision.objects.get(document=document, state="effective")


def revised(place, document, reason="Formulir berubah."):
    new = services.start_revision(actor=place.owner, document_id=document.pk, reason=reason)
    services.save_text(actor=place.owner, revision_id=new.pk, text="Naskah baru")
    in_force(place, new)
    return current(document)


def duty_of(user, revision):
    return ReadingDuty.objects.get(user=user, revision=revision)


class TestAsking:
    def test_whoever_holds_a_role_is_asked_with_a_term(self, place, document):
        ask(place, document)
        duty = ReadingDuty.objects.get()
        assert duty.user == place.people["staff"]
        assert duty.due_on == duty.asked_on + timedelta(days=14)

    def test_persons_are_asked_besides(self, place, document):
        ask(place, document, people=[place.people["compliance"]])
        assert {duty.user for duty in ReadingDuty.objects.all()} == {
            place.people["staff"],
            place.people["compliance"],
        }

    def test_a_person_of_elsewhere_is_refused(self, place, document):
        with pytest.raises(DomainError, match="work at this agency") as refusal:
            ask(place, document, people=[place.people["stranger"]])
        assert refusal.value.field == "people"

    def test_who_is_no_longer_named_need_not_read(self, place, document):
        ask(place, document)
        ask(place, document, roles=["process_owner"])
        assert duty_of(place.people["staff"], current(document)).ended_why == "not_asked"

    def test_a_draft_asks_when_it_is_in_force(self, place):
        revision = draft(place)
        ask(place, revision.document)
        assert not ReadingDuty.objects.exists()
        in_force(place, revision)
        assert ReadingDuty.objects.get().revision == revision

    def test_a_stale_version_is_refused(self, place, document):
        with pytest.raises(ChangedMeanwhile):
            ask(place, document, expected_version=document.version - 1)

    @pytest.mark.parametrize("who", ["staff", "guest"])
    def test_others_may_not(self, place, document, who):
        actor = getattr(place, who)
        with pytest.raises(NotAllowed):
            reading.set_readers(actor=actor, document_id=document.pk, roles=["staff"], people=[])

    def test_nobody_is_asked_for_what_they_cannot_open(self, place):
        limited = in_force(place, classification="limited")
        ask(place, limited, roles=["staff", "process_owner"])
        assert [duty.user for duty in ReadingDuty.objects.all()] == [place.people["owner"]]

    def test_a_withdrawn_document_is_not_read(self, place, document):
        ask(place, document)
        services.withdraw_document(actor=place.head, document_id=document.pk, reason="Usang")
        assert ReadingDuty.objects.get().ended_why == "withdrawn"
        with pytest.raises(DomainError, match="not read any more"):
            ask(place, document)


class TestConfirming:
    def test_is_recorded_with_office_and_moment(self, place, document):
        ask(place, document)
        made = reading.confirm_reading(actor=place.staff, revision_id=current(document).pk)
        assert made.office == place.staff.office
        assert made.read_at == place.now
        assert document.number in made.statement
        assert ReadingDuty.objects.get().read_on == place.now.date()

    def test_a_second_click_changes_nothing(self, place, document):
        revision = current(document)
        one = reading.confirm_reading(actor=place.staff, revision_id=revision.pk)
        events = TrailEvent.objects.count()
        later = place.later(days=1)
        assert reading.confirm_reading(actor=later.staff, revision_id=revision.pk) == one
        assert TrailEvent.objects.count() == events

    def test_of_a_text_that_was_revised_meanwhile_is_refused(self, place, document):
        ask(place, document)
        old = current(document)
        later = place.later(days=20)
        revised(later, document)
        with pytest.raises(reading.TextSuperseded, match="revision 01 took its place"):
            reading.confirm_reading(actor=later.staff, revision_id=old.pk)
        assert not Reading.objects.exists()

    def test_of_an_earlier_revision_stays(self, place, document):
        ask(place, document)
        old = current(document)
        reading.confirm_reading(actor=place.staff, revision_id=old.pk)
        later = place.later(days=20)
        new = revised(later, document)
        assert Reading.objects.get().revision == old
        assert duty_of(place.people["staff"], new).read_on is None
        assert reads.my_last_reading(later.staff, document, new.number).revision == old

    def test_before_it_is_in_force_is_refused(self, place, document):
        new = services.start_revision(actor=place.owner, document_id=document.pk, reason="x")
        with pytest.raises(reading.TextSuperseded, match="not in force yet"):
            reading.confirm_reading(actor=place.staff, revision_id=new.pk)

    def test_a_guest_confirms_nothing(self, place, document):
        with pytest.raises(NotAllowed):
            reading.confirm_reading(actor=place.guest, revision_id=current(document).pk)

    def test_without_a_duty_it_counts_once_one_comes(self, place, document):
        reading.confirm_reading(actor=place.staff, revision_id=current(document).pk)
        later = place.later(days=3)
        ask(later, document)
        assert ReadingDuty.objects.get().read_on == place.now.date()


class TestPeopleComeAndGo:
    def sync(self, place, document):
        return reading.sync_readers([document], place.now.date(), place.now)

    def test_who_comes_later_is_asked_from_then(self, place, document):
        ask(place, document)
        new = person(Role.STAFF, agency=place.agency)
        later = place.later(days=5)
        assert self.sync(later, document) == 1
        assert duty_of(new, current(document)).asked_on == later.now.date()
        assert self.sync(later, document) == 0

    def test_who_left_is_no_longer_counted(self, place, document):
        ask(place, document)
        RoleAssignment.objects.filter(user=place.people["staff"]).update(
            valid_until=place.now.date()
        )
        self.sync(place.later(days=1), document)
        duty = ReadingDuty.objects.get()
        assert duty.ended_why == "left"
        assert reads.counts_of(current(document), place.later(days=1).now.date()).asked == 0
        # On the day before they still counted.
        assert reads.counts_of(current(document), place.now.date()).asked == 1

    def test_who_comes_back_is_asked_anew(self, place, document):
        ask(place, document)
        ask(place, document, roles=[])
        ask(place.later(days=9), document)
        duty = ReadingDuty.objects.get()
        assert (duty.ended_on, duty.asked_on) == (None, place.later(days=9).now.date())


class TestReminding:
    def test_goes_to_who_has_not_confirmed_once_a_day(self, place, document):
        ask(place, document, roles=["staff", "process_owner"])
        reading.confirm_reading(actor=place.owner, revision_id=current(document).pk)
        assert reading.remind_readers(actor=place.coordinator, document_id=document.pk) == 1
        with pytest.raises(DomainError, match="Nobody is left"):
            reading.remind_readers(actor=place.coordinator, document_id=document.pk)
        later = place.later(days=1)
        assert reading.remind_readers(actor=later.coordinator, document_id=document.pk) == 1


def test_counts_of_a_day(place, document):
    ask(place, document, roles=["staff", "process_owner"])
    later = place.later(days=15)
    reading.confirm_reading(actor=later.owner, revision_id=current(document).pk)
    revision, day = current(document), place.now.date()
    assert reads.counts_of(revision, day) == reads.Counts(2, 0, 0)
    assert reads.counts_of(revision, later.now.date()) == reads.Counts(2, 1, 1)


def test_every_type_has_a_term(place):
    from teraju.modules.documents.domain.kinds import Type

    for kind in Type:
        assert term_of(kind, place.now.date()).days > 0
    assert not any(rule.confirmed for rule in reading_rules())


def test_the_nightly_job_brings_readers_in_line_and_again_does_nothing(place, document):
    ask(place, document)
    new = person(Role.STAFF, agency=place.agency)
    context = Context()
    bring_readers_in_line(context)
    assert duty_of(new, current(document)).asked_on == context.now_at("Asia/Jakarta").date()
    versions = list(ReadingDuty.objects.order_by("pk").values_list("version", flat=True))
    bring_readers_in_line(context)
    assert list(ReadingDuty.objects.order_by("pk").values_list("version", flat=True)) == versions


class Context:
    """A job's context on a day of our own."""

    def now_at(self, zone):
        return NOW + timedelta(days=5)

    def progress(self, done, total):
        """Nobody looks."""
