"""The day after a market: what was refused is put right, and what was taken along is fetched."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.models import FieldEntry, Instrument, Issue, Sheet, StickerRoll
from teraju.modules.metrology.tests.field_world import Day
from teraju.modules.metrology.tests.unit_world import DAY

from .test_market_day import (
    Telephone,
    answer,
    day,
    electronic_scale,
    equip,
    take_along,
    telephone,
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
__all__ = ["day", "telephone"]
NEXT = DAY + timedelta(days=1)


def the_next_day(phone: Telephone, settings: Any) -> None:
    """The telephone takes the server's clock over with the next word from it."""
    settings.TERAJU_TODAY = NEXT
    phone.page.context.set_offline(False)
    phone.waits(0)


def test_put_right_it_keeps_its_day(telephone: Telephone, day: Day, demonstration: Any) -> None:
    """Refused for its sticker, it is put right a day later with stamps that were due back."""
    page = telephone.page
    # A second hand-out holds the same stamps.
    equip(day, day.bench.tester)
    take_along(telephone, day)
    page.context.set_offline(True)
    for number in range(2):
        code = sticker_code(day.bench.agency.government_id, number + 1)
        electronic_scale(telephone, number, code)
    lost = {"state": "withdrawn", "withdrawn_on": DAY - timedelta(days=1)}
    StickerRoll.objects.update(**lost, withdrawn_because="Hilang")
    the_next_day(telephone, demonstration)
    assert FieldEntry.objects.filter(outcome="refused").count() == 2
    to_be_put_right(telephone)
    telephone.picture("field-put-right")
    telephone.tap(".fmore summary")
    assert page.locator(".fmore .chip").filter(has_text="Jaminan").count() == 1
    page.locator('[name="sticker"]').fill("")
    page.locator('[name="sticker"]').blur()
    telephone.tap('[data-finish="pass"]:enabled')
    page.locator("#rows").wait_for()
    telephone.waits(0)
    sheet = Sheet.objects.get()
    sent = FieldEntry.objects.get(outcome="replaced").payload
    assert sheet.tested_on == DAY
    assert [sheet.started_at, sheet.ended_at] == [
        datetime.fromisoformat(sent[one]) for one in ("started_at", "ended_at")
    ]
    measured_anew(telephone)


def to_be_put_right(phone: Telephone) -> None:
    phone.page.evaluate("location.hash = 'sent'")
    phone.page.locator(".flist").get_by_text("14 Maret 2019").first.wait_for()
    phone.tap_words("Perbaiki")
    phone.page.get_by_text("tetap pengujian hari itu").wait_for()


def measured_anew(phone: Telephone) -> None:
    """It is a test of today then, with nothing read yet, and the stamps are due back by now."""
    to_be_put_right(phone)
    phone.tap("[data-anew]")
    phone.page.get_by_text("menjadi pengujian tanggal 15 Maret 2019").wait_for()
    answer(phone, "yes")
    phone.picture("field-anew")
    phone.page.locator(".fverdict").get_by_text("harus sudah kembali sebelum hari ini").wait_for()
    assert phone.page.locator('[data-finish="pass"]').is_disabled()


def test_fetched_again_nothing_stands_twice(
    telephone: Telephone, day: Day, demonstration: Any
) -> None:
    """What was new on the first day is the register's on the second; what was not sent is kept."""
    page = telephone.page
    before = Instrument.objects.count()
    take_along(telephone, day)
    telephone.tap_words("Pedagang baru")
    page.locator('[name="name"]').fill("Bu Baru")
    page.locator('[name="stall"]').fill("C-9")
    telephone.tap_words("Lanjut")
    new_scale(telephone, "SN-1")
    answer(telephone, "yes")
    telephone.tap('[data-finish="pass"]')
    page.locator("#rows").wait_for()
    telephone.waits(0)
    telephone.tap_words("UTTP baru")
    new_scale(telephone, "SN-2")
    telephone.tap('.fpoint.now [data-answer="yes"]')
    demonstration.TERAJU_TODAY = NEXT
    # Stamps and standards are theirs for the second day too.
    Issue.objects.update(due_on=NEXT)
    page.evaluate("location.hash = ''")
    take_along(telephone, day)
    [known] = Instrument.objects.filter(serial="SN-1")
    assert page.locator("#traders .frow").filter(has_text="Bu Baru").count() == 1
    telephone.tap_words("Bu Baru")
    page.locator("#rows").wait_for()
    rows = page.locator("#rows .frow")
    assert rows.count() == 2
    rows.filter(has_text=known.tag).get_by_text("Sah").wait_for()
    telephone.picture("field-fetched-again")
    rows.filter(has_text="SN-2").tap()
    page.locator(".fpoint").first.wait_for()
    answer(telephone, "yes")
    telephone.tap('[data-finish="pass"]:enabled')
    page.locator("#rows").wait_for()
    telephone.waits(0)
    assert Instrument.objects.count() == before + 2
    assert Instrument.objects.filter(owner=known.owner_id, place=known.place_id).count() == 2


def new_scale(phone: Telephone, serial: str) -> None:
    page = phone.page
    page.get_by_label("Jenis UTTP").select_option("table_scale")
    page.locator('[name="serial"]').fill(serial)
    phone.tap_words("Lanjut")
    page.locator(".fpoint.now").wait_for()
