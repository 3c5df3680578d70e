"""The pages of the unit: every step through its form, strangers, and what is typed wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.domain.tags import numbered
from teraju.modules.metrology.models import (
    Issue,
    RoomReading,
    ScopeLetter,
    StampStock,
    Standard,
    Sticker,
    StickerRoll,
)
from teraju.modules.metrology.selectors.stamps import lines_of
from teraju.modules.metrology.unit_inbox import waiting
from teraju.platform.accounts.models import User

from . import unit_world as w
from .unit_world import DAY, World

pytestmark = pytest.mark.django_db
MENACE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.TERAJU_TODAY = DAY


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def get(user: User, name: str, *args: Any, code: int = 200, **query: Any) -> str:
    response = client_of(user).get(reverse(name, args=args), query)
    assert response.status_code == code, response.content.decode()[:2000]
    return response.content.decode()


def send(user: User, name: str, *args: Any, data: Mapping[str, Any], status: int = 302) -> Any:
    get(user, name, *args)
    response = client_of(user).post(reverse(name, args=args), data)
    page = response.content.decode()
    found = re.search(r'class="summary".*?</div>', page, re.DOTALL)
    assert response.status_code == status, found[0] if found else page[:2000]
    return response


def refused_at(response: Any, field: str) -> bool:
    form = response.context["form"]
    return bool(form.non_field_errors() if not field else form.errors.get(field))


def walk(user: User, one: Any, step: str, /, *rows: int, status: int = 302, **data: Any) -> Any:
    """Open the form of a step and send it, with the version that the record has."""
    one.refresh_from_db()
    sent = {"version": one.version, **data}
    return send(user, step, one.pk, *rows, data=sent, status=status)


LETTER = {
    "number": "MR.43",
    "issued_on": "2019-01-10",
    "issuer": "Direktur Metrologi",
    "region": "Kabupaten Uji",
    "mark_code": "64",
    "note": MENACE,
}


def test_a_letter_goes_through_its_pages(unit: World) -> None:
    head = unit.head
    send(head, "metrology_scope_add", data=LETTER)
    letter = ScopeLetter.objects.get()
    walk(head, letter, "metrology_scope_change", **{**LETTER, "mark_code": "65"})
    walk(head, letter, "metrology_scope_kinds", kinds=["electronic_scale", "dacin"])
    line = letter.lines.get(kind="electronic_scale")
    walk(
        head,
        letter,
        "metrology_scope_line",
        line.pk,
        classes="II III",
        parameter="max",
        upper="100000",
    )
    bad = {"classes": "", "parameter": "", "upper": "5"}
    refused = walk(head, letter, "metrology_scope_line", line.pk, status=422, **bad)
    assert refused_at(refused, "parameter")
    walk(head, letter, "metrology_scope_line_add", kind="dacin")
    second = letter.lines.order_by("-pk")[0]
    walk(head, letter, "metrology_scope_line_remove", second.pk)
    area = {"name": "Kota Uji", "agreement": "KSO 1", "since": "2019-01-02"}
    early = {**area, "until": "2019-01-01"}
    refused = walk(head, letter, "metrology_scope_area_add", status=422, **early)
    assert refused_at(refused, "until")
    walk(head, letter, "metrology_scope_area_add", **area)
    walk(head, letter, "metrology_scope_area_add", name="Kota Dua", agreement="KSO 2")
    walk(head, letter, "metrology_scope_area_remove", letter.areas.get(name="Kota Dua").pk)
    walk(head, letter, "metrology_scope_drop", reason="Salah")
    walk(head, letter, "metrology_scope_resume", reason="Benar")
    early = walk(head, letter, "metrology_scope_enact", status=422, from_on="2019-01-09")
    assert refused_at(early, "from_on")
    walk(head, letter, "metrology_scope_enact", from_on="2019-01-10")
    page = get(unit.staff, "metrology_scope", letter.pk)
    assert "Max ≤ 100\u202f000 kg" in page
    walk(head, letter, "metrology_scope_end", ended_on="2019-02-01", reason="Keliru")
    walk(head, letter, "metrology_scope_reinstate", reason="Salah tekan")
    assert "Kota Uji" in page
    assert MENACE not in page
    assert "In force" in get(unit.staff, "metrology_scopes", q="dacin")
    walk(head, letter, "metrology_scope_end", ended_on=DAY, reason="Dicabut")


STANDARD = {"name": "Bidur", "code": "AT-01", "kind": "weight", "count": 1, "custody": "own"}


def test_a_standard_goes_through_its_pages(unit: World) -> None:
    tester = unit.tester
    send(tester, "metrology_standard_add", data={**STANDARD, "nominal": "20", "unit": "kg"})
    one = Standard.objects.get()
    assert "Not calibrated" in get(unit.staff, "metrology_standard", one.pk)
    walk(tester, one, "metrology_standard_change", **{**STANDARD, "make": MENACE})
    paper = {"number": "K.1", "issued_by": "BSML", "traceable_to": "SNSU", "is_fit": "yes"}
    days = {"calibrated_on": "2019-01-05", "due_on": "2019-01-04"}
    bad = walk(tester, one, "metrology_standard_certificate", status=422, **paper, **days)
    assert refused_at(bad, "due_on")
    days["due_on"] = "2020-01-05"
    walk(tester, one, "metrology_standard_certificate", **paper, **days)
    walk(
        tester,
        one,
        "metrology_standard_lend",
        borrower="UPTD tetangga",
        agreement="KSO 7",
        lent_on=DAY,
        until="2019-04-01",
    )
    assert "Lent" in get(unit.staff, "metrology_standards", fitness="lent")
    walk(tester, one, "metrology_standard_take_back", returned_on=DAY, returned_as="Utuh")
    walk(tester, one, "metrology_standard_withdraw", reason="Jatuh")
    walk(tester, one, "metrology_standard_restore", reason="Baik")
    walk(tester, one, "metrology_standard_strike", one.certificates.get().pk, reason="Salah")
    page = get(unit.staff, "metrology_standard", one.pk)
    assert "Struck out" in page
    assert MENACE not in page


@pytest.mark.parametrize(
    ("fitness", "there"),
    [("fit", True), ("soon", False), ("overdue", False), ("lent", False), ("withdrawn", False)],
)
def test_the_filter_of_use_agrees_with_the_status(unit: World, fitness: str, there: bool) -> None:
    w.standard(unit)
    assert ("AT-01" in get(unit.staff, "metrology_standards", fitness=fitness)) is there


def test_readings_of_the_room(unit: World) -> None:
    values = {"room": "Ruang M", "read_on": DAY, "read_at": "08:00", "humidity": "55"}
    hot = {**values, "temperature": "31.5"}
    refused = send(unit.tester, "metrology_reading_add", data=hot, status=422)
    assert refused_at(refused, "measure")
    send(unit.tester, "metrology_reading_add", data={**hot, "measure": "AC diperbaiki"})
    one = RoomReading.objects.get()
    assert "Outside the limits" in get(unit.staff, "metrology_reading", one.pk)
    assert "Ruang M" in get(unit.staff, "metrology_readings", within="no")
    walk(unit.tester, one, "metrology_reading_strike", reason="Salah baca")
    assert "Struck out" in get(unit.staff, "metrology_reading", one.pk)
    # The log is what an assessor reads: why a line does not count stands in it.
    assert "Salah baca" in get(unit.staff, "metrology_readings")


def test_the_stamps_of_a_year_go_through_their_pages(unit: World, settings: Any) -> None:
    settings.TERAJU_TODAY = date(2018, 4, 2)
    need = {"year": 2019, "grounds": "Dua penera", "needs_sah_4_field": 3, "needs_batal_4_field": 1}
    empty = {"year": 2019, "grounds": "Dua penera"}
    refused = send(unit.head, "metrology_stock_add", data=empty, status=422)
    assert refused_at(refused, "needs")
    nought = {**empty, "needs_sah_4_field": 0}
    refused = send(unit.head, "metrology_stock_add", data=nought, status=422)
    assert refused_at(refused, "")
    for wrong in ("-1", "1.5", "10001", "tiga"):
        refused = send(
            unit.head, "metrology_stock_add", data={**need, "needs_sah_2_office": wrong}, status=422
        )
        told = refused.context["form"].errors["needs"][0]
        assert "2 mm, at the office: give a whole number" in told
        assert refused.content.decode().count('aria-invalid="true"') == 1
    send(unit.head, "metrology_stock_add", data=need)
    refused = send(unit.head, "metrology_stock_add", data=need, status=422)
    assert refused_at(refused, "year")
    stock = StampStock.objects.get()
    assert "Apply for the stamps of 2019" in {
        str(i.title) for i in waiting(unit.acts("head", date(2018, 4, 2)))
    }
    walk(unit.head, stock, "metrology_stock_change", grounds="Tiga", needs_sah_4_field=4)
    letter = {"requested_on": "2018-04-02", "request_letter": "510/1"}
    walk(unit.agency_head, stock, "metrology_stock_request", **letter)
    walk(unit.agency_head, stock, "metrology_stock_withdraw", reason="Kurang")
    walk(unit.agency_head, stock, "metrology_stock_request", **letter)
    settings.TERAJU_TODAY = date(2018, 12, 3)
    came = {"received_on": "2018-12-03", "receipt": "BA-7", "numbers_sah_4_field": 5}
    assert "In the safe" not in get(unit.staff, "metrology_stock", stock.pk)
    walk(unit.counter, stock, "metrology_stock_receive", **came)
    assert "until 1 January 2019" in get(unit.staff, "metrology_stock", stock.pk)
    settings.TERAJU_TODAY = DAY
    came["numbers_sah_4_field"] = 4
    walk(unit.counter, stock, "metrology_stock_correct", **came, reason="Salah hitung")
    line = next(one for one in lines_of(stock) if one.received)
    sheet = {"counted_on": DAY, "witness": "Kepala UPT"}
    less = {**sheet, f"found_{line.pk}": 3}
    refused = walk(unit.counter, stock, "metrology_stock_count", status=422, **less)
    assert refused_at(refused, "explanation")
    walk(unit.counter, stock, "metrology_stock_count", **less, explanation=MENACE)
    page = get(unit.staff, "metrology_stock", stock.pk)
    assert "3/4" in page
    assert MENACE not in page
    settings.TERAJU_TODAY = date(2020, 1, 2)
    walk(unit.counter, stock, "metrology_stock_hand_over", handed_on="2020-01-02", handover="BA")
    walk(unit.counter, stock, "metrology_stock_reopen", reason="Keliru")
    walk(unit.counter, stock, "metrology_stock_hand_over", handed_on="2020-01-02", handover="BA")
    page = get(unit.staff, "metrology_stock", stock.pk)
    assert "Everything is in the safe" not in page
    walk(
        unit.counter, stock, "metrology_stock_confirm", confirmed_on="2020-01-02", confirmation="M"
    )
    assert "Closed" in get(unit.staff, "metrology_stocks")


def test_a_hand_out_and_its_return(unit: World, settings: Any) -> None:
    stock, standard, roll = w.received(unit), w.standard(unit), w.roll(unit)
    line = w.line(stock)
    data = {
        "job": "SPT 12",
        "site": "field",
        "holder": unit.tester.pk,
        "issued_on": DAY,
        "due_on": DAY,
        f"stamp_{line.pk}": 2,
        "standards": [standard.pk],
        "rolls": [roll.pk],
    }
    for changed, field in (
        ({f"stamp_{line.pk}": 9}, f"stamp_{line.pk}"),
        ({"due_on": "2019-03-13"}, "due_on"),
        ({"holder": unit.supervisor.pk}, "holder"),
        ({"standards": [standard.pk + 1]}, "standards"),
    ):
        refused = send(unit.counter, "metrology_issue_add", data={**data, **changed}, status=422)
        assert refused_at(refused, field), field
    send(unit.counter, "metrology_issue_add", data=data)
    issue = Issue.objects.get()
    assert "SPT 12" in get(unit.staff, "metrology_issues", back="out")
    assert "Bring back" in str(waiting(unit.acts("tester"))[0].title)
    settings.TERAJU_TODAY = date(2019, 3, 15)
    assert "Not back in time" in get(unit.staff, "metrology_issues", back="late")
    get(unit.tester, "metrology_issue_back", issue.pk, code=403)
    one, held = issue.stamps.get(), issue.rolls.get()
    begun = get(unit.counter, "metrology_issue_back", issue.pk)
    for name in (f"stamp_{one.pk}", f"roll_{held.pk}"):
        counted = re.search(rf'<input[^>]*name="{name}"[^>]*>', begun)
        assert counted, name
        assert "value=" not in counted[0], "who takes it back counts it"
    empty = walk(unit.counter, issue, "metrology_issue_back", status=422, returned_on="2019-03-15")
    assert refused_at(empty, f"stamp_{one.pk}")
    assert refused_at(empty, f"roll_{held.pk}")
    back = {"returned_on": "2019-03-15", f"stamp_{one.pk}": 1, f"roll_{held.pk}": 100}
    back[f"standard_{issue.standards.get().pk}"] = "in_order"
    refused = walk(unit.counter, issue, "metrology_issue_back", status=422, **back)
    assert refused_at(refused, "note")
    walk(unit.counter, issue, "metrology_issue_back", **back, note="Satu patah")
    assert "Satu patah" in get(unit.staff, "metrology_issue", issue.pk)


def test_in_a_year_without_stamps_the_form_says_so(unit: World) -> None:
    assert "no stamps of this year" in get(unit.counter, "metrology_issue_add")


def test_rolls_and_stickers(unit: World) -> None:
    roll = {"name": "R-9", "first": 1, "last": 50, "received_on": DAY}
    send(unit.counter, "metrology_roll_add", data=roll)
    again = send(unit.counter, "metrology_roll_add", data={**roll, "name": "R-10"}, status=422)
    assert refused_at(again, "first")
    again = send(
        unit.counter, "metrology_roll_add", data={**roll, "first": 51, "last": 60}, status=422
    )
    assert refused_at(again, "name")
    one, scale = StickerRoll.objects.get(), w.instrument(unit)
    code = sticker_code(unit.agency.government_id, 1)
    assert "goes out with the next job" in get(unit.staff, "metrology_roll", one.pk)
    w.out(unit, rolls=[one])
    assert "It is out for a job" in get(unit.staff, "metrology_roll", one.pk)
    for bad, field in (
        ({"code": "salah", "tag": tag_of(scale)}, "code"),
        ({"code": code, "tag": "XYZ"}, "tag"),
    ):
        refused = send(unit.tester, "metrology_sticker_add", data={**bad, "on": DAY}, status=422)
        assert refused_at(refused, field)
    send(unit.tester, "metrology_sticker_add", data={"code": code, "tag": tag_of(scale), "on": DAY})
    send(unit.tester, "metrology_sticker_add", data={"code": code, "tag": tag_of(scale), "on": DAY})
    sticker = Sticker.objects.get()
    assert "On an instrument" in get(unit.staff, "metrology_sticker", sticker.pk)
    walk(unit.counter, sticker, "metrology_sticker_withdraw", reason="Dicuri")
    torn = {"code": sticker_code(unit.agency.government_id, 2), "reason": "Robek"}
    send(unit.tester, "metrology_sticker_spoil", data=torn)
    refused = send(unit.tester, "metrology_sticker_spoil", data=torn, status=422)
    assert refused_at(refused, "code")
    walk(unit.counter, one, "metrology_roll_withdraw", reason="Hilang")
    walk(unit.counter, one, "metrology_roll_restore", reason="Ada")
    assert "R-9" in get(unit.staff, "metrology_rolls", left="yes")
    assert "Spoiled" in get(unit.staff, "metrology_stickers", state="spoiled")
    assert "SPT 12/2019" in get(unit.staff, "metrology_roll", one.pk)


def tag_of(scale: Any) -> str:
    scale.tag = numbered("T001", 7, 5)
    scale.save()
    return str(scale.tag)


def test_who_verifies_here(unit: World) -> None:
    assert "no unit to show" in get(unit.staff, "metrology_officers")
    w.in_force(unit)
    page = get(unit.staff, "metrology_officers")
    assert "Penera Ahli Pertama" in page
    assert "31 Dec" in page


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("metrology_scope_drop", w.letter),
        ("metrology_standard_change", w.standard),
        ("metrology_stock_request", w.planned),
        ("metrology_roll_withdraw", w.roll),
        ("metrology_issue_back", lambda unit: w.out(unit, standards=[w.standard(unit)])),
    ],
)
def test_strangers_find_nothing_and_readers_are_told(unit: World, name: str, make: Any) -> None:
    one = make(unit)
    get(unit.stranger, name, one.pk, code=404)
    assert "Only these roles" in get(unit.staff, name, one.pk, code=403)
    get(unit.stranger, name.rsplit("_", 1)[0], one.pk, code=404)


@pytest.mark.parametrize(
    "name", ["scope_add", "standard_add", "reading_add", "stock_add", "issue_add", "roll_add"]
)
def test_who_may_not_begin_is_told(unit: World, name: str) -> None:
    get(unit.staff, f"metrology_{name}", code=403)


def test_two_people_at_once(unit: World) -> None:
    letter = w.letter(unit)
    data = {"version": letter.version, "reason": "Satu"}
    send(unit.head, "metrology_scope_drop", letter.pk, data=data)
    address = reverse("metrology_scope_drop", args=[letter.pk])
    response = client_of(unit.head).post(address, data)
    assert response.status_code == 422
    assert "Somebody saved this record" in response.content.decode()
