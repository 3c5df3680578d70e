"""Gifts on a phone: a wedding's envelopes, a gift due at KPK tomorrow, a bribe that was refused."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
GUESTS = "\n".join(f"Tamu {n}\t{100 + n}.000\tuang" for n in range(1, 39))
ME = {
    "receiver_name": "Siti Contoh",
    "receiver_nik": "3604010101800001",
    "receiver_post": "Analis",
    "receiver_address": "Jalan Contoh 1, Serang",
}
TRUE = "Laporan ini saya buat dengan sebenar-benarnya"


@pytest.fixture
def on_a_phone(someone: Person, built: None, demonstration: Any) -> Person:
    demonstration.TERAJU_TODAY = date(2026, 3, 9)
    someone.page.set_viewport_size(PHONE)
    someone.enter_as("staff.serang")
    return someone


def hand_in(someone: Person, **fields: str) -> None:
    someone.take_next_step()
    someone.sees("Petugas UPPG")
    someone.fill(**ME, **fields)
    someone.tick(TRUE)
    someone.send()


def at_the_desk(someone: Person) -> str:
    """Where the report that its reporter has before them stands for the unit."""
    return urlsplit(someone.page.url).path.replace("/gratification/", "/gratification/desk/")


def is_invisible_to(someone: Person, path: str, *accounts: str) -> None:
    """No superior, no leader, no administrator finds it."""
    for account in accounts:
        with someone.beside(account) as other:
            assert other.page.goto(f"{other.address}{path}").status == 404


def test_a_wedding_with_forty_envelopes(on_a_phone: Person) -> None:
    someone = on_a_phone
    someone.open("/gratification/")
    someone.follow("Acara dengan banyak pemberian")
    someone.fill(event_name="Pernikahan anak pertama", received_on="2026-03-07")
    someone.send()
    row = someone.page.locator("#row-1")
    row.locator("[name=giver_name]").fill("PT Maju Contoh")
    row.locator("[name=value]").fill("1.500.000")
    row.locator("[name=value]").press("Enter")
    someone.page.locator("#row-1 .st").wait_for()
    someone.follow("Tempel baris")
    # The same giver once more, under another form of the name.
    someone.fill(lines=f"{GUESTS}\nPT. Maju Contoh\t250.000\tkado\tjam dinding")
    someone.send()
    someone.sees("40 amplop", "1 pemberi melebihi batas")
    someone.follow("Lihat jawabannya")
    someone.sees(
        "Sebagian pemberian ini wajib dilaporkan.",
        "Melebihi Rp1.500.000 dari satu pemberi dalam satu acara",
        "2 amplop, Rp1.750.000",
        "paling aman 21 April 2026",
    )
    hand_in(someone, place="Serang")
    someone.sees("disampaikan", "GRAT-0001/2026")
    path = someone.page.url.removeprefix(someone.address)
    is_invisible_to(someone, path, "inspector.serang", "regent.serang", "administrator.serang")


def test_a_gift_due_at_kpk_tomorrow(on_a_phone: Person, demonstration: Any) -> None:
    someone = on_a_phone
    demonstration.TERAJU_TODAY = date(2026, 4, 20)
    someone.open("/gratification/report/")
    someone.fill(
        received_on="2026-03-06",
        giver_name="CV Penyedia Contoh",
        giver_relation="partner",
        occasion="procurement",
        category="other",
        description="Jam tangan",
        value="3.500.000",
    )
    someone.send()
    someone.sees("Pemberian ini wajib dilaporkan.", "paling aman 21 April 2026")
    hand_in(someone, place="Kantor", giver_address="Jalan Contoh 9, Serang")
    with someone.beside("upg.serang") as officer:
        officer.open("/")
        # Earlier ones wait as well: the line that leads to this report.
        officer.page.locator(f"main .todo a[href='{at_the_desk(someone)}']").first.click()
        officer.page.wait_for_load_state()
        officer.take_next_step()
        officer.send()
        officer.take_next_step()
        officer.page.locator("main form.form [value=assess_to_kpk]").check()
        officer.send()
        officer.take_next_step()
        officer.fill(forwarded_on="2026-04-20", gol_number="GOL-2026-0001")
        officer.send()
    someone.page.reload()
    someone.sees("diteruskan ke KPK", "GOL-2026-0001")


def test_a_bribe_that_was_refused(on_a_phone: Person) -> None:
    someone = on_a_phone
    someone.open("/gratification/report/")
    someone.page.locator("main form.form [value=refused]").check()
    someone.fill(
        received_on="2026-03-09",
        giver_name="Pemohon izin contoh",
        occasion="service",
        description="Amplop tertutup",
        value="",
    )
    someone.tick("Terkait dengan jabatan, tugas, atau keputusan saya")
    someone.send()
    someone.sees("Penolakan juga dilaporkan.")
    hand_in(someone, place="Loket 2", giver_address="Tidak diketahui")
    someone.sees("disampaikan")
