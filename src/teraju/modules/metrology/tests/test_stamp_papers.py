"""The minutes of hand-over: written and signed here, or numbered elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.models import StampStock
from teraju.modules.metrology.services import issues, stamps
from teraju.platform.files import store
from teraju.platform.papers.api import Paper, papers_of
from teraju.platform.papers.tests.samples import text_of

from . import unit_world as w
from .unit_world import DAY, World

pytestmark = pytest.mark.django_db
TURN = date(2020, 1, 2)


RECEIVER = "Rini Contoh, Direktorat Metrologi"


def hand_over(unit: World, stock: StampStock, handover: str = "", to: str = RECEIVER) -> StampStock:
    return stamps.hand_over_stamps(
        actor=unit.acts("counter", TURN),
        stock_id=stock.pk,
        handed_on=TURN,
        handover=handover,
        received_by=to,
    )


def minutes(unit: World, stock: StampStock) -> list[Paper]:
    return papers_of(unit.acts("counter", TURN), stock)


def words_of(paper: Paper) -> str:
    with store.open(paper.sha256) as content:
        return " ".join(text_of(content.read()).split())


def _torn_sticker(unit: World, stock: StampStock) -> None:
    """A job from which every stamp came back, and a sticker less."""
    issue = w.out(unit, stamps={w.line(stock).pk: 1}, rolls=[w.roll(unit)])
    issues.take_back_issue(
        actor=unit.acts("counter"),
        issue_id=issue.pk,
        returned_on=DAY,
        stamps={issue.stamps.get().pk: 1},
        rolls={issue.rolls.get().pk: 99},
        note="Robek",
    )


def test_they_say_what_was_handed_over_and_what_became_of_the_rest(unit: World) -> None:
    stock = w.received(unit)
    issue = w.out(unit, stamps={w.line(stock).pk: 2})
    issues.take_back_issue(
        actor=unit.acts("counter"),
        issue_id=issue.pk,
        returned_on=DAY,
        stamps={issue.stamps.get().pk: 1},
        note="Patah di pasar",
    )
    _torn_sticker(unit, stock)
    counted = {one.pk: one.there for one in stamps.lines_of(stock)}
    counted[w.line(stock).pk] -= 1
    stamps.count_stamps(
        actor=unit.acts("counter"),
        stock_id=stock.pk,
        counted_on=DAY,
        witness="Kepala unit",
        found=counted,
        explanation="Hilang saat pindah lemari",
    )
    stock = hand_over(unit, stock)
    (paper,) = minutes(unit, stock)
    said = words_of(paper)
    assert stock.handover == paper.number
    assert "Sah 4 mm, di lapangan 6 2 4" in said
    assert "SPT 12/2019 (Sah 4 mm, di lapangan: 1): Patah di pasar" in said
    # What was missing of a roll is no stamp.
    assert "Robek" not in said
    assert "Hilang saat pindah lemari" in said
    assert "2 Januari 2020" in said
    # Two hand over: one signs, and both are named.
    assert "Yang menyerahkan Petugas CTT" in said
    assert f"Yang menerima {RECEIVER}" in said


def test_minutes_that_are_written_here_name_who_received_them(unit: World) -> None:
    stock = w.received(unit)
    with pytest.raises(DomainError) as refused:
        hand_over(unit, stock, to=" ")
    assert refused.value.field == "received_by"
    assert minutes(unit, stock) == []


def test_minutes_that_were_written_elsewhere_are_not_written_twice(unit: World) -> None:
    stock = hand_over(unit, w.received(unit), "BA-1", to="")
    assert stock.handover == "BA-1"
    assert minutes(unit, stock) == []


def test_they_fall_with_the_hand_over(unit: World) -> None:
    stock = hand_over(unit, w.received(unit))
    keeper = unit.acts("counter", TURN)
    stamps.reopen_stock(actor=keeper, stock_id=stock.pk, reason="Salah tekan")
    (paper,) = minutes(unit, stock)
    assert (paper.is_valid, paper.revoked_reason) == (False, "Salah tekan")
    newer = hand_over(unit, stock)
    assert [one.is_valid for one in minutes(unit, newer)] == [True, False]


def test_the_page_leads_to_them(unit: World, client: Client, settings: Any) -> None:
    settings.TERAJU_TODAY = TURN
    stock = w.received(unit)
    client.force_login(unit.counter)
    address = reverse("metrology_stock_hand_over", args=[stock.pk])
    said = {"version": stock.version, "handed_on": "2020-01-02"}
    assert client.post(address, said).status_code == 422
    sent = client.post(address, {**said, "received_by": RECEIVER})
    assert sent.status_code == 302
    (paper,) = minutes(unit, stock)
    page = client.get(stock.get_absolute_url()).content.decode()
    assert paper.get_absolute_url() in page
