"""The safe is counted while an official brings stamps back: neither overwrites the other."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

import pytest
from django.db import connection

from teraju.modules.metrology.models import StampStock
from teraju.modules.metrology.selectors.stamps import lines_of
from teraju.modules.metrology.services import issues, stamps

from . import unit_world as w
from .unit_world import DAY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def on_postgresql() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("threads cannot share SQLite's database in memory; PostgreSQL plays this")


def test_what_is_missing_by_the_count_and_by_the_return_adds_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unit = w.build_world()
    stock = w.received(unit)
    line = w.line(stock)
    issue = w.out(unit, stamps={line.pk: 2})
    brought = issue.stamps.get()
    returned: list[Future[None]] = []

    def bring_back() -> None:
        try:
            issues.take_back_issue(
                actor=unit.acts("head"),
                issue_id=issue.pk,
                returned_on=DAY,
                stamps={brought.pk: 1},
                note="Patah di pasar",
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:

        def read_then_meet(one: StampStock) -> list[Any]:
            """The return comes just after the book was read, and waits where it is locked."""
            read = lines_of(one)
            returned.append(pool.submit(bring_back))
            wait(returned, timeout=1)
            return read

        monkeypatch.setattr(stamps, "lines_of", read_then_meet)
        stamps.count_stamps(
            actor=unit.acts("counter"),
            stock_id=stock.pk,
            counted_on=DAY,
            witness="Kepala UPT",
            found={one.pk: one.there - (one.pk == line.pk) for one in lines_of(stock)},
            explanation="Satu hilang",
        )
        returned[0].result(timeout=60)
    found = w.line(stock)
    assert (found.received, found.missing, found.away, found.there) == (6, 2, 0, 4)
