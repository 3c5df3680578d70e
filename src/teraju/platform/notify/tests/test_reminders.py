from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail

from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import GovernmentFactory, person
from teraju.platform.notify import inbox
from teraju.platform.notify.inbox import InboxItem
from teraju.platform.notify.jobs import LONGEST_DIGEST, digest
from teraju.platform.tasks.models import Job, JobStatus, JobStep
from teraju.platform.tasks.registry import schedule
from teraju.platform.tasks.services import start_scheduled
from teraju.platform.tasks.worker import Worker

pytestmark = pytest.mark.django_db

TODAY = date(2018, 10, 15)


def item(days, key="a", title="Perpanjang perjanjian"):
    due = None if days is None else TODAY + timedelta(days=days)
    return InboxItem(key=key, title=title, url="/", due=due)


@pytest.fixture
def waiting(monkeypatch, settings):
    """What waits for everybody; tests fill it."""
    settings.TERAJU_NOTIFY = "smtp"
    settings.TERAJU_TODAY = TODAY
    items: list[InboxItem] = []
    monkeypatch.setattr(inbox, "_inbox", [lambda viewer: items if viewer.hats else []])
    return items


def morning():
    job = start_scheduled("notify.reminders", date(2026, 1, 2))
    Worker().run_until_empty()
    job.refresh_from_db()
    assert job.status == JobStatus.DONE
    return [message.to[0] for message in mail.outbox]


@pytest.mark.parametrize(
    ("days", "reminded"), [(-30, True), (0, True), (7, True), (8, False), (None, False)]
)
def test_a_person_is_reminded_of_what_is_late_or_near(waiting, days, reminded):
    person(Role.STAFF, email="a@example.id")
    waiting.append(item(days))
    assert morning() == (["a@example.id"] if reminded else [])


def test_one_message_tells_everything(waiting):
    person(Role.STAFF, email="a@example.id")
    waiting += [item(3, "b", "Kedua"), item(-2, "a", "Pertama"), item(20, "c", "Jauh")]
    morning()
    (message,) = mail.outbox
    assert message.body.index("Pertama") < message.body.index("Kedua")
    assert "Jauh" not in message.body
    assert "2" in message.subject


def test_nobody_else_is_written_to(waiting):
    waiting.append(item(1))
    person(Role.STAFF)
    person(email="noroles@example.id")
    person(Role.STAFF, email="closed@example.id", is_active=False)
    demonstration = GovernmentFactory(is_demonstration=True)
    person(Role.STAFF, email="demo@example.id", government=demonstration)
    assert morning() == []


def test_nothing_goes_out_with_the_inbox_alone(waiting, settings):
    settings.TERAJU_NOTIFY = "inbox"
    person(Role.STAFF, email="a@example.id")
    waiting.append(item(1))
    assert morning() == []


def test_a_morning_broken_off_writes_to_nobody_twice(waiting):
    users = [person(Role.STAFF, email=f"{name}@example.id") for name in "abc"]
    waiting.append(item(1))
    job = start_scheduled("notify.reminders", date(2026, 1, 2))
    JobStep.objects.create(job=job, key=f"user-{users[0].pk}")
    Worker().run_until_empty()
    assert sorted(message.to[0] for message in mail.outbox) == ["b@example.id", "c@example.id"]
    assert User.objects.count() == 3


def test_a_long_list_is_cut_and_says_so():
    text = digest([item(1, key=str(number)) for number in range(LONGEST_DIGEST + 3)])
    assert len(text.splitlines()) == LONGEST_DIGEST + 3
    assert "3" in text.splitlines()[-1]


def test_it_is_scheduled_for_six():
    assert schedule()["notify.reminders"].isoformat() == "06:00:00"
    assert not Job.objects.exists()
