"""Controlled copies: handed out, exchanged when a revision takes effect, and their end."""

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.documents import services
from teraju.modules.documents.domain.copies import COPY, CopyState
from teraju.modules.documents.models import Copy
from teraju.modules.documents.selectors.copies import to_be_exchanged
from teraju.modules.documents.services import copies
from teraju.platform.audit.models import TrailEvent

from .factories import draft, in_force, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return office()


@pytest.fixture
def document(place):
    return in_force(place)


def hand_out(place, document, **fields):
    values = {"holder": "Loket", "medium": "paper", "issued_on": place.now.date(), **fields}
    return copies.hand_out(actor=place.coordinator, document_id=document.pk, **values)


def revise(place, document):
    new = services.start_revision(actor=place.owner, document_id=document.pk, reason="x")
    services.save_text(actor=place.owner, revision_id=new.pk, text="Baru")
    in_force(place, new)


def test_copies_are_numbered_in_turn(place, document):
    assert [hand_out(place, document).number for _ in range(2)] == [1, 2]
    assert TrailEvent.objects.filter(verb="documents.copy.handed_out").count() == 4


def test_nothing_in_force_nothing_to_copy(place):
    with pytest.raises(DomainError, match="in force on that day") as refusal:
        hand_out(place, draft(place).document)
    assert refusal.value.field == "issued_on"


def test_the_future_is_refused(place, document):
    with pytest.raises(DomainError, match="future"):
        hand_out(place, document, issued_on=place.later(days=1).now.date())


def test_others_may_not(place, document):
    with pytest.raises(NotAllowed):
        copies.hand_out(
            actor=place.staff,
            document_id=document.pk,
            holder="x",
            medium="paper",
            issued_on=place.now.date(),
        )


def test_a_new_revision_calls_for_an_exchange(place, document):
    copy = hand_out(place, document)
    later = place.later(days=30)
    assert not to_be_exchanged(place.coordinator)
    revise(later, document)
    assert list(to_be_exchanged(later.coordinator)) == [copy]
    new = copies.exchange(actor=later.coordinator, copy_id=copy.pk, exchanged_on=later.now.date())
    copy.refresh_from_db()
    assert (new.number, new.holder, new.revision.number) == (1, "Loket", 1)
    assert (copy.state, copy.ended_on) == ("replaced", later.now.date())
    assert not to_be_exchanged(later.coordinator)
    with pytest.raises(copies.CopyIsNotThere):
        copies.exchange(actor=later.coordinator, copy_id=copy.pk, exchanged_on=later.now.date())


def test_what_is_current_is_not_exchanged(place, document):
    copy = hand_out(place, document)
    with pytest.raises(DomainError, match="has the revision in force already"):
        copies.exchange(actor=place.coordinator, copy_id=copy.pk, exchanged_on=place.now.date())
    assert Copy.objects.get().state == "out"


@pytest.mark.parametrize(
    ("events", "state"),
    [
        (["recall", "destroy"], "destroyed"),
        (["lose", "recall"], "recalled"),
        (["destroy"], "destroyed"),
    ],
)
def test_every_end_has_its_way(place, document, events, state):
    copy = hand_out(place, document)
    for event in events:
        copies.end_copy(
            actor=place.coordinator,
            copy_id=copy.pk,
            event=event,
            ended_on=place.now.date(),
            remark="Dicatat",
        )
    copy.refresh_from_db()
    assert copy.state == state


@pytest.mark.parametrize(
    ("event", "field"), [("lose", "remark"), ("burn", "event"), ("exchange", "event")]
)
def test_bad_ends_are_refused_at_their_field(place, document, event, field):
    copy = hand_out(place, document)
    with pytest.raises(DomainError) as refusal:
        copies.end_copy(
            actor=place.coordinator, copy_id=copy.pk, event=event, ended_on=place.now.date()
        )
    assert refusal.value.field == field


def test_a_day_before_the_issue_is_refused(place, document):
    copy = hand_out(place, document)
    with pytest.raises(DomainError, match="last step") as refusal:
        copies.end_copy(
            actor=place.coordinator,
            copy_id=copy.pk,
            event="recall",
            ended_on=place.later(days=-1).now.date(),
        )
    assert refusal.value.field == "ended_on"


def test_only_what_is_destroyed_is_over():
    assert COPY.final_states == {CopyState.DESTROYED.value}
