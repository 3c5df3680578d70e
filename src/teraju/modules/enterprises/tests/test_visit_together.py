"""Two coaches at once: a visit is written down once, as if one had come after the other."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection

from teraju.modules.enterprises.models import Visit, VisitEntry
from teraju.modules.enterprises.services import visit_settle
from teraju.modules.enterprises.services.visit_sync import sync_visits

from .visit_world import Ground, a_ground

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def on_postgresql() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("threads cannot share SQLite's database in memory; PostgreSQL plays this")


@pytest.fixture
def ground() -> Ground:
    return a_ground()


def test_what_is_tried_again_overwrites_no_visit(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = ground.visit()
    begun, ground.coaching.began_on = ground.coaching.began_on, ground.acts().today
    ground.coaching.save()
    early = ground.entry(visit, held_on="2018-03-01", notes="Dicoba lagi")
    sync_visits(actor=ground.acts(), entries=[early])
    ground.coaching.began_on = begun
    ground.coaching.save()
    entry = VisitEntry.objects.get(outcome="refused")
    take = visit_settle.take

    def send() -> None:
        later = ground.entry(visit, notes="Yang kedua")
        sync_visits(actor=ground.acts("second"), entries=[later])
        connection.close()

    other = threading.Thread(target=send)

    def taken(*args: Any, **more: Any) -> None:
        other.start()
        # Long enough for the other to be done, were the visit not locked.
        other.join(timeout=3)
        take(*args, **more)

    monkeypatch.setattr(visit_settle, "take", taken)
    visit_settle.retry_entry(actor=ground.acts(), entry_id=entry.pk)
    other.join(timeout=60)
    assert Visit.objects.get().notes == "Dicoba lagi"
    outcomes = VisitEntry.objects.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes) == ["stored", "conflict"]
