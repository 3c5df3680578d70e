"""What waits for whom, what was handed over, and the nightly job."""

from datetime import timedelta

import pytest

from teraju.modules.documents import inbox, services
from teraju.modules.documents.models import Revision
from teraju.modules.documents.tasks import bring_due_into_force

from .factories import draft, in_force, reviewed, sent

pytestmark = pytest.mark.django_db


def keys(viewer):
    return [item.key for item in inbox.waiting(viewer)]


def test_a_review_waits_for_the_reviewer_alone(place) -> None:
    revision = sent(place)
    key = f"revision-{revision.pk}-in_review"
    assert keys(place.coordinator) == [key]
    for who in (place.owner, place.head, place.compliance, place.guest, place.stranger):
        assert key not in keys(who)
    assert [item.key for item in inbox.handed_over(place.owner)] == [key]


def test_an_approval_waits_for_the_head(place) -> None:
    revision = reviewed(place)
    key = f"revision-{revision.pk}-in_approval"
    assert key in keys(place.head)
    assert key not in keys(place.coordinator)


def test_what_was_given_back_waits_for_its_author(place) -> None:
    revision = sent(place)
    services.give_back(actor=place.coordinator, revision_id=revision.pk, reason="Kurang")
    assert keys(place.owner) == [f"revision-{revision.pk}-returned"]


def test_a_review_that_is_due_waits_for_the_owner(place) -> None:
    document = in_force(place)
    day = document.next_review_on
    assert keys(place.owner) == []
    later = place.later(days=(day - place.now.date()).days - 10)
    (item,) = inbox.waiting(later.owner)
    assert item.due == day
    assert keys(later.staff) == []


def test_a_request_waits_for_owner_and_coordinator(place) -> None:
    one = services.ask_change(
        actor=place.staff, document_id=in_force(place).pk, wish="a", reason="b"
    )
    key = f"change-request-{one.pk}"
    assert key in keys(place.owner)
    assert key in keys(place.coordinator)
    assert key not in keys(place.compliance)
    assert [item.key for item in inbox.handed_over(place.staff)] == [key]


def test_questions_do_not_grow_with_what_waits(place, django_assert_num_queries) -> None:
    sent(place)
    viewer = place.coordinator
    with django_assert_num_queries(5):
        keys(viewer)
    sent(place, draft(place, title="Lain"))
    with django_assert_num_queries(5):
        assert len(keys(viewer)) == 2


class Context:
    """As much of a job's context as the job uses."""

    def __init__(self, now):
        self.now = now

    def now_at(self, _zone):
        return self.now

    def progress(self, done, total):
        assert done <= total


def test_the_job_brings_into_force_what_is_due(place) -> None:
    ready = reviewed(place)
    day = place.now.date() + timedelta(days=3)
    services.approve(actor=place.head, revision_id=ready.pk, effective_on=day)
    for days, state in ((2, "approved"), (3, "effective"), (4, "effective")):
        bring_due_into_force(Context(place.now + timedelta(days=days)))
        assert Revision.objects.get(pk=ready.pk).state == state
