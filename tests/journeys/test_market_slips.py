"""What a hasty hand types at the market: nothing is guessed, doubled, or marked by a slip."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.metrology.models import Instrument, Owner
from teraju.modules.metrology.tests.field_world import Day

from .person import until
from .test_market_day import (
    Telephone,
    answer,
    day,
    equip,
    in_hand,
    take_along,
    telephone,
    to_sheet,
    to_trader,
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
__all__ = ["day", "telephone"]


def test_slips_of_the_hand(telephone: Telephone, day: Day) -> None:
    page = telephone.page
    take_along(telephone, day)
    page.context.set_offline(True)
    to_trader(telephone, 0)
    to_sheet(telephone, 1)
    answer(telephone, "yes", 1)
    what_is_typed(telephone)
    page.evaluate("location.hash = location.hash.split('/')[0]")
    page.locator("#traders").wait_for()
    what_is_new(telephone)
    page.context.set_offline(False)
    page.evaluate("location.hash = 'session-999'")
    page.locator("[data-take]").wait_for()
    assert Owner.objects.filter(name="Bu Baru").count() == 0


def what_is_typed(phone: Telephone) -> None:
    """More than one number, below zero under a load, and small weights that no display bears."""
    page = phone.page
    point = page.locator('.fpoint[data-point="1"]')
    box = point.locator('[data-box="1"]')
    for typed, words in (("-100", "di bawah nol"), ("2.500", "tulis 2500 atau 2,5")):
        box.fill(typed)
        box.blur()
        point.get_by_text(words).wait_for()
        phone.picture(f"field-slip{typed}")
    # It passes as shown, and may not have passed before the display rounded it.
    box.fill("2501")
    box.blur()
    point.get_by_text("imbuh memastikannya").wait_for()
    phone.picture("field-hidden-half")
    box.fill("2500")
    box.blur()
    point.get_by_text("imbuh memastikannya").wait_for(state="detached")
    point.get_by_text("masuk batas").wait_for()
    # Two quick taps are two steps.
    page.evaluate(
        "() => { const at = '.fpoint[data-point=\"1\"] [data-answer=greater]';"
        " const more = document.querySelector(at); more.click(); more.click(); }"
    )
    until(page, "document.querySelector('[data-box=\"1\"]').value === '2510'")
    point.get_by_text("lewat batas").wait_for()
    point.locator("summary").tap()
    small = point.locator('[data-box="1.added"]')
    for typed, words in (("-3", "mulai dari nol"), ("12,5", "melebihi e")):
        small.fill(typed)
        small.blur()
        point.get_by_text(words).wait_for()
    phone.picture("field-slip-added")
    assert page.locator('[data-finish="pass"]').count() == 0


def what_is_new(phone: Telephone) -> None:
    page = phone.page
    phone.tap_words("Pedagang baru")
    page.locator('[name="name"]').fill("   ")
    phone.tap_words("Lanjut")
    assert page.locator('[name="name"]:invalid').count() == 1
    page.locator('[name="name"]').fill("Bu Baru")
    # A doubled tap.
    page.evaluate(
        "() => { const go = document.querySelector('form .go'); go.click(); go.click(); }"
    )
    page.get_by_label("Jenis UTTP").select_option("common_weight")
    for typed in ("0", "-5", "2,5", "abc", ""):
        page.locator('[name="count"]').fill(typed)
        phone.tap_words("Lanjut")
        page.get_by_text("bilangan bulat").wait_for()
    phone.picture("field-slip-pieces")
    page.locator('[name="count"]').fill("3")
    phone.tap_words("Lanjut")
    page.locator("[data-remove]").wait_for()
    phone.picture("field-take-back")
    phone.tap("[data-remove]")
    page.locator("#rows").wait_for(state="detached")
    phone.picture("field-take-back-trader")
    page.evaluate("location.hash = location.hash.split('/')[0]")
    page.locator("#traders").wait_for()
    assert page.locator("#traders .frow").filter(has_text="Bu Baru").count() == 1
    phone.tap_words("Bu Baru")
    phone.tap("[data-remove]")
    page.locator("#traders").wait_for()
    assert page.locator("#traders .frow").filter(has_text="Bu Baru").count() == 0


def test_what_the_office_knows(browser: Any, live_server: Any, day: Day) -> None:
    """Tested by another today, called off by the office; the words are the office's too."""
    bench = day.bench
    equip(day, bench.second)
    scale = Instrument.objects.get(kind="table_scale", owner__name="Pedagang 01")
    [first] = day.sync(day.entry(scale))
    assert first.outcome == "stored"
    with in_hand(browser, live_server.url, bench.second) as phone:
        page = phone.page
        take_along(phone, day)
        page.locator("#traders .frow").filter(has_text="Pedagang 01").get_by_text("1/3").wait_for()
        to_trader(phone, 1)
        to_sheet(phone, 0)
        page.get_by_text(f"oleh {bench.tester.title}").wait_for()
        phone.picture("field-tested-by")
        day.session.state = "cancelled"
        day.session.save()
        page.evaluate("location.hash = ''")
        page.evaluate("dispatchEvent(new Event('online'))")
        page.get_by_text("Dibatalkan").wait_for()
        phone.picture("field-called-off")
        page.locator('form.lang [value="en"]').click()
        page.get_by_text("Called off").wait_for()
        page.locator('form.lang [value="en"][aria-pressed="true"]').wait_for()
        assert page.locator("html[lang=en]").count() == 1
        phone.picture("field-called-off-en")
        phone.tap("[data-removed]")
        page.locator("[data-removed]").wait_for(state="detached")
