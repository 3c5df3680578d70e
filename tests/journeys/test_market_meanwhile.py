"""While a sheet is open on a telephone its clock is set right, or the office settles it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localtime

from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.models import FieldEntry, Instrument, Issue, Sheet, StickerRoll
from teraju.modules.metrology.services import field
from teraju.modules.metrology.tests.field_world import Day
from teraju.modules.metrology.tests.unit_world import DAY

from .test_market_day import (
    Telephone,
    answer,
    day,
    electronic_scale,
    take_along,
    telephone,
    to_sheet,
    to_trader,
)

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


def test_what_the_office_took_meanwhile_is_not_put_right_any_more(
    telephone: Telephone, day: Day
) -> None:
    """Two refused sheets are being put right here when the office has them taken from the page.

    Of the one nothing was changed yet: it goes. What was written into the other stays, and says so.
    """
    page = telephone.page
    take_along(telephone, day)
    page.context.set_offline(True)
    for number in range(2):
        code = sticker_code(day.bench.agency.government_id, number + 1)
        electronic_scale(telephone, number, code)
    lost = {"state": "withdrawn", "withdrawn_on": DAY - timedelta(days=1)}
    StickerRoll.objects.update(**lost, withdrawn_because="Hilang")
    page.context.set_offline(False)
    telephone.waits(0)
    for number, note in enumerate(("Catatan kedua", "")):
        page.evaluate("location.hash = 'sent'")
        page.get_by_role("button", name="Perbaiki").nth(number).tap()
        page.get_by_text("tetap pengujian hari itu").wait_for()
        if note:
            telephone.tap(".fmore summary")
            page.get_by_label("Catatan", exact=True).fill(note)
            page.locator(".fhead h1").tap()
    for entry in FieldEntry.objects.filter(outcome="refused"):
        field.retry_entry(actor=day.acts(), entry_id=entry.pk)
    assert drafts(telephone) == 2
    page.evaluate("dispatchEvent(new Event('online'))")
    # The open one, in which nothing was changed, is its sheet again.
    page.get_by_text("Sudah diuji").wait_for()
    assert drafts(telephone) == 1
    page.evaluate("location.hash = 'sent'")
    page.get_by_text("Diselesaikan di kantor oleh").nth(1).wait_for()
    # By its tag, too: a trader may have several of a kind.
    [scale] = Instrument.objects.filter(kind="electronic_scale", owner__name="Pedagang 01")
    page.locator(".flist").get_by_text(scale.tag).wait_for()
    telephone.picture("field-settled")
    page.evaluate(f"location.hash = 'session-{day.session.pk}'")
    to_trader(telephone, 1)
    to_sheet(telephone, 1)
    page.get_by_text("tidak dikirim").wait_for()
    telephone.picture("field-settled-open")
    telephone.tap("[data-settled]")
    page.get_by_text("Sudah diuji").wait_for()
    assert drafts(telephone) == 0
    assert Sheet.objects.count() == 2


def drafts(phone: Telephone) -> int:
    """How many are begun on the telephone, as its log-out would ask about them."""
    number: int = phone.page.evaluate(
        "() => Object.entries(localStorage).filter(([name]) => name.startsWith('sheet:'))"
        ".flatMap(([_name, kept]) => Object.keys(JSON.parse(kept).dirty)).length"
    )
    return number
