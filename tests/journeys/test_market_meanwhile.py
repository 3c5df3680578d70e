"""While a sheet is open on a telephone, its clock is set right."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localtime

from teraju.modules.metrology.models import FieldEntry, Issue, Sheet
from teraju.modules.metrology.tests.field_world import Day
from teraju.modules.metrology.tests.unit_world import DAY

from .test_market_day import Telephone, answer, day, take_along, telephone, to_sheet, to_trader

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
__all__ = ["day", "telephone"]
NEXT = DAY + timedelta(days=1)


def hears_of(phone: Telephone, settings: Any, today: Any) -> None:
    """The office says what day it is: to the telephone its own clock has been wrong by a day."""
    settings.TERAJU_TODAY = today
    phone.page.evaluate(
        "() => new Promise((heard) => { addEventListener('clock', heard, { once: true });"
        " dispatchEvent(new Event('online')); }).then(() => null)"
    )


def test_an_open_sheet_goes_by_the_clock_that_was_set_right(
    telephone: Telephone, day: Day, demonstration: Any
) -> None:
    Issue.objects.update(due_on=NEXT)
    take_along(telephone, day)
    to_trader(telephone, 1)
    to_sheet(telephone, 0)
    answer(telephone, "yes", 1)
    hears_of(telephone, demonstration, NEXT)
    answer(telephone, "yes")
    telephone.tap('[data-finish="pass"]')
    telephone.page.locator("#rows").wait_for()
    telephone.waits(0)
    sheet = Sheet.objects.get()
    assert sheet.tested_on == NEXT
    assert sheet.ended_at is not None
    assert localtime(sheet.ended_at).date() == NEXT


def test_what_begins_by_a_fast_clock_ends_after_it_began(
    telephone: Telephone, day: Day, demonstration: Any
) -> None:
    Issue.objects.update(due_on=NEXT)
    take_along(telephone, day)
    to_trader(telephone, 1)
    hears_of(telephone, demonstration, NEXT)
    to_sheet(telephone, 0)
    answer(telephone, "yes", 1)
    hears_of(telephone, demonstration, DAY)
    answer(telephone, "yes")
    telephone.tap('[data-finish="pass"]')
    telephone.page.locator("#rows").wait_for()
    telephone.waits(0)
    assert FieldEntry.objects.get().outcome == "stored"
    assert Sheet.objects.get().tested_on == DAY


def test_an_open_sheet_says_at_once_what_was_due_back(
    telephone: Telephone, day: Day, demonstration: Any
) -> None:
    """By the clock set right the stamps and standards are overdue: before anything is tapped."""
    take_along(telephone, day)
    to_trader(telephone, 1)
    to_sheet(telephone, 0)
    answer(telephone, "yes")
    telephone.page.locator('[data-finish="pass"]:enabled').wait_for()
    hears_of(telephone, demonstration, NEXT)
    telephone.page.locator(".fverdict").get_by_text("harus sudah kembali").wait_for()
    assert telephone.page.locator('[data-finish="pass"]').is_disabled()
