"""A visit to a coached firm without a line: photo and signature, sent, and sent again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.staticfiles import finders

from teraju.modules.enterprises.models import Visit, VisitEntry, VisitPicture
from teraju.modules.enterprises.tests.visit_world import TODAY, Ground, a_ground

from .person import PICTURES
from .test_market_day import PHONE, let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NOTES = "Bahan dicatat, label belum."
PLACE = {"latitude": -6.04, "longitude": 106.12, "accuracy": 12}


@pytest.fixture
def ground(demonstration: Any) -> Ground:
    demonstration.TERAJU_TODAY = TODAY
    return a_ground()


@pytest.fixture
def telephone(browser: Any, live_server: Any, ground: Ground) -> Iterator[Any]:
    context = browser.new_context(
        viewport=PHONE,
        has_touch=True,
        is_mobile=True,
        geolocation=PLACE,
        permissions=["geolocation"],
    )
    let_in(context, live_server.url, ground.coach)
    page = context.new_page()
    page.set_default_timeout(15_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    yield page
    context.close()
    assert not [one for one in said if "Content Security Policy" in one]


def take_along(page: Any, address: str) -> None:
    page.goto(f"{address}/enterprises/visits/app/")
    page.wait_for_selector("html[data-stored]")
    page.locator('[data-take="visits"]').tap()
    page.locator("#visits .frow").first.wait_for()


def picture(page: Any, name: str) -> None:
    """Keep a picture when asked to (TERAJU_PICTURES=1)."""
    if os.environ.get("TERAJU_PICTURES"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(PICTURES / f"{name}.png"))


def answer(page: Any, group: str, code: str, how: str) -> None:
    box = page.locator(f'[data-group="{group}"]')
    if box.get_attribute("open") is None:
        box.locator("summary").tap()
    page.locator(f'[data-question="{code}"] input[value="{how}"]').tap()


def sign(page: Any) -> None:
    sheet = page.locator("canvas.vsign")
    sheet.evaluate("sheet => sheet.scrollIntoView({ block: 'center' })")
    box = sheet.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 40)
    page.mouse.down()
    for step in range(1, 8):
        page.mouse.move(box["x"] + 20 + step * 30, box["y"] + 40 + (step % 2) * 40)
    page.mouse.up()
    keeps(page, "signature")


def keeps(page: Any, name: str) -> None:
    """Until the draft on the telephone holds it: taps are written before they are shown."""
    script = """name => new Promise((done) => {
      const asked = indexedDB.open(`coach-${document.body.dataset.who}-work`);
      asked.onsuccess = () => {
        const rows = asked.result.transaction("drafts").objectStore("drafts").getAll();
        rows.onsuccess = () => {
          asked.result.close();
          done(rows.result.some((one) => Boolean(one[name])));
        };
      };
    })"""
    for _try in range(50):
        if page.evaluate(script, name):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the draft holds no {name}")


def hold(page: Any) -> None:
    """The whole visit, with the browser dying in the middle."""
    page.locator("#visits .frow").first.tap()
    answer(page, "material", "material_check", "yes")
    answer(page, "label", "label_marks", "no")
    page.locator('[name="notes"]').fill(NOTES)
    photo = finders.find("teraju/field/icon-512.png")
    page.locator('[name="photo"]').set_input_files(photo)
    page.locator(".vphotos img").wait_for()
    page.locator('[data-add="step"]').tap()
    page.locator('[name="step"]').fill("Ganti label")
    sign(page)
    page.reload()
    page.locator(".vphotos img").wait_for()
    assert page.locator('[name="notes"]').input_value() == NOTES
    assert page.locator('[name="step"]').input_value() == "Ganti label"
    page.locator("[data-place]").tap()
    keeps(page, "spot")
    page.locator("canvas.vsign").evaluate("sheet => sheet.scrollIntoView({ block: 'center' })")
    picture(page, "coach-visit")
    page.locator("[data-finish]").tap()
    page.locator("#visits").wait_for()


def waiting(page: Any, number: int) -> None:
    page.locator(f'#field-waiting[data-number="{number}"]').wait_for(timeout=20_000)


def test_a_visit_without_a_line(telephone: Any, live_server: Any, ground: Ground) -> None:
    ground.visit()
    page = telephone
    take_along(page, live_server.url)
    page.context.set_offline(True)
    page.reload()
    page.locator("#visits").wait_for()
    assert "14 Maret 2018" in page.locator("#visits").inner_text()
    picture(page, "coach-home")
    hold(page)
    waiting(page, 1)
    assert not VisitEntry.objects.exists()
    page.context.set_offline(False)
    waiting(page, 0)
    arrived()
    page.evaluate("dispatchEvent(new Event('online'))")
    waiting(page, 0)
    arrived()
    leaves_nothing(page)


def arrived() -> None:
    """One visit, with its photo, its signature and its place; nothing double."""
    visit = Visit.objects.get()
    assert (visit.state, visit.notes, visit.signer) == ("held", NOTES, "Ibu Sari")
    assert visit.answers["label_marks"]["answer"] == "no"
    assert [one.text for one in visit.steps.all()] == ["Ganti label"]
    assert str(visit.latitude) == "-6.040000"
    assert visit.signature is not None
    assert VisitEntry.objects.count() == 1
    assert sorted(VisitPicture.objects.values_list("is_signature", flat=True)) == [False, True]


def leaves_nothing(page: Any) -> None:
    """Who logs out takes the visits and everything done with them."""
    kept = (
        "indexedDB.databases().then(all => all.filter(one => one.name.startsWith('coach-')).length)"
    )
    assert page.evaluate(kept) == 2
    page.locator("details.menu summary").tap()
    page.locator("form[data-forget] button").tap()
    page.wait_for_url("**/login/**")
    assert page.evaluate(kept) == 0
