"""Certificates of attendance: in portions, each once however often a worker dies, one revoked."""

from __future__ import annotations

from uuid import uuid4

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.learning import event_tasks
from teraju.modules.learning.event_tasks import certify_all, mail_all
from teraju.modules.learning.models import Registration
from teraju.modules.learning.refusals import OutOfPlace
from teraju.modules.learning.services import event_certificates as services
from teraju.modules.learning.services import event_people as people
from teraju.modules.learning.tests.factories import house
from teraju.platform.files import store
from teraju.platform.papers.models import Paper
from teraju.platform.papers.tests.samples import text_of
from teraju.platform.tasks.api import JobContext, JobStatus

from .event_world import ANYBODY, held, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return house()


def context_of(job, actor):
    job.status, job.claim = JobStatus.RUNNING, uuid4()
    job.save()
    return JobContext(job=job, actor=actor)


class Killed(BaseException):
    """A worker that dies."""


def numbers():
    rows = Registration.objects.filter(paper__isnull=False)
    return sorted(
        int(one.partition("/")[0]) for one in rows.values_list("paper__number", flat=True)
    )


def test_nothing_is_double_and_no_number_is_missing_after_a_kill(home, monkeypatch):
    monkeypatch.setattr(event_tasks, "AT_ONCE", 2)
    event = held(home, 5)
    head = home.at("head")
    job = services.start_certifying(actor=head, event_id=event.pk)
    assert services.start_certifying(actor=head, event_id=event.pk).pk == job.pk
    context, given = context_of(job, head), job.arguments
    issued, real = [], event_tasks.certify

    def dies(**values):
        done = real(**values)
        issued.append(done)
        if len(issued) == 2:
            raise Killed
        return done

    monkeypatch.setattr(event_tasks, "certify", dies)
    with pytest.raises(Killed):
        certify_all(context, **given)
    # What the dead worker had under way is undone as a whole, with its numbers.
    assert numbers() == [1, 2]
    certify_all(context, **given)
    certify_all(context, **given)
    assert numbers() == [1, 2, 3, 4, 5]
    assert Paper.objects.count() == 5
    assert issued == [2, 2, 2, 1]
    job.refresh_from_db()
    assert (job.done, job.total) == (5, 5)
    with pytest.raises(OutOfPlace):
        services.start_certifying(actor=head, event_id=event.pk)


def test_says_who_attended_what_and_opens_by_its_code(home):
    event = held(home, 1)
    row = event.registrations.get()
    head = home.at("head")
    services.certify(actor=head, event_id=event.pk, registration_ids=[row.pk])
    row.refresh_from_db()
    assert row.paper.is_public
    with store.open(row.paper.sha256, public=True) as file:
        words = text_of(file.read())
    for word in ("Peserta 1", event.title, home.agency.name):
        assert word in " ".join(words.split())
    with pytest.raises(OutOfPlace):
        people.change_own(actor=ANYBODY, ticket=row.ticket, name="Lain", organisation="Lain")


def test_one_is_revoked_and_made_anew(home):
    event = held(home, 2)
    head = home.at("head")
    rows = list(event.registrations.order_by("ordinal"))
    ids = [row.pk for row in rows]
    services.certify(actor=head, event_id=event.pk, registration_ids=ids)
    asked = {"actor": head, "registration_id": rows[0].pk}
    with pytest.raises(DomainError) as refusal:
        services.revoke_certificate(**asked, reason=" ")
    assert refusal.value.field == "reason"
    with pytest.raises(NotAllowed):
        services.revoke_certificate(
            actor=home.at("coordinator"), registration_id=rows[0].pk, reason="Salah nama"
        )
    services.revoke_certificate(**asked, reason="Salah nama")
    with pytest.raises(OutOfPlace):
        services.revoke_certificate(**asked, reason="Salah nama")
    assert services.certify(actor=head, event_id=event.pk, registration_ids=ids) == 1
    assert numbers() == [2, 3]
    assert Paper.objects.filter(status="revoked").count() == 1


def test_is_for_the_head_once_the_event_is_over(home):
    event = published(home)
    with pytest.raises(OutOfPlace):
        services.start_certifying(actor=home.at("head"), event_id=event.pk)
    event = held(home, 1, title="Lain")
    with pytest.raises(NotAllowed):
        services.start_certifying(actor=home.at("coordinator"), event_id=event.pk)
    with pytest.raises(NotAllowed):
        services.certify(actor=home.at("coordinator"), event_id=event.pk, registration_ids=[])


def test_everybody_is_told_once(home, monkeypatch):
    event = held(home, 3)
    told = []
    monkeypatch.setattr(
        event_tasks, "mail_one", lambda _actor, row, what: told.append((row.ordinal, what))
    )
    job = services.start_certifying(actor=home.at("head"), event_id=event.pk)
    context = context_of(job, home.at("head"))
    for _run in range(2):
        mail_all(context, event=event.pk, what="changed")
    assert told == [(1, "changed"), (2, "changed"), (3, "changed")]
