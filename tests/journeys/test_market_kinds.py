"""What else is met without a line: a fuel pump, and a plate that nobody brought along."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.metrology.domain import editions
from teraju.modules.metrology.models import Instrument, Owner, Sheet, Verification
from teraju.modules.metrology.services.instruments import picture_instrument
from teraju.modules.metrology.services.tags import take_tags
from teraju.modules.metrology.tests.field_world import Day
from teraju.modules.metrology.tests.unit_world import DAY, out, standard
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.tests.contents import PNG

from .person import until
from .test_market_day import Telephone, day, take_along, telephone, to_trader

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
__all__ = ["day", "telephone"]


@pytest.fixture
def pumps_ruled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits of pumps are of 2020, after the bench's day: here they hold on it."""
    load = editions.load_rule_set

    def loaded(path: Any) -> Any:
        rules = load(path)
        if path.stem != "fuel_dispensers":
            return rules
        return replace(rules, editions=(replace(rules.editions[0], valid_from=DAY),))

    monkeypatch.setattr(editions, "load_rule_set", loaded)


@pytest.mark.usefixtures("pumps_ruled")
def test_a_fuel_pump_read_off_the_measure(telephone: Telephone, day: Day) -> None:
    """What stands in a box goes with the first key; what cannot be read is no reading."""
    page, context = telephone.page, telephone.page.context
    owner = Owner.objects.get(name="Pedagang 00")
    pump = day.bench.scale("fuel_dispenser", owner=owner, place=day.session.place)
    # Its mark of last year still counts on this day; its tag is one that can be scanned.
    [tag] = take_tags(day.bench.agency.government, 1)
    Instrument.objects.filter(pk=pump.pk).update(
        tag=tag, standing="valid", verified_on=DAY - timedelta(days=300), valid_until=DAY
    )
    old = put_by_the_office(day, pump)
    # Weights alone measure no delivery: nothing would be ticked, and nothing marked.
    measure = standard(day.bench, code="BUS-20", kind="measure", nominal=Decimal(20), unit="L")
    out(day.bench, stamps={}, standards=[measure])
    take_along(telephone, day)
    context.set_offline(True)
    to_trader(telephone, 0)
    row = page.locator(f'#rows a[href*="/s/{pump.pk}"]')
    assert "berlaku sampai" in row.inner_text()
    telephone.tap(f'#rows a[href*="/s/{pump.pk}"]')
    page.locator(".fpoint").first.wait_for()
    assert "debit maksimum" in page.locator(".fpoint").first.inner_text()
    # One box after the other, a tap each, as a thumb goes.
    for number in range(9):
        page.locator(f'.fpoint[data-point="{number}"] input').tap()
        page.keyboard.type("20,05" if number == 8 else "20")
    page.locator(".fverdict").tap()
    said = page.locator(".fverdict")
    said.get_by_text("Penyerahan pada debit lambat berselisih 0,2494 %").wait_for()
    box = page.locator('.fpoint[data-point="8"]')
    assert box.locator("input").input_value() == "20,05"
    box.get_by_text("masuk batas").wait_for()
    for typed, shown in (("20,0x", "20,0x"), ("", "20")):
        box.locator("input").fill(typed)
        box.locator("input").blur()
        box.get_by_text("masuk batas").wait_for(state="detached")
        until(
            page,
            "shown => document.querySelector('.fpoint[data-point=\"8\"] input').value === shown",
            shown,
        )
        said.get_by_text("Titik uji belum lengkap").wait_for()
    telephone.picture("field-pump")
    box.locator("input").tap()
    page.keyboard.type("20,01")
    box.locator("input").blur()
    telephone.tap(".fmore summary")
    page.get_by_text("Sudah ada foto.").wait_for()
    pictures_it(telephone)
    telephone.picture("field-photo")
    telephone.tap('[data-finish="pass"]')
    page.locator("#rows").wait_for()
    # What was found today stands there alone.
    row.get_by_text("Sah").wait_for()
    assert "berlaku sampai" not in row.inner_text()
    telephone.waits(1)
    context.set_offline(False)
    telephone.waits(0)
    assert Verification.objects.get(instrument=pump).result == "sah"
    pump.refresh_from_db()
    assert pump.photo not in (None, old)
    found_by_its_tag(telephone, pump)


def test_a_plate_that_nobody_brought_along(telephone: Telephone, day: Day) -> None:
    """Read without limits where no line is, judged on arrival, marked with the verdict in sight."""
    page, context = telephone.page, telephone.page.context
    take_along(telephone, day)
    context.set_offline(True)
    page.reload()
    page.locator("#traders").wait_for()
    to_trader(telephone, 0)
    telephone.tap_words("UTTP baru")
    page.get_by_label("Jenis UTTP").select_option("electronic_scale")
    page.get_by_label("Tulisan pada pelat").select_option("-1")
    for name, value in (("max", "20"), ("e", "20")):
        page.locator(f'[name="{name}"]').fill(value)
    page.get_by_label("Kelas ketelitian").select_option("III")
    telephone.picture("field-other-plate")
    telephone.tap_words("Lanjut")
    page.locator('[data-test="weighing"]').wait_for()
    page.locator('[name="weighing.0.load"]').fill("10000")
    telephone.tap('[data-finish="readings"]')
    page.get_by_text("Ada baris yang belum lengkap").wait_for()
    for name, value in readings().items():
        page.locator(f'[name="{name}"]').fill(value)
    pictures_it(telephone)
    telephone.picture("field-readings")
    page.reload()
    page.locator('[data-finish="readings"]').wait_for()
    telephone.tap('[data-finish="readings"]')
    page.get_by_text("menunggu putusan").wait_for()
    telephone.waits(1)
    context.set_offline(False)
    telephone.waits(0)
    sheet = Sheet.objects.get()
    assert (sheet.state, sheet.attempts.get().verdict) == ("open", "pass")
    assert sheet.instrument.photo is not None
    page.evaluate("location.hash = 'sent'")
    page.get_by_role("link", name="Bubuhkan cap").wait_for()
    telephone.picture("field-judged")
    page.get_by_role("link", name="Bubuhkan cap").click()
    page.wait_for_url(f"**{sheet.get_absolute_url()}")
    assert not Verification.objects.exists()
    telephone.picture("field-arrived")


def put_by_the_office(day: Day, one: Instrument) -> Any:
    """A photo of the day before."""
    actor = day.bench.acts("counter")
    before = Viewer(actor.user_id, actor.office, actor.now - timedelta(days=1), actor.hats)
    upload = SimpleUploadedFile("lama.png", PNG)
    return picture_instrument(actor=before, instrument_id=one.pk, photo=upload).photo


def pictures_it(phone: Telephone) -> None:
    """A photo of the instrument, made small and kept on the telephone."""
    box = phone.page.locator('label:has([name="picture"])')
    box.get_by_text("tanpa orang").wait_for()
    box.locator("input").set_input_files(str(finders.find("teraju/field/icon-512.png")))
    phone.page.get_by_text("Foto tersimpan.").wait_for()


def found_by_its_tag(phone: Telephone, one: Instrument) -> None:
    """Whoever scans the tag compares with it."""
    phone.page.goto(f"{phone.page.url.partition('/metrology')[0]}/i/{one.tag}")
    phone.tap("details:has(img) summary")
    until(phone.page, "document.querySelector('details img').naturalWidth === 512")
    phone.picture("field-photo-found")


def readings() -> dict[str, str]:
    """A scale of 20 kg that shows what lies on it."""
    said = {}
    for number, load in enumerate(("400", "10000", "20000")):
        said[f"weighing.{number}.load"] = said[f"weighing.{number}.indication"] = load
    for test, load, times in (("repeatability", "10000", 3), ("eccentricity", "7000", 4)):
        said[f"{test}.0.load"] = load
        said |= {f"{test}.{number}.indication": load for number in range(times)}
    return said
