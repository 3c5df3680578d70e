"""Two officers at once: one is first, the other is told; nothing is sealed or moved twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.utils import translation

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.gratification.models import Deposit, Handling, Movement
from teraju.modules.integrity.gratification.services import desk_checks, desk_custody, desk_endings

from .desk_world import CHECKED, HANDED, DeskWorld, checked, decided, reported
from .test_custody_services import taken_in

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


def test_a_report_is_taken_up_by_one(desk: DeskWorld) -> None:
    report = reported(desk)
    told = together(
        [
            lambda who=who: desk_checks.take_up(actor=desk.acts(who), report_id=report.pk)
            for who in ("officer", "second")
        ]
    )
    assert told[0] == ""
    assert told[1].startswith("This step has no place")
    assert Handling.objects.count() == 1


def test_a_thing_is_sealed_by_one(desk: DeskWorld) -> None:
    report = checked(desk)
    item_id = report.items.get().pk
    told = together(
        [
            lambda who=who: desk_custody.take_in(
                actor=desk.acts(who),
                report_id=report.pk,
                item_id=item_id,
                seal=f"S-{who}",
                place="Brankas",
                brought_by="Analis",
                taken_in_on=CHECKED,
            )
            for who in ("officer", "second")
        ]
    )
    assert told == ["", "This is in custody already."]
    assert Deposit.objects.count() == 1


def test_a_thing_is_not_moved_while_it_is_handed_over(desk: DeskWorld) -> None:
    """Both lock the report first: none waits for the other for ever."""
    report = decided(desk)
    deposit = taken_in(desk, report)
    told = together(
        [
            lambda: desk_endings.hand_over(
                actor=desk.acts("officer", HANDED),
                report_id=report.pk,
                handed_over_on=HANDED,
                handed_over_to="KPKNL Serang",
                hand_over_receipt="BA-7",
            ),
            lambda: desk_custody.move(
                actor=desk.acts("second", HANDED),
                deposit_id=deposit.pk,
                moved_on=HANDED,
                place="Gudang",
                reason="Renovasi",
            ),
        ]
    )
    assert told[0] == ""
    deposit.refresh_from_db()
    assert deposit.state == "with_state"
    last = Movement.objects.filter(deposit=deposit).order_by("pk").last()
    assert last is not None
    assert last.kind == "handed_over"
