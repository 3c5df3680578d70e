"""Two people at once: the documents are the same as if one had come after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import translation

from teraju.kernel.errors import DomainError
from teraju.modules.documents import services
from teraju.modules.documents.models import Document, Revision
from teraju.modules.documents.tests.factories import Office, in_force, reviewed
from teraju.platform.audit.models import TrailEvent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def on_postgresql() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("threads cannot share SQLite's database in memory; PostgreSQL plays this")


def together(acts: Sequence[Callable[[], Any]]) -> list[str]:
    """Do all at once, each on a connection of its own: "" for what was done, or the refusal."""
    ready = threading.Barrier(len(acts))

    def done(act: Callable[[], Any]) -> str:
        ready.wait(timeout=60)
        try:
            with translation.override("en"):
                act()
                return ""
        except DomainError as refusal:
            with translation.override("en"):
                return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(done, acts))


def test_of_two_approvers_at_once_the_second_is_told_who_was_first(place: Office) -> None:
    document = in_force(place)
    later = place.later(days=1)
    begun = services.start_revision(
        actor=later.owner, document_id=document.pk, reason="Formulir berubah."
    )
    revision = reviewed(later, begun)
    heads = (later.head, later.second_head)
    told = together(
        [
            lambda one=one: services.approve(actor=one, revision_id=revision.pk)  # type: ignore[misc]
            for one in heads
        ]
    )
    first = Revision.objects.get(pk=revision.pk)
    assert told[0] == ""
    assert told[1].startswith(f"{first.approver_office} approved this revision already")
    states = Revision.objects.filter(document=document).order_by("number")
    assert list(states.values_list("state", flat=True)) == ["superseded", "effective"]
    today = place.now.date() + timedelta(days=1)
    assert Revision.objects.filter(document=document).current_on(today).get() == first
    approvals = TrailEvent.objects.filter(verb="documents.revision.approved")
    assert approvals.count() == 2  # One of each revision.


def test_two_who_revise_at_once_leave_one_draft(place: Office) -> None:
    document = in_force(place)
    told = together(
        [
            lambda one=one: services.start_revision(  # type: ignore[misc]
                actor=one, document_id=document.pk, reason="Formulir berubah."
            )
            for one in (place.owner, place.coordinator)
        ]
    )
    assert told[0] == ""
    assert told[1].startswith("Somebody works on a revision of this document already")
    assert Document.objects.get().revisions.open().count() == 1
