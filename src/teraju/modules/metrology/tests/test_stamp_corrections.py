"""What was written down wrongly in the book of stamps is put right, and nothing by hindsight."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from teraju.kernel.errors import DomainError, LacksRole
from teraju.modules.metrology.domain.stamps import NoStamp
from teraju.modules.metrology.models import Issue, StampStock
from teraju.modules.metrology.selectors.stamps import lines_of, stamps_out
from teraju.modules.metrology.services import issues, stamps
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow, WrongCount
from teraju.platform.audit.api import timeline

from . import unit_world as w
from .unit_world import DAY, NEEDS, RECEIVED, World

pytestmark = pytest.mark.django_db
SAH = ("sah", "4", "field")
TURN = date(2020, 1, 2)


def correct(unit: World, stock: StampStock, **changed: Any) -> StampStock:
    values = {"received_on": RECEIVED, "receipt": "BA-7a", "numbers": NEEDS, "reason": "Salah"}
    return stamps.correct_receipt(
        actor=unit.acts("counter"), stock_id=stock.pk, **{**values, **changed}
    )


def hand_over(unit: World, stock: StampStock, on: date = TURN, now: date = TURN) -> StampStock:
    keeper = unit.acts("counter", now)
    return stamps.hand_over_stamps(actor=keeper, stock_id=stock.pk, handed_on=on, handover="BA-1")


def test_a_year_is_planned_once_and_the_year_is_named(unit: World) -> None:
    w.planned(unit)
    with pytest.raises(DomainError, match="stamps of 2019 are in the book already") as refused:
        w.planned(unit)
    assert refused.value.field == "year"


def test_a_receipt_typed_too_low_is_put_right(unit: World) -> None:
    stock = w.received(unit)
    stock = correct(unit, stock, numbers={**NEEDS, SAH: 8})
    assert (w.line(stock).received, w.line(stock).there, stock.receipt) == (8, 8, "BA-7a")
    told = timeline(stock)[0]
    assert told.sentence == "corrected the receipt of the stamps"
    with pytest.raises(DomainError) as refused:
        correct(unit, stock, reason="  ")
    assert refused.value.field == "reason"
    with pytest.raises(LacksRole):
        stamps.correct_receipt(
            actor=unit.acts("tester"),
            stock_id=stock.pk,
            received_on=RECEIVED,
            receipt="x",
            numbers=NEEDS,
            reason="x",
        )


def test_what_is_out_was_received(unit: World) -> None:
    stock = w.received(unit)
    w.out(unit, stamps={w.line(stock).pk: 3})
    with pytest.raises(WrongCount, match="4 mm, in the field: more are out"):
        correct(unit, stock, numbers={**NEEDS, SAH: 2})
    assert w.line(stock).received == 6
    issue = Issue.objects.get()
    issues.take_back_issue(
        actor=unit.acts("counter"),
        issue_id=issue.pk,
        returned_on=DAY,
        stamps={issue.stamps.get().pk: 0},
        note="Hilang",
    )
    with pytest.raises(WrongCount, match="4 mm, in the field: more are out or missing") as lost:
        correct(unit, stock, numbers={**NEEDS, SAH: 2})
    assert lost.value.field == "numbers"
    with pytest.raises(DayOutOfOrder, match="SPT 12/2019") as refused:
        correct(unit, stock, received_on=date(2019, 3, 15), numbers=NEEDS)
    assert refused.value.field == "received_on"
    correct(unit, stock, received_on=DAY, numbers={**NEEDS, SAH: 3})


def test_only_what_lies_in_the_safe_has_a_receipt_to_correct(unit: World) -> None:
    with pytest.raises(NotNow):
        correct(unit, w.planned(unit))


def test_a_hand_over_lies_after_the_last_return(unit: World) -> None:
    stock = w.received(unit)
    issue = w.out(unit, stamps={w.line(stock).pk: 1})
    one = issue.stamps.get()
    issues.take_back_issue(
        actor=unit.acts("counter", TURN), issue_id=issue.pk, returned_on=TURN, stamps={one.pk: 1}
    )
    with pytest.raises(DayOutOfOrder, match="SPT 12/2019") as refused:
        hand_over(unit, stock, TURN - timedelta(days=1))
    assert refused.value.field == "handed_on"
    assert hand_over(unit, stock).state == "handed_over"


@pytest.mark.parametrize("year", [2019, 2020])
def test_the_stamps_of_a_year_stay_until_it_ends(unit: World, year: int) -> None:
    """The last days of field work at the earliest; those of the next year even less."""
    stock = w.received(unit)
    StampStock.objects.filter(pk=stock.pk).update(year=year)
    last = date(year, 12, 21)
    for day in (DAY, last):
        with pytest.raises(DayOutOfOrder, match=f"22 (Desember|December) {year}") as refused:
            hand_over(unit, stock, day, now=date(2021, 1, 2))
        assert refused.value.field == "handed_on"
    day = last + timedelta(days=1)
    assert hand_over(unit, stock, day, now=day).handed_on == day


@pytest.mark.parametrize(
    ("day", "is_offered"),
    [(RECEIVED, False), (DAY, False), (date(2019, 12, 21), False), (date(2019, 12, 22), True)],
)
def test_the_page_offers_no_hand_over_before(
    unit: World, client: Client, settings: Any, day: date, is_offered: bool
) -> None:
    settings.TERAJU_TODAY = day
    stock = w.received(unit)
    client.force_login(unit.counter)
    page = client.get(stock.get_absolute_url()).content.decode()
    assert (reverse("metrology_stock_hand_over", args=[stock.pk]) in page) is is_offered


def test_a_hand_over_by_mistake_is_undone(unit: World) -> None:
    last = date(2019, 12, 27)
    stock = hand_over(unit, w.received(unit), last, now=last)
    found = stamps_out(unit.agency.pk, unit.tester.pk, last)
    assert found.refusal is NoStamp.HANDED_OVER
    keeper, before = unit.acts("counter", last), unit.acts("counter", last - timedelta(days=1))
    with pytest.raises(DayOutOfOrder):
        stamps.reopen_stock(actor=before, stock_id=stock.pk, reason="Salah tekan")
    with pytest.raises(DomainError) as refused:
        stamps.reopen_stock(actor=keeper, stock_id=stock.pk, reason=" ")
    assert refused.value.field == "reason"
    stock = stamps.reopen_stock(actor=keeper, stock_id=stock.pk, reason="Salah tekan")
    assert (stock.state, stock.handed_on, stock.handover) == ("received", None, "")
    assert stamps_out(unit.agency.pk, unit.tester.pk, last).refusal is None
    with pytest.raises(NotNow):
        stamps.reopen_stock(actor=keeper, stock_id=stock.pk, reason="Lagi")


def test_lines_stand_in_the_order_of_the_law(unit: World) -> None:
    needs = {
        (kind, size, site): 1
        for kind, size in (("batal", "4"), ("sah", "2"), ("sah", "6"), ("pegawai", "-"))
        for site in ("office", "field")
    }
    stock = stamps.plan_year(
        actor=unit.acts("head"), agency=unit.agency, year=2019, grounds="x", needs=needs
    )
    found = [(one.site, one.kind, one.size) for one in lines_of(stock)]
    assert found[:4] == [
        ("field", "sah", "6"),
        ("field", "sah", "2"),
        ("field", "batal", "4"),
        ("field", "pegawai", "-"),
    ]
    assert {one[0] for one in found[4:]} == {"office"}


FIRST = date(2018, 11, 1)


def test_the_stamps_of_a_year_are_not_there_before_they_are_handed_out(unit: World) -> None:
    """In November and December of the year before; late ones still come. Source: SOP-6."""
    stock = w.received(unit)
    early = FIRST - timedelta(days=1)
    with pytest.raises(DayOutOfOrder, match="handed out from") as refused:
        correct(unit, stock, received_on=early)
    assert refused.value.field == "received_on"
    for day in (FIRST, date(2019, 1, 11)):
        assert correct(unit, stock, received_on=day).received_on == day


@pytest.mark.parametrize(
    ("today", "begins"),
    [(FIRST - timedelta(days=1), None), (FIRST, FIRST), (date(2019, 1, 11), date(2019, 1, 11))],
)
def test_the_form_begins_with_a_day_that_can_be(
    unit: World, client: Client, settings: Any, today: date, begins: date | None
) -> None:
    stock = w.planned(unit)
    stamps.request_stamps(
        actor=unit.acts("agency_head", w.REQUESTED),
        stock_id=stock.pk,
        requested_on=w.REQUESTED,
        request_letter="510/12",
    )
    settings.TERAJU_TODAY = today
    client.force_login(unit.counter)
    form = client.get(reverse("metrology_stock_receive", args=[stock.pk])).context["form"]
    assert form["received_on"].value() == begins
