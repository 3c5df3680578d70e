"""Days, queries and what a page answers."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.audits.models import ChecklistRow
from teraju.modules.audits.tests.internal_world import Inside
from teraju.modules.audits.tests.pages import client_of
from teraju.platform.accounts.models import User


def set_day(settings: Any, day: date) -> None:
    settings.TERAJU_TODAY = day


def line_data(inside: Inside, **fields: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "agency": inside.agency.pk,
        "editions": [inside.quality.pk, inside.bribery.pk],
        "planned_on": "2020-03-02",
        "reason": "Belum pernah diaudit",
        **fields,
    }


def queries(client: Any, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def save(user: User, row: ChecklistRow, status: int = 200, **data: Any) -> dict[str, Any]:
    response = client_of(user).post(
        reverse("audits_checklist_row", args=[row.pk]),
        data,
        headers={"accept": "application/json"},
    )
    assert response.status_code == status, response.content.decode()[:500]
    found: dict[str, Any] = json.loads(response.content) if status in (200, 422) else {}
    return found


def home(user: User) -> str:
    return client_of(user).get("/").content.decode()
