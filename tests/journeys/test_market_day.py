"""A market day without a line: thirty sheets on a telephone, sent, and sent again."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.models import (
    FieldEntry,
    Instrument,
    Owner,
    Sheet,
    Sticker,
    Verification,
)
from teraju.modules.metrology.selectors.stamps import lines_of, stock_of
from teraju.modules.metrology.tests.field_world import Day, a_day
from teraju.modules.metrology.tests.unit_world import DAY, out, standard

from .person import PICTURES, until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
TRADERS, SHEETS = 10, 30
# What an official needs for a tap, with eyes on the scale: measured by the house.
SECONDS_A_TAP, MOST_TAPS, MOST_SECONDS = 2, 10, 20


@dataclass
class Telephone:
    """A telephone in the hands of an official; counts the taps."""

    page: Any
    taps: int = 0

    def tap(self, selector: str) -> None:
        self.page.locator(selector).first.tap()
        self.taps += 1

    def tap_words(self, words: str) -> None:
        self.page.get_by_role("link", name=words).or_(
            self.page.get_by_role("button", name=words)
        ).first.tap()
        self.taps += 1

    def picture(self, name: str) -> None:
        """Keep a picture when asked to (TERAJU_PICTURES=1)."""
        if os.environ.get("TERAJU_PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(PICTURES / f"{name}.png"))

    def waits(self, number: int) -> None:
        self.page.locator(f'#field-waiting[data-number="{number}"]').wait_for(timeout=20_000)


@pytest.fixture
def day(demonstration: Any) -> Day:
    """Ten traders: a table scale each, ten electronic scales, ten sets of weights."""
    demonstration.TERAJU_TODAY = DAY
    made = a_day()
    Instrument.objects.all().delete()
    bench, market = made.bench, made.session.place
    said: dict[str, Any] = {"government": bench.agency.government, "agency": bench.agency}
    said |= {"created_at": bench.acts("head").now, "updated_at": bench.acts("head").now}
    for number in range(TRADERS):
        owner = Owner.objects.create(name=f"Pedagang {number:02}", **said)
        for kind in ("table_scale", "electronic_scale", "common_weight"):
            count = 8 if kind == "common_weight" else 1
            bench.scale(kind, owner=owner, place=market, count=count)
    return made


@pytest.fixture
def telephone(browser: Any, live_server: Any, day: Day) -> Iterator[Telephone]:
    with in_hand(browser, live_server.url, day.bench.tester) as phone:
        yield phone


@contextmanager
def in_hand(browser: Any, address: str, person: Any) -> Iterator[Telephone]:
    """A telephone on which somebody has opened the page of the field."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    let_in(context, address, person)
    page = context.new_page()
    page.set_default_timeout(15_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/metrology/field/app/")
    yield Telephone(page)
    context.close()
    assert not [one for one in said if "Content Security Policy" in one]


def let_in(context: Any, address: str, person: Any) -> None:
    """Log in beside the browser, and give it the key of the visit."""
    client = Client()
    client.force_login(person)
    name = django_settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def take_along(phone: Telephone, day: Day) -> None:
    phone.page.wait_for_selector("html[data-stored]")
    phone.tap(f'[data-take="session-{day.session.pk}"]')
    phone.page.locator("#traders .frow").nth(TRADERS - 1).wait_for()
    phone.picture("field-market")


def to_trader(phone: Telephone, number: int) -> None:
    phone.tap_words(f"Pedagang {number:02}")
    phone.page.locator("#rows").wait_for()


def to_sheet(phone: Telephone, row: int) -> None:
    phone.tap(f"#rows .frow >> nth={row}")
    phone.page.locator(".fpoint").first.wait_for()


def answer(phone: Telephone, how: str, number: int = 20) -> None:
    """Answer point after point, until all that the law asks for is there."""
    for _point in range(number):
        waiting = phone.page.locator(".fpoint.now")
        if not waiting.count():
            return
        at = waiting.get_attribute("data-point")
        left = phone.page.locator(f'.fpoint.now [data-answer="{how}"]').count()
        phone.tap(f'.fpoint.now [data-answer="{how}"]')
        until(
            phone.page,
            "([at, how, left]) => { const now = document.querySelector('.fpoint.now');"
            " return !now || now.dataset.point !== at"
            ' || now.querySelectorAll(`[data-answer="${how}"]`).length < left; }',
            arg=[at, how, left],
        )


def table_scale(phone: Telephone, number: int) -> float:
    """A sheet that passes: at most ten taps from the list of traders to the mark."""
    to_trader_list(phone)
    phone.taps, began = 0, time.monotonic()
    to_trader(phone, number)
    to_sheet(phone, 0)
    answer(phone, "yes")
    phone.tap('[data-finish="pass"]')
    phone.page.locator("#rows").wait_for()
    return time.monotonic() - began


def to_trader_list(phone: Telephone) -> None:
    phone.page.evaluate("location.hash = location.hash.split('/')[0]")
    phone.page.locator("#traders").wait_for()


def fails_and_is_adjusted(phone: Telephone, number: int) -> None:
    """The beam is not crossed at the limit; adjusted on the spot it passes, both are kept."""
    to_trader_list(phone)
    to_trader(phone, number)
    to_sheet(phone, 0)
    phone.picture("field-sheet")
    phone.tap('.fpoint.now [data-answer="no"]')
    phone.picture("field-fails")
    phone.tap('[data-finish="adjust"]')
    phone.page.get_by_text("setelah dijustir").wait_for()
    answer(phone, "yes")
    phone.tap('[data-finish="pass"]')
    phone.page.locator("#rows").wait_for()


def electronic_scale(phone: Telephone, number: int, code: str) -> None:
    """Every reading confirmed or stepped; the sticker typed, with its check character."""
    to_trader_list(phone)
    to_trader(phone, number)
    to_sheet(phone, 1)
    if code:
        # The browser dies in the middle: what was tapped is still there.
        answer(phone, "yes", 3)
        phone.page.reload()
        phone.page.locator('.fpoint.now[data-point="3"]').wait_for()
    answer(phone, "yes")
    if code:
        phone.tap(".fmore summary")
        box = phone.page.locator('[name="sticker"]')
        box.fill(code[:-1] + ("0" if code[-1] != "0" else "1"))
        box.blur()
        phone.page.get_by_text("Kode salah").or_(
            phone.page.locator("[aria-invalid]")
        ).first.wait_for()
        box.fill(code.lower())
        box.blur()
        phone.page.get_by_text(f"✓ {code}").wait_for()
        phone.picture("field-sticker")
    phone.tap('[data-finish="pass"]')
    phone.page.locator("#rows").wait_for()


def set_of_weights(phone: Telephone, number: int) -> None:
    """One row: seven passed, two of them adjusted, one failed."""
    to_trader_list(phone)
    to_trader(phone, number)
    phone.picture("field-trader")
    for name, value in (("passed", "7"), ("adjusted", "2"), ("failed", "1")):
        phone.page.locator(f'[name="{name}"]').fill(value)
    if number == 0:
        says_what_does_not_add_up(phone)
    phone.tap("[data-set]")
    phone.page.locator("[data-set]").wait_for(state="detached")


def says_what_does_not_add_up(phone: Telephone) -> None:
    """While it is typed; nothing is marked meanwhile."""
    box, said = phone.page.locator('[name="failed"]'), phone.page.locator(".fcounts [role=alert]")
    for typed, words in (("2", "Jumlahnya 9 buah"), ("0", "Baru 7 dari 8 buah"), ("", "Hitung")):
        box.fill(typed)
        said.get_by_text(words).wait_for()
    phone.tap("[data-set]")
    assert phone.page.locator("[data-set]").is_visible()
    box.tap()
    phone.page.keyboard.type("1")
    assert said.inner_text() == ""


def test_a_market_day(telephone: Telephone, day: Day) -> None:
    page, context = telephone.page, telephone.page.context
    take_along(telephone, day)
    context.set_offline(True)
    page.reload()
    page.locator("#traders").wait_for()
    government = day.bench.agency.government_id
    fails_and_is_adjusted(telephone, 0)
    slowest = max(table_scale(telephone, number) for number in range(1, TRADERS))
    assert telephone.taps <= MOST_TAPS
    assert telephone.taps * SECONDS_A_TAP <= MOST_SECONDS
    assert slowest <= MOST_SECONDS
    for number in range(TRADERS):
        electronic_scale(
            telephone, number, sticker_code(government, number + 1) if number < 2 else ""
        )
    for number in range(TRADERS):
        set_of_weights(telephone, number)
    may_be_counted_again(telephone)
    telephone.waits(SHEETS)
    says_what_was_done(telephone)
    assert FieldEntry.objects.count() == 0
    context.set_offline(False)
    telephone.waits(0)
    arrived(day)
    page.evaluate("dispatchEvent(new Event('online'))")
    telephone.waits(0)
    arrived(day)
    leaves_nothing(telephone)


def may_be_counted_again(phone: Telephone) -> None:
    """Repaired the same day, a set comes back; what is begun and left is no sheet."""
    phone.tap("[data-again]")
    phone.page.get_by_text("Sudah diuji, ").wait_for()
    phone.tap("[data-leave]")
    phone.page.locator("[data-again]").wait_for()


def says_what_was_done(phone: Telephone) -> None:
    """A set says what of it failed, at its trader's and in the list, which names each kind."""
    phone.page.get_by_text("Lulus 7, di antaranya dijustir 2, Gagal 1").wait_for()
    phone.page.evaluate("location.hash = 'sent'")
    said = phone.page.locator(".flist")
    said.get_by_text("Lulus 7, di antaranya dijustir 2, Gagal 1").first.wait_for()
    said.get_by_text("Timbangan meja").first.wait_for()


def leaves_nothing(phone: Telephone) -> None:
    """Who logs out takes the market and everything done with them."""
    kept = (
        "indexedDB.databases().then(all => all.filter(one => one.name.startsWith('field-')).length)"
    )
    assert phone.page.evaluate(kept) == 2
    phone.tap("details.menu summary")
    phone.tap("form[data-forget] button")
    phone.page.wait_for_url("**/login/**")
    assert phone.page.evaluate(kept) == 0
    assert (
        phone.page.evaluate("Object.keys(localStorage).filter(n => n.startsWith('sheet:')).length")
        == 0
    )


def arrived(day: Day) -> None:
    """Thirty sheets, thirty acts, nothing double, nothing left to settle."""
    assert set(FieldEntry.objects.values_list("outcome", flat=True)) == {"stored"}
    assert FieldEntry.objects.count() == Sheet.objects.count() == SHEETS
    assert Verification.objects.filter(result="sah", on=DAY).count() == SHEETS
    adjusted = Sheet.objects.get(instrument__kind="table_scale", attempts__ordinal=2)
    assert [one.verdict for one in adjusted.attempts.order_by("ordinal")] == ["fail", "pass"]
    weights = Verification.objects.filter(instrument__kind="common_weight").first()
    assert weights is not None
    assert (weights.passed, weights.adjusted, weights.failed) == (7, 2, 1)
    assert Sticker.objects.filter(state="bound", used_on=DAY).count() == 2
    ended = Sheet.objects.order_by("ended_at").last()
    assert ended is not None
    assert ended.ended_at is not None
    assert ended.ended_at - ended.started_at < timedelta(hours=1)


def test_two_officials_at_one_kiosk(browser: Any, live_server: Any, day: Day) -> None:
    """The second one's telephone says that a sheet met another, and shows both; one is settled."""
    bench = day.bench
    equip(day, bench.second)
    with in_hand(browser, live_server.url, bench.second) as phone:
        page, context = phone.page, phone.page.context
        take_along(phone, day)
        context.set_offline(True)
        table_scale(phone, 1)
        phone.waits(1)
        scale = Instrument.objects.get(kind="table_scale", owner__name="Pedagang 01")
        [first] = day.sync(day.entry(scale))
        assert first.outcome == "stored"
        context.set_offline(False)
        phone.waits(0)
        assert Sheet.objects.count() == 1, "nothing double"
        phone.tap_words("1 perlu dilihat")
        beside = page.locator(".fbeside")
        beside.get_by_text("Lembar Anda").or_(beside.locator("dt")).first.wait_for()
        assert bench.tester.title in beside.inner_text()
        phone.picture("field-met")
        phone.tap('.fside a[href*="/entries/"]')
        phone.tap_words("Kesampingkan")
        page.locator("form textarea").first.fill("Penera lain lebih dulu")
        phone.picture("field-aside")
        phone.tap("main form button:not(.plain) >> nth=-1")
        page.get_by_text("Dikesampingkan").first.wait_for()
        page.goto(f"{live_server.url}/metrology/field/app/")
        page.get_by_text("perlu dilihat").wait_for(state="detached")
    assert list(FieldEntry.objects.order_by("outcome").values_list("outcome", flat=True)) == [
        "discarded",
        "stored",
    ]
    assert Verification.objects.count() == 1


def equip(day: Day, person: Any) -> None:
    """Hand out what somebody needs for a day at the market."""
    bench = day.bench
    stock = stock_of(bench.agency.pk, DAY.year)
    assert stock is not None
    field = [one for one in lines_of(stock) if one.site == "field" and one.there]
    out(
        bench,
        holder=person,
        job="SPT 13/2019",
        stamps={one.pk: 1 for one in field},
        standards=[standard(bench, code="AT-09", nominal=Decimal(1), count=20)],
    )
