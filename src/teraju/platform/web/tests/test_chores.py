from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person, viewer
from teraju.platform.tasks.api import start
from teraju.platform.tasks.models import JobStatus
from teraju.platform.tasks.worker import Worker
from teraju.platform.web.chores import DAYS_KEPT
from teraju.platform.web.models import SentForm

pytestmark = pytest.mark.django_db


def test_old_keys_and_ended_sessions_go_the_others_stay(client):
    user = person(Role.STAFF, agency=AgencyFactory())
    now = timezone.now()
    for days in (0, DAYS_KEPT - 1, DAYS_KEPT + 1):
        SentForm.objects.create(
            key=uuid.uuid4(), user=user, result_url="/", sent_at=now - timedelta(days=days)
        )
    client.force_login(user)
    Session.objects.create(session_key="x" * 32, session_data="", expire_date=now)
    job = start(actor=viewer(Role.ADMINISTRATOR), kind="web.tidy", arguments={})
    Worker().run_until_empty()
    job.refresh_from_db()
    assert job.status == JobStatus.DONE, job.error
    assert SentForm.objects.count() == 2
    assert Session.objects.count() == 1
    assert client.get("/").status_code == 200
