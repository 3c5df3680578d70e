"""Rolls and stickers on their pages: what is missing, what is printed, what is handed out."""

from __future__ import annotations

import csv
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.services import issues, standards, stickers

from . import unit_world as w
from .test_unit_pages import get, refused_at, send, tag_of
from .unit_world import DAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.TERAJU_TODAY = DAY


def back(unit: World, issue: Any, left: int, note: str = "") -> None:
    issues.take_back_issue(
        actor=unit.acts("counter"),
        issue_id=issue.pk,
        returned_on=DAY,
        rolls={issue.rolls.get().pk: left},
        note=note,
    )


class TestTheHandOut:
    def test_says_which_standards_and_rolls_it_does_not_offer(self, unit: World) -> None:
        lent, roll = w.standard(unit), w.roll(unit)
        standards.lend(
            actor=unit.acts("tester"),
            standard_id=lent.pk,
            borrower="UPT lain",
            agreement="KSO 1",
            lent_on=DAY,
            until=DAY,
        )
        w.standard(unit, code="AT-02", name="Remidi", certified=False)
        w.out(unit, rolls=[roll], standards=[w.standard(unit, code="AT-03", name="Halus")])
        page = get(unit.counter, "metrology_issue_add")
        assert "AT-01 – It is lent to another unit." in page
        assert "AT-02 – It has no certificate" in page
        assert "AT-03 – It is out with another official." in page
        assert "R-1 – it is out for SPT 12/2019 (Penera Ahli Pertama)" in page

    def test_says_that_there_is_nothing_to_hand_out(self, unit: World) -> None:
        roll = w.roll(unit, 1, 1)
        w.out(unit, rolls=[roll])
        torn = sticker_code(unit.agency.government_id, 1)
        stickers.spoil_sticker(actor=unit.acts("tester"), code=torn, reason="Robek")
        back(unit, roll.issued.get().issue, 0)
        page = get(unit.counter, "metrology_issue_add")
        assert "No roll with stickers is in the safe" in page
        assert "No standard is entered" in page

    def test_says_so_where_every_stamp_is_out(self, unit: World) -> None:
        stock = w.received(unit)
        for site in ("field", "office"):
            taken = {one.pk: one.there for one in w.lines_of(stock) if one.site == site}
            w.out(unit, site=site, stamps=taken)
        assert "No stamp lies in the safe" in get(unit.counter, "metrology_issue_add")


def test_a_test_says_which_standards_are_not_used_and_why(unit: World) -> None:
    w.in_force(unit)
    w.standard(unit, certified=False)
    page = get(unit.tester, "metrology_sheet_open", w.instrument(unit).pk)
    assert "AT-01 – It has no certificate" in page


def test_what_is_missing_of_a_roll_is_recorded_as_spoiled(unit: World) -> None:
    roll = w.roll(unit)
    back(unit, w.out(unit, rolls=[roll]), 99, "Robek")
    page = get(unit.counter, "metrology_roll", roll.pk)
    assert "(missing: 1)" in page
    data = {"code": sticker_code(unit.agency.government_id, 5), "reason": "Robek"}
    send(unit.counter, "metrology_sticker_spoil", data=data)
    assert "goes out with the next job" in get(unit.counter, "metrology_roll", roll.pk)


def test_the_codes_of_a_roll_are_there_to_be_printed(unit: World, settings: Any) -> None:
    settings.TERAJU_ADDRESS = "https://tera.example"
    roll = w.roll(unit, 5, 7)
    head, *rows = csv.reader(get(unit.counter, "metrology_roll_codes", roll.pk).splitlines())
    assert head == ["number", "code", "address"]
    code = sticker_code(unit.agency.government_id, 6)
    assert rows[1] == ["6", code, f"https://tera.example/i/{code}"]
    assert len(rows) == 3
    get(unit.stranger, "metrology_roll_codes", roll.pk, code=404)
    codes = reverse("metrology_roll_codes", args=[roll.pk])
    assert codes in get(unit.counter, "metrology_roll", roll.pk)
    # Who does not keep stickers, though the roll is open to every colleague.
    get(unit.tester, "metrology_roll_codes", roll.pk, code=403)
    assert codes not in get(unit.tester, "metrology_roll", roll.pk)


def test_what_is_left_of_a_roll_has_its_thousands_apart(unit: World) -> None:
    one = w.roll(unit, last=1995)
    assert "1,995" in get(unit.counter, "metrology_roll", one.pk)


def test_a_roll_with_too_many_stickers_is_a_slip(unit: World) -> None:
    for last in (10_001, 10**9, 10**12):
        data = {"name": "R-9", "first": 1, "last": last, "received_on": DAY}
        assert refused_at(send(unit.counter, "metrology_roll_add", data=data, status=422), "last")


def test_an_instrument_tells_its_stickers_and_takes_a_new_one(unit: World) -> None:
    scale = w.instrument(unit)
    tag = tag_of(scale)
    w.out(unit, rolls=[w.roll(unit)])
    scanned = f"https://tera.example/i/{sticker_code(unit.agency.government_id, 9)}"
    page = get(unit.tester, "metrology_instrument", scale.pk)
    assert f"/metrology/stickers/add/?tag={tag}" in page
    data = {"code": scanned, "tag": f"https://tera.example/i/{tag}", "on": DAY}
    send(unit.tester, "metrology_sticker_add", data=data)
    page = get(unit.counter, "metrology_instrument", scale.pk)
    assert sticker_code(unit.agency.government_id, 9) in page
    assert "?tag=" not in page


def test_the_year_of_the_stamps_tells_at_which_job_one_was_lost(unit: World) -> None:
    stock = w.received(unit)
    issue = w.out(unit, stamps={w.line(stock).pk: 2})
    one = issue.stamps.get()
    issues.take_back_issue(
        actor=unit.acts("counter"),
        issue_id=issue.pk,
        returned_on=DAY,
        stamps={one.pk: 1},
        note="Jatuh ke selokan",
    )
    page = get(unit.staff, "metrology_stock", stock.pk)
    assert issue.get_absolute_url() in page
    assert "Jatuh ke selokan" in page


def test_the_stamps_of_a_year_that_has_ended_are_taken_back_first(
    unit: World, settings: Any
) -> None:
    stock = w.received(unit)
    w.out(unit, stamps={w.line(stock).pk: 1})
    settings.TERAJU_TODAY = DAY.replace(year=2020)
    page = get(unit.counter, "metrology_stock", stock.pk)
    assert "take back what is out, then hand them over" in page


def test_the_public_page_of_a_sticker_on_nothing_is_titled_by_its_code_once(unit: World) -> None:
    w.roll(unit, 5, 7)
    code = sticker_code(unit.agency.government_id, 6)
    page = Client().get(reverse("metrology_tag", args=[code])).content.decode()
    [title] = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)
    assert title.count(code) == 1
